// Step: heads. The tokens of a question -> how surely each belongs to what is asked about: its state made small and seen with its neighbours', what the tables know, the characters and words around. Training and product call the same.

import type { Span } from '#domain/span.ts'
import type { EncodedText } from '#ports/embedder.ts'
import type { Saying } from '#ports/question-reader.ts'
import { listTopicPieces } from './head-inputs.ts'
import type { Table, Tables } from './head-weights.ts'

/** Neighbours seen on either side, numbers left of each state, things told of them together. */
export const tagger = { reach: 2, narrow: 64, hidden: 32, marks: 4, state: 512 } as const
/** Numbers of a token and its neighbours, with what the tables know of it. */
export const seenWidth = (2 * tagger.reach + 1) * tagger.narrow + tagger.marks
/** States of this model are about as long as twenty unit vectors. */
const stateScale = 1 / 8

export interface TokenInput {
  /** Its characters in the plain words. */
  readonly span: Span
  readonly state: Float32Array
  readonly marks: readonly number[]
  /** Places in the table of pieces, each once. */
  readonly pieces: readonly number[]
}

/** In order; what stands for no characters is left out. */
export function listTokenInputs(saying: Saying, { tokens, states }: EncodedText): readonly TokenInput[] {
  if (saying.plain === '') return []
  return tokens.flatMap((span, i) => {
    if (!span) return []
    const mark = saying.marks[span.start] ?? 0
    const state = states.slice(i * tagger.state, (i + 1) * tagger.state).map((value) => value * stateScale)
    const marks = [mark & 1, (mark >> 1) & 1, (mark >> 2) & 1, Number(mark === 3)]
    return [{ span, state, marks, pieces: listTopicPieces(saying, span) }]
  })
}

/** Row by row; the last column of `hidden` and of `out` is what there is without any input. */
export interface TaggerWeights {
  readonly project: Float32Array
  readonly hidden: Float32Array
  /** First those of the hidden numbers, then those of what is seen. */
  readonly out: Float32Array
  readonly pieces: Float32Array
}

/** Tables of the file, each as one run of numbers. */
export function openTagger(take: (name: string) => Tables[string]): TaggerWeights {
  return {
    project: unpack(take('asked project')),
    hidden: unpack(take('asked hidden')),
    out: unpack(take('asked out')),
    pieces: unpack(take('asked pieces')),
  }
}

function unpack({ values, scales, columns }: Table): Float32Array {
  return Float32Array.from(values, (value, at) => value * scales[Math.floor(at / columns)]!)
}

/** One number a token: above 0 it rather belongs to the topic. */
export function tagTokens(weights: TaggerWeights, tokens: readonly TokenInput[]): readonly number[] {
  const small = tokens.map(({ state }) => narrowState(weights.project, state))
  const seen = new Float32Array(seenWidth)
  return tokens.map((token, at) => {
    fillSeen(seen, { small, at, marks: token.marks })
    const { hidden, out } = weights
    let sum = out[tagger.hidden + seenWidth]!
    for (let row = 0; row < tagger.hidden; row++)
      sum += out[row]! * Math.max(0, weighRow(hidden, row * (seenWidth + 1), seen))
    for (let i = 0; i < seenWidth; i++) sum += out[tagger.hidden + i]! * seen[i]!
    for (const piece of token.pieces) sum += weights.pieces[piece]!
    return sum
  })
}

export function narrowState(project: Float32Array, state: Float32Array): Float32Array {
  const small = new Float32Array(tagger.narrow)
  for (let row = 0; row < tagger.narrow; row++) {
    let sum = 0
    const start = row * tagger.state
    for (let i = 0; i < tagger.state; i++) sum += project[start + i]! * state[i]!
    small[row] = sum
  }
  return small
}

/** Of a place beyond the words, which has none, zeros. */
export function fillSeen(
  seen: Float32Array,
  {
    small,
    at,
    marks,
  }: { readonly small: readonly Float32Array[]; readonly at: number; readonly marks: readonly number[] },
): void {
  seen.fill(0)
  for (let step = -tagger.reach; step <= tagger.reach; step++) {
    const one = small[at + step]
    if (one) seen.set(one, (step + tagger.reach) * tagger.narrow)
  }
  seen.set(marks, seenWidth - tagger.marks)
}

function weighRow(hidden: Float32Array, start: number, seen: Float32Array): number {
  let sum = hidden[start + seenWidth]!
  for (let i = 0; i < seenWidth; i++) sum += hidden[start + i]! * seen[i]!
  return sum
}

/** What one that belongs more is given, and what it costs to begin or end; of each number the word that the token is in makes half. By writers left out of the training. */
const along = { more: 1.2, change: 0.5, word: 0.5 }

/** The likeliest runs of tokens as runs of characters of the plain words; a blank ends a run, and one of which no token is likely by itself is none. */
export function joinTokens(
  cuts: Saying['cuts'],
  tokens: readonly Pick<TokenInput, 'span'>[],
  numbers: readonly number[],
): readonly Span[] {
  const evened = evenWords(cuts, tokens, numbers)
  const isIn = findPath(evened)
  const joined: (Span & { readonly most: number })[] = []
  for (const [i, { span }] of tokens.entries()) {
    if (!isIn[i]) continue
    const last = joined.at(-1)
    const isNext = last !== undefined && isIn[i - 1] && last.end === span.start
    if (isNext)
      joined[joined.length - 1] = {
        start: last.start,
        end: span.end,
        most: Math.max(last.most, evened[i]!),
      }
    else joined.push({ ...span, most: evened[i]! })
  }
  return joined.filter(({ most }) => most >= 0).map(({ start, end }) => ({ start, end }))
}

/** Characters of one word are seldom of two minds. */
function evenWords(
  cuts: readonly number[],
  tokens: readonly Pick<TokenInput, 'span'>[],
  numbers: readonly number[],
): readonly number[] {
  let word = 0
  const words = tokens.map(({ span }) => {
    while (cuts[word + 1] !== undefined && cuts[word + 1]! <= span.start) word += 1
    return word
  })
  const sums = new Map<number, { readonly sum: number; readonly count: number }>()
  for (const [i, own] of words.entries()) {
    const { sum, count } = sums.get(own) ?? { sum: 0, count: 0 }
    sums.set(own, { sum: sum + numbers[i]!, count: count + 1 })
  }
  return numbers.map((number, i) => {
    const { sum, count } = sums.get(words[i]!)!
    return (1 - along.word) * number + (along.word * sum) / count
  })
}

/** Viterbi over in and out. */
function findPath(numbers: readonly number[]): readonly boolean[] {
  const from: (readonly [boolean, boolean])[] = []
  let [out, within] = [0, 0]
  for (const [i, number] of numbers.entries()) {
    const cost = i === 0 ? 0 : along.change
    from.push([within - cost > out, within >= out - cost])
    const next = Math.max(within, out - cost) + number + along.more
    out = Math.max(out, within - cost)
    within = next
  }
  const path: boolean[] = []
  let isIn = within > out
  for (let i = numbers.length - 1; i >= 0; i--) {
    path.push(isIn)
    isIn = isIn ? from[i]![1] : from[i]![0]
  }
  return path.reverse()
}
