// Tool of this room: the words of a question and the sentences found -> what share of the words each carries.
import type { Term } from '#domain/frame.ts'
import { matchOf, piecesOf } from '../match-term.ts'
import type { Sentence } from '../sentence.ts'
import { type LaidOut, layOut } from './lay-out.ts'

/** Idf-weighted share of the terms that each sentence has; a synonym counts 0.9, a word of the heading alone 0.5. */
export function measureCoverage(
  terms: readonly Term[],
  sentences: readonly Pick<Sentence, 'text' | 'heading'>[],
  idf: ReadonlyMap<string, number>,
): readonly number[] {
  const laid = layOut(sentences.map(({ text }) => text))
  const headings = [...new Set(sentences.map(({ heading }) => heading))]
  const placeOf = new Map(headings.map((heading, at) => [heading, at]))
  const above = layOut(headings)
  const carried = sentences.map(() => 0)
  const total = sentences.map(() => 0)
  for (const term of terms) {
    const weight = term.weight * weighTerm(term.word, idf)
    const matches = matchAll(term, laid)
    const titled = matchAll(term, above)
    for (const [at, { heading }] of sentences.entries()) {
      const match = Math.max(matches[at]!, 0.5 * titled[placeOf.get(heading)!]!)
      if (term.isGuess && match === 0) continue
      total[at]! += weight
      carried[at]! += weight * match
    }
  }
  return carried.map((sum, at) => (total[at] === 0 ? 0 : sum / total[at]!))
}

/** `matchTerm` of each text. */
function matchAll(term: Term, laid: LaidOut): Float64Array {
  const matches = new Float64Array(laid.texts.length)
  if (term.word.length >= 3) {
    const pieces = piecesOf(term)
    for (const piece of pieces) for (const at of laid.holding(piece)) matches[at]!++
    for (const [at, held] of matches.entries()) matches[at] = matchOf(held, pieces.length)
  }
  for (const other of term.alternatives) for (const at of laid.holding(other)) matches[at] = 0.9
  for (const at of laid.holding(term.word)) matches[at] = 1
  return matches
}

/** How rare the word is: the rarest of its index words, or its length where the index does not know it. */
function weighTerm(word: string, idf: ReadonlyMap<string, number>): number {
  let rarest = 0
  for (const [token, value] of idf) if (word.includes(token) && value > rarest) rarest = value
  return rarest > 0 ? rarest : Math.min(4, word.length)
}
