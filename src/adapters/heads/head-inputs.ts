// Step: heads. A question and what the encoder made of it -> what each head is given. Training and product call the same.

import type { Span } from '#domain/span.ts'
import type { ToldClause } from '#ports/clauses/clause-reader.ts'
import type { EncodedText } from '#ports/embedder.ts'
import type { Saying } from '#ports/question-reader.ts'
import type { SaidWords } from '#ports/wish-reader.ts'
import { hashGrams, hashText } from '#shared/hash-grams.ts'

export interface HeadInput {
  readonly dense: Float32Array
  /** Places in the table of pieces, each once. */
  readonly pieces: readonly number[]
}

/** Places in the tables of pieces. */
export const tableSizes = { want: 24576, follow: 8192, topic: 49152, wish: 8192, clause: 8192 }

/** Beyond this a question is a text that was pasted: what it wants stands at its ends. */
const mostMasked = 120

function cutMasked(masked: string): string {
  return masked.length <= mostMasked
    ? masked
    : `${masked.slice(0, mostMasked / 2)} ${masked.slice(-mostMasked / 2)}`
}

export function buildWantInput(saying: Saying, encoded: EncodedText): HeadInput {
  const built = cutMasked(maskWords(saying))
  return {
    dense: joinNumbers(encoded.vector, averageStates(encoded), Float32Array.from(saying.signs)),
    pieces: [
      ...hashGrams(cutMasked(saying.masked), { size: tableSizes.want, longest: 3 }),
      ...hashGrams(built, { size: tableSizes.want, longest: 5, tag: 'asked ' }),
    ],
  }
}

/** The masked words with one * for each run of them: how places, years and numbers stand to one another. */
function maskWords({ plain, masked }: Saying): string {
  let built = ''
  let at = 0
  for (const character of masked) {
    while (plain[at] === ' ') at += 1
    const isNext = plain[at] === character || (at < plain.length && isPunctuation.test(character))
    if (isNext) at += 1
    if (!isNext) built += character
    else if (!built.endsWith('*')) built += '*'
  }
  return built
}

const isPunctuation = /[，？！：；（）]/

function averageStates({ states, vector }: EncodedText): Float32Array {
  const size = vector.length
  const average = new Float32Array(size)
  for (let at = 0; at < states.length; at++) average[at % size]! += states[at]!
  const length = Math.hypot(...average) || 1
  return average.map((value) => value / length)
}

/** Numbers of a unit vector are small beside signs. */
const wishScale = 4

/** A message about a draft, or about none: its numbers are alike. */
export function buildWishInput({ text, signs }: SaidWords, encoded: EncodedText): HeadInput {
  const masked = cutMasked(text.replace(/\s+/g, ' ').replace(/\d+(?:\.\d+)?/g, '#'))
  return {
    dense: joinNumbers(
      encoded.vector.map((value) => value * wishScale),
      averageStates(encoded).map((value) => value * wishScale),
      Float32Array.from(signs),
    ),
    pieces: hashGrams(masked, { size: tableSizes.wish, longest: 3 }),
  }
}

/** A clause of material and its label, each as the encoder has it. */
export function buildClauseInput(
  { text, label, signs }: ToldClause,
  encoded: { readonly text: EncodedText | null; readonly label: EncodedText | null },
): HeadInput {
  const size = tableSizes.clause
  const runs = (words: string, tag: string) =>
    words === '' ? [] : hashGrams(cutMasked(maskNumbers(words)), { size, longest: 3, tag })
  return {
    dense: joinNumbers(...[encoded.text, encoded.label].flatMap(scaleTold), Float32Array.from(signs)),
    pieces: [...runs(text, ''), ...runs(label, 'label ')],
  }
}

const dimensions = 512

function scaleTold(encoded: EncodedText | null): readonly Float32Array[] {
  if (encoded === null) return [new Float32Array(dimensions * 2)]
  return [encoded.vector, averageStates(encoded)].map((numbers) => numbers.map((value) => value * wishScale))
}

function maskNumbers(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\d+(?:\.\d+)?|[一二两三四五六七八九十百千]{2,}/g, '#')
}

/** Against the question before: both, and where they agree. */
export function buildFollowInput(
  { masked, signs }: Saying,
  { vector }: EncodedText,
  previous: EncodedText,
): HeadInput {
  const before = previous.vector
  const product = vector.map((value, i) => value * before[i]! * shareScale)
  const cosine = vector.reduce((sum, value, i) => sum + value * before[i]!, 0)
  return {
    dense: joinNumbers(vector, product, Float32Array.from([...signs, cosine])),
    pieces: hashGrams(cutMasked(masked), { size: tableSizes.follow, longest: 3 }),
  }
}

/** Products of unit vectors are small beside the vectors. */
const shareScale = 16
/** States of this model are about as long as twenty unit vectors. */
const stateScale = 1 / 8

/** Of one token: its state and its neighbours', what the tables know, the characters and words around. Null where it stands for no characters. */
export function buildTopicInput(saying: Saying, encoded: EncodedText, index: number): HeadInput | null {
  const span = encoded.tokens[index]
  if (!span) return null
  const mark = saying.marks[span.start] ?? 0
  const bits = Array.from({ length: markBits }, (_, bit) => (mark >> bit) & 1)
  return {
    dense: joinNumbers(
      ...[0, -1, 1].map((step) => readState(encoded, index + step)),
      Float32Array.from([...bits, Number(mark === 3)]),
    ),
    pieces: listTopicPieces(saying, span),
  }
}

/** The characters and words around a token, as places in the table of pieces, each once. */
export function listTopicPieces(saying: Saying, { start, end }: Span): readonly number[] {
  return [...new Set([...listAround(saying.plain, start, end), ...listWords(saying, start)])]
}

const markBits = 3

/** Of a place beyond the text, which has none, zeros. */
function readState({ states, vector }: EncodedText, index: number): Float32Array {
  const state = states.subarray(index * vector.length, (index + 1) * vector.length)
  return state.length === 0 ? new Float32Array(vector.length) : state.map((value) => value * stateScale)
}

/** The word that the place is in, with those beside it. */
function listWords({ plain, cuts }: Saying, at: number): readonly number[] {
  const i = cuts.findLastIndex((start) => start <= at)
  const wordAt = (n: number) => (n < 0 ? '^' : n < cuts.length ? plain.slice(cuts[n], cuts[n + 1]) : '$')
  const [before, word, after] = [wordAt(i - 1), wordAt(i), wordAt(i + 1)]
  const told = [
    `w ${word}`,
    `pw ${before}|${word}`,
    `wn ${word}|${after}`,
    `p ${before}`,
    `n ${after}`,
    `l ${at === cuts[i] ? 'first' : 'later'} ${Math.min(4, word.length)}`,
  ]
  return told.map((one) => hashText(one, tableSizes.topic))
}

const around: readonly (readonly [number, number])[] = [
  [-2, -1],
  [-1, 0],
  [0, 0],
  [0, 1],
  [1, 2],
  [-2, 0],
  [-1, 1],
  [0, 2],
  [-3, -1],
  [1, 3],
]

/** Runs of characters about a token, by where they stand to it. */
function listAround(plain: string, start: number, end: number): readonly number[] {
  const padded = `^^^${plain}$$$`
  const found = new Set<number>()
  for (const [from, to] of around) {
    const left = from <= 0 ? start + from : end - 1 + from
    const right = to < 0 ? start + to : end - 1 + to
    found.add(hashText(`${from},${to}:${padded.slice(left + 3, right + 4)}`, tableSizes.topic))
  }
  return [...found]
}

function joinNumbers(...parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
