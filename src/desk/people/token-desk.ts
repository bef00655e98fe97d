// The desk's verbs over tokens: what lets another program ask for a person, with his view and his rights as they are at each request.
import type { AccessToken } from '#domain/journal/access-token.ts'
import { isGroupId } from '#domain/journal/person.ts'
import type { Reader } from '#domain/reader.ts'
import { maxNameLength } from '#domain/text-limits.ts'
import { AppError } from '#shared/errors.ts'
import { allowPerson, checkId } from './manage-people.ts'
import { readRights } from './person-rights.ts'
import type { SignInParts } from './sign-in.ts'

/** A line of `tokens --json`. */
export type ListedToken = Omit<AccessToken, 'hash'>

export interface TokenDesk {
  /** In the order in which they were made. */
  listTokens(reader: Reader): Promise<readonly ListedToken[]>
  /**
   * `token` is shown this once and kept nowhere. `name`: what it is for. An account of the page that is not there yet
   * (`page:NAME`) is made. Throws AppError `input` for a group, for one who was removed or waits, and for what is no id.
   */
  addToken(reader: Reader, person: string, name?: string): Promise<ListedToken & { readonly token: string }>
  /** False where there is none of that id. */
  removeToken(reader: Reader, id: string): Promise<boolean>
  /** Doors for other programs are shut until somebody made one. */
  hasTokens(): Promise<boolean>
  /** Who asks by it, as of now; null: it opens nothing. */
  openToken(token: string): Promise<{ readonly id: string; readonly reader: Reader } | null>
}

/** `lastUsed` is not written more often. */
const usedEveryMs = 60_000

type TokenParts = SignInParts

export function openTokenDesk(parts: TokenParts): TokenDesk {
  const { tokens } = parts.journal
  return {
    listTokens: async () => (await tokens.list()).map(hideHash),
    addToken: (_, person, name = '') => addToken(person, name.trim(), parts),
    async removeToken(_, id) {
      let isThere = false
      await tokens.update(id, (present) => {
        isThere = present !== null
        return null
      })
      return isThere
    },
    hasTokens: async () => (await tokens.list()).length > 0,
    openToken: (token) => openToken(token, parts),
  }
}

function hideHash({ id, person, name, createdAt, lastUsed }: AccessToken): ListedToken {
  return { id, person, name, createdAt, lastUsed }
}

async function addToken(person: string, name: string, parts: TokenParts): ReturnType<TokenDesk['addToken']> {
  checkId(person)
  if (isGroupId(person))
    throw new AppError('input', '群不能有令牌。', { fix: '给要接的程序开一个网页账号，例如 page:dify。' })
  if (name.length > maxNameLength || /[\u0000-\u001f]/.test(name))
    throw new AppError('input', '令牌的名字太长，或有看不见的字符。', { fix: `写${maxNameLength}字以内。` })
  await letIn(person, parts)
  const token = `antou_${parts.newToken()}${parts.newToken()}`
  const id = hashOf(parts.newToken(), parts).slice(0, 8)
  const kept = { id, person, name: name || null, createdAt: parts.now().toISOString(), lastUsed: null }
  await parts.journal.tokens.update(id, () => ({ ...kept, hash: hashOf(token, parts) }))
  return { ...kept, token }
}

/** One whom nobody knows yet is let in only as an account of the page: an id of a chat may be mistyped, and be a stranger's. */
async function letIn(person: string, parts: TokenParts): Promise<void> {
  const { standing } = await readRights(person, parts)
  if (standing === 'allowed') return
  if (standing === 'unknown' && person.startsWith('page:')) {
    await allowPerson(person, parts)
    return
  }
  throw new AppError('input', `${person} 还没有开通，或者停用了。`, {
    fix: `先同意他：antou people allow ${person}，或在网页“人员”里点“同意”。`,
  })
}

function hashOf(token: string, { hash }: TokenParts): string {
  return hash(new TextEncoder().encode(`antou token ${token}`))
}

async function openToken(token: string, parts: TokenParts): ReturnType<TokenDesk['openToken']> {
  if (!/^[\w-]{20,200}$/.test(token)) return null
  const { tokens } = parts.journal
  const kept = await tokens.findByHash(hashOf(token, parts))
  if (kept === null) return null
  const { person, standing, unit, role } = await readRights(kept.person, parts)
  if (standing !== 'allowed') return null
  // A full disk, and a command beside a server, keep nobody out.
  await noteUse(kept, parts).catch(() => {})
  return { id: kept.id, reader: { person, unit, role, withSamples: parts.withSamples } }
}

async function noteUse({ id, lastUsed }: AccessToken, { journal, now }: TokenParts): Promise<void> {
  const at = now()
  if (Date.parse(lastUsed ?? '') > at.getTime() - usedEveryMs) return
  await journal.tokens.update(id, (present) => present && { ...present, lastUsed: at.toISOString() })
}
