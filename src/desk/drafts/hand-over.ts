// Step: a draft goes on in another channel. Its owner asks for a 接稿码 in one, and gives it in the other: once, within a quarter of an hour.
import { draftOwners } from '#domain/journal/kept-draft.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'

interface HandOver {
  readonly drafts: Journal['drafts']
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string
  /** Unguessable, of [A-Za-z0-9_-]. */
  readonly newToken: () => string
  readonly now: () => Date
}

const codeMinutes = 15
export function sayOffer(code: string): string {
  return `接稿码：${code}，${codeMinutes}分钟内有效，只能用一次。到另一个渠道发：接稿 ${code}`
}

/** One and the same for what is not there and what is another's. */
export const unknownOffer = (idOrCode: string) => `没有编号或接稿码是 ${idOrCode} 的稿子。`
export const unknownOfferFix = `接稿码只能用一次，${codeMinutes}分钟内有效。到写稿的渠道说“接稿码”，再要一个。`
/** Of 36 characters: 62 bits, while only minutes are left to guess. */
const codeLength = 12

/** Only the hash is kept; a new code takes the place of the one before. Null when it is not this person's draft. */
export async function offerDraft(
  person: string,
  id: string,
  { drafts, hash, newToken, now }: HandOver,
): Promise<string | null> {
  const kept = await drafts.read(id)
  if (!kept || !draftOwners(kept).includes(person)) return null
  if (kept.owner !== person) {
    throw new AppError('input', '接稿码要在起草这份稿子的渠道里要。', { fix: '到那里说“接稿码”。' })
  }
  let code = ''
  while (code.length < codeLength)
    code += newToken()
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
  code = code.slice(0, codeLength)
  const until = new Date(now().getTime() + codeMinutes * 60_000).toISOString()
  const handover = { code: hashCode(code, hash), until }
  await drafts.update(id, (present) => present && { ...present, handover })
  return code
}

/** The id of the draft that the code opened, now this person's too; null for a code that is unknown, used or too old. */
export async function takeOffered(
  person: string,
  given: string,
  { drafts, hash, now }: HandOver,
): Promise<string | null> {
  const code = hashCode(given, hash)
  const offered = await drafts.findByCode(code)
  if (!offered) return null
  const { id } = offered.record
  let isTaken = false
  await drafts.update(id, (present) => {
    const { handover = null } = present ?? {}
    isTaken = handover?.code === code && handover.until > now().toISOString()
    if (!present || !isTaken) return present
    const sharers = draftOwners(present).includes(person) ? present.sharers : [...present.sharers, person]
    return { ...present, sharers, handover: null }
  })
  return isTaken ? id : null
}

/** Typed on a phone, so capitals do not count. */
function hashCode(code: string, hash: HandOver['hash']): string {
  return hash(new TextEncoder().encode(`接稿码 ${code.trim().toLowerCase()}`))
}
