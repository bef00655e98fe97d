// Tool: what is quoted -> how concrete it is: numbers and steps. Composers rank places by it, the gate ranks them again.
import type { SentenceWords } from '#domain/prompt-book.ts'
import { readSentenceKinds } from '#retrieve/sentence-kinds.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** A table of numbers is no practice: of one sentence this many count. */
const mostNumbers = 3

/** Numbers of the clauses that name the thing, and of those right behind; two for telling a step. */
export function measureConcrete(
  text: string,
  words: readonly SentenceWords[],
  focus: readonly string[],
): number {
  const clauses = text.split(/[，,；;。]/)
  const names = (clause: string | undefined) => focus.some((word) => clause?.includes(word))
  const told = clauses.filter((clause, i) => names(clause) || names(clauses[i - 1])).join('，')
  const steps = readSentenceKinds({ text: told, part: 'practice' }, words).has('practice') ? 2 : 0
  return Math.min(mostNumbers, findQuantities(told).length) + steps
}

export interface QuoteOfPlace {
  readonly place: string
  readonly quote: string
}

/** 从引的原句看，杨坪镇写的数和步骤最多; null where no place is before all others. */
export function tellMostConcrete(
  quotes: readonly QuoteOfPlace[],
  words: readonly SentenceWords[],
  focus: readonly string[],
): string | null {
  const sums = new Map<string, number>()
  for (const { place, quote } of quotes)
    sums.set(place, (sums.get(place) ?? 0) + measureConcrete(quote, words, focus))
  const [first, second] = [...sums].sort((a, b) => b[1] - a[1])
  if (!first || !second || first[1] === second[1]) return null
  return `从引的原句看，${first[0]}写的数和步骤最多`
}
