// Step of the sentence check: the words of one clause. They stand near each other in a passage, with the same yes or no.
import type { CheckDeps, SentenceFault } from './cited-passage.ts'
import { type Clause, measureCover, readClauses, readForm, readMentions } from './claim-source.ts'
import type { Claim } from './read-claims.ts'

/** Share of a clause's content characters that neighbouring clauses of one passage carry; set on the generated sentences of the test. */
const clauseCoverage = 0.7
/** Content characters in a row that no passage has: more is a word of its own. */
const longestGap = 4
/** A lead-in names what the sentence is about and claims nothing. */
const leadIn =
  /^(?:在|关于|对于|就|至于|针对|从)?[^\d,，。]{2,16}(?:方面|来看|来说|而言)$|^(?:关于|对于|至于)[^\d,，。]{2,16}$/

export function checkWords({ clause, passages }: Claim, deps: CheckDeps): SentenceFault | null {
  if (leadIn.test(clause.raw.trim())) return null
  const form = readForm(stripNames(clause.raw, passages, deps))
  if (form.length < 2) return null
  let best = { share: 0, gap: form, near: [] as readonly Clause[] }
  for (const { text } of passages) {
    const clauses = readClauses(text)
    const reach = form.length > 24 ? 2 : 1
    for (let at = 0; at < clauses.length; at++) {
      const near = clauses.slice(Math.max(0, at - reach), at + reach + 1)
      const { share, longestGap: gap } = measureCover(form, near.map((one) => one.form).join('|'))
      if (share > best.share) best = { share, gap, near }
    }
  }
  if (best.share < clauseCoverage || best.gap.length > longestGap) return { rule: 'clause', text: clause.raw }
  return checkNegation(clause, { near: best.near, passages })
}

/** Places are checked on their own and need not stand in the passage. */
function stripNames(raw: string, passages: Claim['passages'], deps: CheckDeps): string {
  let rest = raw
  for (const { text } of readMentions(rest, deps)) rest = rest.replace(text, '')
  for (const { place } of passages) {
    for (const name of [place.county, place.town]) if (name) rest = rest.replaceAll(name, '')
  }
  return rest
}

const negation =
  /未(?!来|成年|检)|没有|没|无(?!论|缝|偿|人机|障碍|线|害化|讼|纸)|不(?!断|仅|但|同|少|动产|久|含|低于|高于|超过|得不|只|法|良|文明|锈|定期)|非(?!法|常|遗|公|税|诉|机动|凡)|零(?=发生|上访|投诉|事故|复议|败诉)|禁止|严禁|杜绝|防止|避免|拒绝/g
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/上升|增长|提高|增加|提升/, /下降|减少|降低|压降/],
  [/以上|(?<!不)超过|不少于|不低于|(?<!不)高于/, /以下|不足|(?<!不)少于|(?<!不)低于|不超过|不高于/],
  [/(?<!不|未)合格/, /不合格/],
  [/成功/, /失败/],
  [/胜诉/, /败诉/],
  [/同意|批准/, /驳回|否决/],
]

interface Stripped {
  readonly text: string
  /** Places in `text` where a negation stood. */
  readonly at: readonly number[]
}

function checkNegation(
  clause: Clause,
  { near, passages }: { near: readonly Clause[]; passages: Claim['passages'] },
): SentenceFault | null {
  const window = near.map(({ raw }) => raw).join('|')
  const fault: SentenceFault = { rule: 'negation', text: clause.raw }
  for (const [up, down] of opposites) {
    if (up.test(clause.raw) && !up.test(window) && down.test(window)) return fault
    if (down.test(clause.raw) && !down.test(window) && up.test(window)) return fault
  }
  const written = stripNegations(clause.raw)
  const sources = passages.map(({ text }) => stripNegations(text))
  const isAnyLost = near
    .map(({ raw }) => stripNegations(raw))
    .some((one) => one.at.some((at) => isLost(at, one, { written, sources })))
  if (isAnyLost) return fault
  return written.at.some((at) => !isGrounded(at, written, sources)) ? fault : null
}

function stripNegations(raw: string): Stripped {
  const text = raw.replace(/[\s\p{P}]/gu, '')
  const at: number[] = []
  let kept = ''
  let done = 0
  for (const match of text.matchAll(negation)) {
    kept += text.slice(done, match.index)
    at.push(kept.length)
    done = match.index + match[0].length
  }
  return { text: kept + text.slice(done), at }
}

/** What follows a negation of the source (what precedes it, at a clause's end) is written without it, and no source says it so. */
function isLost(
  at: number,
  source: Stripped,
  { written, sources }: { written: Stripped; sources: readonly Stripped[] },
): boolean {
  const after = source.text.slice(at, at + 4)
  const lead = after.length < 2 ? 4 : 0
  const start = Math.max(0, at - lead)
  const piece = source.text.slice(start, at + 4)
  const q = piece.length < 2 ? -1 : written.text.indexOf(piece)
  if (q < 0 || isNegated(written, q + at - start)) return false
  const wide = written.text.slice(Math.max(0, q - 2), q + piece.length)
  const offset = wide.length - piece.length + at - start
  return !sources.some((one) => findAll(one.text, wide).some((p) => !isNegated(one, p + offset)))
}

/** The characters after a written negation stand in a source with one, too. */
function isGrounded(at: number, written: Stripped, sources: readonly Stripped[]): boolean {
  for (const length of [4, 3, 2]) {
    const after = written.text.slice(at, at + length)
    if (after.length < 2) break
    const found = sources.flatMap((one) => findAll(one.text, after).map((p) => isNegated(one, p)))
    if (found.length > 0) return found.some(Boolean)
  }
  const before = written.text.slice(Math.max(0, at - 2), at)
  return sources.some((one) => findAll(one.text, before).some((p) => isNegated(one, p + before.length)))
}

function isNegated({ at }: Stripped, position: number): boolean {
  return at.some((p) => Math.abs(p - position) <= 1)
}

function findAll(text: string, piece: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(piece); at >= 0 && piece !== ''; at = text.indexOf(piece, at + 1)) found.push(at)
  return found
}
