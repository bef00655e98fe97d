// Step: a message -> what its asker states in it and wants confirmed, without the words that ask for it and those that lead to it. Null where nothing is stated.
import type { AskingPattern, ClaimRole } from '#domain/prompt-book.ts'

/** A longer message states more than one thing. */
const longest = 120
const ends = /[。？?！!；;\n]+/
const breaks = /[，,：:]+/
/** What asks an open question states nothing. */
const open =
  /多少|好多(?!的)|几(?=[个件起次名人家户场条年月处])|哪|谁|什么|啥|怎[么样]|咋|如何|为何|有没有|有无|[写提]没[写提]|[写提]了?没有?$|还是(?!\d)/

export type ClaimTable = readonly AskingPattern<ClaimRole>[]

export function readStated(text: string, claims: ClaimTable): string | null {
  if (text.length > longest) return null
  const sentences = text.split(ends).filter((sentence) => sentence.trim() !== '')
  const isAlone = /[?？]\s*$/.test(text) && sentences.length === 1
  for (const [i, sentence] of sentences.entries()) {
    const asked = cutAsking(sentence, claims) ?? (isAlone ? sentence : null)
    if (asked === null) continue
    const before = sentences.slice(0, i).map((one) => leaveLead(one, claims))
    const statement = [...before, leaveLead(asked, claims)].filter((one) => one !== '').join('，')
    return statement === '' || open.test(statement) ? null : statement
  }
  return null
}

/** The clauses of the sentence up to the words that ask whether it is so, without them; null where none ask. */
function cutAsking(sentence: string, claims: ClaimTable): string | null {
  const asking = claims.filter(({ as }) => as === 'asking' || as === 'checking')
  const all = sentence.split(breaks).map((clause) => clause.trim())
  // 帮我核一下，2024年调解30起: asked first.
  const isAskedFirst = all.length > 1 && cutEnds(all[0]!, asking) === ''
  const clauses = isAskedFirst ? all.slice(1) : all
  const at = clauses.findIndex((clause) => asking.some(({ pattern }) => pattern.test(clause)))
  const within = claims.filter(({ as }) => as === 'asking-within')
  const stated = (at < 0 ? clauses : clauses.slice(0, at + 1)).map((clause, i) =>
    i === at ? cutEnds(clause, asking) : clause,
  )
  const said = stated.filter((clause) => clause !== '').join('，')
  if (at >= 0 && !within.some(({ pattern }) => pattern.test(said))) return said
  const plain = within.reduce((left, { pattern }) => left.replace(pattern, '是'), said)
  return at < 0 && plain === said && !isAskedFirst
    ? null
    : plain.replace('是是', '是').replace(/是(?=[还也已都有没])/, '')
}

/** 确认一下, 我就这么报上去了: to be checked, and nothing to write from. */
export function asksToCheck(text: string, claims: ClaimTable): boolean {
  const checking = claims.filter(({ as }) => as === 'checking')
  const clauses = text.split(ends).flatMap((sentence) => sentence.split(breaks))
  return clauses.some((clause) => checking.some(({ pattern }) => pattern.test(clause.trim())))
}

const mostEnds = 3

function cutEnds(clause: string, asking: ClaimTable): string {
  if (asking.some(({ pattern }) => pattern.exec(clause)?.[0] === clause)) return ''
  let left = clause
  for (let i = 0; i < mostEnds; i++) {
    const shorter = asking.reduce((said, { pattern }) => said.replace(pattern, ''), left)
    if (shorter === left) break
    left = shorter
  }
  return left.trim()
}

/** 我在写材料，想核一个数：X -> X; what stands in a clause with words that lead to it stays. */
function leaveLead(sentence: string, claims: ClaimTable): string {
  const leads = claims.filter(({ as }) => as === 'lead')
  return sentence
    .split(breaks)
    .map((clause) => clause.trim())
    .map((clause) =>
      leads.some(({ pattern }) => pattern.exec(clause)?.[0] === clause)
        ? ''
        : leads.reduce((left, { pattern }) => left.replace(pattern, ''), clause),
    )
    .filter((clause) => clause !== '')
    .join('，')
    .replace(/[“”"「」]/g, '')
}
