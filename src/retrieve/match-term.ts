// Tool of this room: does a text carry a word of the question, itself or by a synonym, whole or in pieces.

import type { Term } from '#domain/frame.ts'
import { oncePer } from '#shared/once-per.ts'
import { cutBigrams } from './cut-bigrams.ts'

/** 1 for the word, 0.9 for a synonym, part of 1 for a word whose pieces stand near each other, else 0. */
export function matchTerm(term: Term, text: string): number {
  if (text.includes(term.word)) return 1
  if (term.alternatives.some((other) => text.includes(other))) return 0.9
  return term.word.length < 3 ? 0 : matchPieces(piecesOf(term), text)
}

/** Cut once for all the texts that a word is held against. */
export const piecesOf = oncePer(({ word }: Term) => cutBigrams(word))

/** 调解成功率 against 调解…成功率: share of the word's bigrams found, counted only from two thirds on. */
function matchPieces(pieces: readonly string[], text: string): number {
  let held = 0
  for (const piece of pieces) if (text.includes(piece)) held++
  return matchOf(held, pieces.length)
}

/** Of the pieces of a word how many a text holds: 0 up to two thirds. */
export function matchOf(held: number, pieces: number): number {
  const share = held / Math.max(1, pieces)
  return share >= 0.66 ? 0.7 * share : 0
}
