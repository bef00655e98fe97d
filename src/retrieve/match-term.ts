// Tool of this room: does a text carry a word of the question, itself or by a synonym, and how much of all its words.

import type { Term } from '#domain/frame.ts'
import { oncePer } from '#shared/once-per.ts'
import { cutBigrams } from './cut-bigrams.ts'

/** Idf-weighted share of the terms that a sentence has; a synonym counts 0.9, a word of the heading alone 0.5. */
export function openCoverage(
  terms: readonly Term[],
  idf: ReadonlyMap<string, number>,
): (sentence: { readonly text: string; readonly heading: string }) => number {
  const weighed = terms.map((term) => ({ term, weight: term.weight * weighTerm(term.word, idf) }))
  // A heading is that of many sentences.
  const titled = new Map<string, readonly number[]>()
  const matchHeading = (heading: string): readonly number[] => {
    const known = titled.get(heading) ?? terms.map((term) => 0.5 * matchTerm(term, heading))
    titled.set(heading, known)
    return known
  }
  return ({ text, heading }) => {
    const above = matchHeading(heading)
    let total = 0
    let carried = 0
    for (const [i, { term, weight }] of weighed.entries()) {
      const match = Math.max(matchTerm(term, text), above[i]!)
      if (term.isGuess && match === 0) continue
      total += weight
      carried += weight * match
    }
    return total === 0 ? 0 : carried / total
  }
}

/** How rare the word is: the rarest of its index words, or its length where the index does not know it. */
function weighTerm(word: string, idf: ReadonlyMap<string, number>): number {
  let rarest = 0
  for (const [token, value] of idf) if (word.includes(token) && value > rarest) rarest = value
  return rarest > 0 ? rarest : Math.min(4, word.length)
}

/** 1 for the word, 0.9 for a synonym, part of 1 for a word whose pieces stand near each other, else 0. */
export function matchTerm(term: Term, text: string): number {
  if (text.includes(term.word)) return 1
  if (term.alternatives.some((other) => text.includes(other))) return 0.9
  return term.word.length < 3 ? 0 : matchPieces(piecesOf(term), text)
}

/** Cut once for all the texts that a word is held against. */
const piecesOf = oncePer(({ word }: Term) => cutBigrams(word))

/** 调解成功率 against 调解…成功率: share of the word's bigrams found, counted only from two thirds on. */
function matchPieces(pieces: readonly string[], text: string): number {
  let held = 0
  for (const piece of pieces) if (text.includes(piece)) held++
  const share = held / Math.max(1, pieces.length)
  return share >= 0.66 ? 0.7 * share : 0
}
