// Tool of this room: the words of a question -> how much of them a text has: BM25 of one short text, as a share of what all of them once each would give.
import type { Segmenter } from '#ports/segmenter.ts'
import { keepWithin } from '#shared/keep-within.ts'
import { oncePer } from '#shared/once-per.ts'
import { cutBigrams } from '../cut-bigrams.ts'
import { layOut } from './lay-out.ts'
import type { Said } from './read-said.ts'

const k1 = 1.2
const b = 0.5
const usualLength = 40
const most = 1.5

/** Of each text, at most 1.5. */
export function scoreWords(
  topic: string,
  said: readonly Said[],
  { idf, segmenter }: { readonly idf: ReadonlyMap<string, number>; readonly segmenter: Segmenter },
): readonly number[] {
  const whole = weighAll(segmenter.cut(topic), idf)
  const terms = [...idf.keys()]
  // Cutting a text is what costs most here, and most texts hold no term: those need no cutting.
  const mayStandAnyhow = terms.some((term) => !plainTerm.test(term))
  const laid = layOut(said.map(({ joined }) => joined))
  const holding = new Set(mayStandAnyhow ? said.keys() : terms.flatMap((term) => laid.holding(term)))
  return said.map(({ text }, at) =>
    holding.has(at) ? Math.min(most, scoreTerms(cutOnce(segmenter, text), idf) / whole) : 0,
  )
}

/** Characters of the texts whose words are kept: the same sentences hold the words of many questions. About 12 MB. */
const mostKept = 300_000
const keptCuts = oncePer((_segmenter: Segmenter) =>
  keepWithin<string, { readonly length: number; readonly words: readonly string[] }>(
    mostKept,
    ({ length }) => length + 1,
  ),
)

function cutOnce(segmenter: Segmenter, text: string): readonly string[] {
  const kept = keptCuts(segmenter)
  const known = kept.get(text)
  if (known) return known.words
  const words = segmenter.cut(text)
  kept.put(text, { length: text.length, words })
  return words
}

/** The same by pairs of neighbouring characters, which are found where they stand: no text is cut for them. */
export function scorePairs(
  topic: string,
  said: readonly Said[],
  idf: ReadonlyMap<string, number>,
): readonly number[] {
  const whole = weighAll(cutBigrams(topic), idf)
  const laid = layOut(said.map(({ plain }) => plain))
  const held = said.map((): HeldPair[] => [])
  for (const [pair, weight] of idf)
    if (pair.length === 2)
      for (const at of laid.holding(pair))
        held[at]!.push({ pair, weight, first: said[at]!.plain.indexOf(pair) })
  return said.map(({ plain }, at) => Math.min(most, scoreHeld(plain, held[at]!) / whole))
}

interface HeldPair {
  readonly pair: string
  readonly weight: number
  /** Where it stands first. */
  readonly first: number
}

function scoreHeld(plain: string, held: HeldPair[]): number {
  const norm = normOf(plain.length - 1)
  let sum = 0
  for (const { pair, weight, first } of held.sort((one, other) => one.first - other.first))
    sum += weigh(weight, countFrom(plain, pair, first), norm)
  return sum
}

function weighAll(tokens: readonly string[], idf: ReadonlyMap<string, number>): number {
  return [...new Set(tokens)].reduce((sum, token) => sum + (idf.get(token) ?? 0), 0) || 1
}

/** 人人人 has 人人 twice. */
function countFrom(text: string, pair: string, first: number): number {
  let count = 0
  for (let at = first; at >= 0; at = text.indexOf(pair, at + 1)) count++
  return count
}

/** Stands in a text as it stands among its terms; document numbers and letters may be written in other ways. */
const plainTerm = /^\p{Script=Han}+$/u

function scoreTerms(tokens: readonly string[], idf: ReadonlyMap<string, number>): number {
  const counts = new Map<string, number>()
  for (const token of tokens) if (idf.has(token)) counts.set(token, (counts.get(token) ?? 0) + 1)
  const norm = normOf(tokens.length)
  let sum = 0
  for (const [token, count] of counts) sum += weigh(idf.get(token) ?? 0, count, norm)
  return sum
}

function normOf(length: number): number {
  return k1 * (1 - b + (b * length) / usualLength)
}

function weigh(idf: number, count: number, norm: number): number {
  return (idf * count * (k1 + 1)) / (count + norm)
}
