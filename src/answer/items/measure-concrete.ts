// Tool: what is quoted -> how concrete it is: numbers and steps. Composers rank places by it, the gate ranks them again.
import type { SentenceWords } from '#domain/prompt-book.ts'
import { readSentenceKinds } from '#retrieve/sentence-kinds.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** A table of numbers is no practice: of one sentence this many count. */
const mostNumbers = 6

/** Numbers from the clause on that names the thing; two for telling a step. */
export function measureConcrete(
  text: string,
  words: readonly SentenceWords[],
  focus: readonly string[],
): number {
  const clauses = text.split(/[，,；;。]/)
  const names = (clause: string | undefined) => focus.some((word) => clause?.includes(word))
  const first = clauses.findIndex(names)
  const told = first < 0 ? '' : clauses.slice(first).join('，')
  const steps = readSentenceKinds({ text: told, part: 'practice' }, words).has('practice') ? 2 : 0
  return Math.min(mostNumbers, findQuantities(told).length) + steps
}

export interface QuoteOfPlace {
  readonly place: string
  readonly quote: string
}

/** 从引的原句看，石桥乡写得最细, by the one sentence of each that tells most numbers and steps; null where no place is before all others. */
export function tellMostConcrete(
  quotes: readonly QuoteOfPlace[],
  words: readonly SentenceWords[],
  focus: readonly string[],
): string | null {
  const best = new Map<string, number>()
  for (const { place, quote } of quotes)
    best.set(place, Math.max(best.get(place) ?? 0, measureConcrete(quote, words, focus)))
  const [first, second] = [...best].sort((a, b) => b[1] - a[1])
  if (!first || !second || first[1] === second[1]) return null
  return `从引的原句看，${first[0]}写得最细`
}
