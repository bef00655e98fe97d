// Step: heads. The MeaningReader port on the shipped encoder's own states: each token of a sentence beside the nearest of a passage.
import type { Embedder, EncodedText } from '#ports/embedder.ts'
import type { MeaningReader, PieceNearness, TokenNearness } from '#ports/meaning-reader.ts'
import { AppError } from '#shared/errors.ts'
import { type Keeping, keepWithin } from '#shared/keep-within.ts'
import { oncePer } from '#shared/once-per.ts'
import { dot } from '#shared/vectors/dot.ts'

/** Twelve passages of an answer have some eighty pieces of 50 tokens: 2 KB each token. */
const mostPieces = 240
const mostSentences = 40
const pieceEnd = /(?<=[。！？；!?;\n])/

interface States {
  readonly spans: EncodedText['tokens']
  /** Of length one each. */
  readonly states: Float32Array
}

interface Encoded extends States {
  readonly text: string
  readonly vector: Float32Array
  /** Of a sentence: what a piece makes of its tokens, known while the piece is kept. */
  readonly besideOf: (piece: Encoded) => Float32Array
}

/** Null for an encoder that hands out no states, or for another than the one the weights were fitted on. */
export function openMeaning(embedder: Embedder | null): MeaningReader | null {
  const encode = embedder?.encode
  if (!encode || !embedder.known) return null
  const { dimensions } = embedder
  const sentences = keepWithin<string, Encoded>(mostSentences, () => 1)
  const pieces = keepWithin<string, Encoded>(mostPieces, () => 1)
  const hold = async (kept: Keeping<string, Encoded>, text: string) => {
    if (kept.get(text) === undefined) kept.put(text, scale(text, await encode(text), dimensions))
  }
  const find = (sentence: string, texts: readonly string[]) => {
    const own = sentences.get(sentence)
    const there = texts.flatMap(cutPieces).map((piece) => pieces.get(piece))
    if (!own || there.length === 0 || there.some((one) => one === undefined)) return null
    return { own, there: there as readonly Encoded[] }
  }
  return {
    prepare: async (sentence, texts) => {
      try {
        await hold(sentences, sentence)
        // One by one: a question that somebody asks meanwhile goes between.
        for (const piece of new Set(texts.flatMap(cutPieces))) await hold(pieces, piece)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
      }
    },
    compare: (sentence, texts) => {
      const held = find(sentence, texts)
      return held && readNearness(held.own, held.there)
    },
    pieces: (sentence, texts) => {
      const held = find(sentence, texts)
      return held?.there.map((piece) => comparePiece(held.own, piece)) ?? null
    },
  }
}

/** Sentences, without the blanks around them: a part of a passage has the pieces of the whole. */
function cutPieces(text: string): readonly string[] {
  return text
    .split(pieceEnd)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}

function scale(text: string, { vector, tokens, states }: EncodedText, dimensions: number): Encoded {
  const scaled = new Float32Array(states.length)
  for (let start = 0; start < states.length; start += dimensions) {
    let sum = 0
    for (let at = start; at < start + dimensions; at++) sum += states[at]! ** 2
    const length = Math.sqrt(sum) || 1
    for (let at = start; at < start + dimensions; at++) scaled[at] = states[at]! / length
  }
  const own = { text, vector, spans: tokens, states: scaled }
  return { ...own, besideOf: oncePer((piece: Encoded) => findNearest(own, piece, dimensions)) }
}

function readNearness(own: Encoded, pieces: readonly Encoded[]): readonly TokenNearness[] {
  const beside = pieces.map(own.besideOf)
  return own.spans.flatMap((span, token) => {
    const each = beside.map((nearest) => nearest[token]!)
    return span ? [{ ...span, nearness: Math.max(...each), each }] : []
  })
}

function comparePiece(own: Encoded, { text, vector }: Encoded): PieceNearness {
  return { text, cosine: dot(own.vector, vector) }
}

function findNearest(own: States, piece: States, dimensions: number): Float32Array {
  const stateOf = ({ states }: States, token: number) =>
    states.subarray(token * dimensions, (token + 1) * dimensions)
  const there = piece.spans.flatMap((span, token) => (span ? [stateOf(piece, token)] : []))
  return Float32Array.from(own.spans, (span, token) => {
    if (!span) return -1
    const state = stateOf(own, token)
    return Math.max(-1, ...there.map((other) => dot(state, other)))
  })
}
