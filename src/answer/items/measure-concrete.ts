// Tool: what is quoted -> how concrete it is: numbers and steps. Composers rank places by it, the gate ranks them again.
import type { SentenceWords } from '#domain/prompt-book.ts'
import { readSentenceKinds } from '#retrieve/sentence-kinds.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** A table of numbers is no practice: of one sentence so many count, half as much as a thing that is told. */
const most = { things: 8, numbers: 6 }

/** Clauses and things listed from the clause on that names the thing, with their numbers; two for telling a step. */
export function measureConcrete(
  text: string,
  words: readonly SentenceWords[],
  focus: readonly string[],
): number {
  const names = (clause: string) => focus.some((word) => clause.includes(word))
  const told = text
    .split(/[。！？!?]/)
    .map((sentence) => sentence.split(/[，,；;]/))
    .flatMap((clauses) =>
      clauses.slice(Math.max(0, clauses.findIndex(names))).filter(() => clauses.some(names)),
    )
    .join('，')
  const steps = readSentenceKinds({ text: told, part: 'practice' }, words).has('practice') ? 2 : 0
  const things = told === '' ? 0 : told.split(/[，、]/).length
  return Math.min(most.things, things) + Math.min(most.numbers, findQuantities(told).length) / 2 + steps
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
