// Step: heads. The MeaningReader port on the shipped encoder's own states: each token of a sentence beside the nearest of a passage.
import type { Embedder, EncodedText } from '#ports/embedder.ts'
import type { MeaningReader, TokenNearness } from '#ports/meaning-reader.ts'
import { AppError } from '#shared/errors.ts'

/** Twelve passages of an answer have some eighty pieces of 50 tokens: 2 KB each token. */
const mostPieces = 240
const mostSentences = 40
const pieceEnd = /(?<=[。！？；!?;\n])/

interface Encoded {
  readonly spans: EncodedText['tokens']
  /** Of length one each. */
  readonly states: Float32Array
  /** Of a sentence: what each piece makes of its tokens. */
  readonly beside: Map<Encoded, Float32Array>
}

/** Null for an encoder that hands out no states, or for another than the one the weights were fitted on. */
export function openMeaning(embedder: Embedder | null): MeaningReader | null {
  const encode = embedder?.encode
  if (!encode || !embedder.known) return null
  const { dimensions } = embedder
  const sentences = new Map<string, Encoded>()
  const pieces = new Map<string, Encoded>()
  const hold = async (kept: Map<string, Encoded>, text: string, most: number) => {
    const known = kept.get(text) ?? scale(await encode(text), dimensions)
    kept.delete(text)
    kept.set(text, known)
    for (const [oldest] of kept) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
  }
  return {
    prepare: async (sentence, texts) => {
      try {
        await hold(sentences, sentence, mostSentences)
        // One by one: a question that somebody asks meanwhile goes between.
        for (const piece of new Set(texts.flatMap(cutPieces))) await hold(pieces, piece, mostPieces)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
      }
    },
    compare: (sentence, texts) => {
      const own = sentences.get(sentence)
      const there = texts.flatMap(cutPieces).map((piece) => pieces.get(piece))
      if (!own || there.length === 0 || there.some((one) => one === undefined)) return null
      return readNearness(own, there as readonly Encoded[], dimensions)
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

function scale({ tokens, states }: EncodedText, dimensions: number): Encoded {
  const scaled = new Float32Array(states.length)
  for (let start = 0; start < states.length; start += dimensions) {
    let sum = 0
    for (let at = start; at < start + dimensions; at++) sum += states[at]! ** 2
    const length = Math.sqrt(sum) || 1
    for (let at = start; at < start + dimensions; at++) scaled[at] = states[at]! / length
  }
  return { spans: tokens, states: scaled, beside: new Map() }
}

function readNearness(
  own: Encoded,
  pieces: readonly Encoded[],
  dimensions: number,
): readonly TokenNearness[] {
  const each = pieces.map((piece) => {
    const known = own.beside.get(piece) ?? findNearest(own, piece, dimensions)
    own.beside.set(piece, known)
    return known
  })
  return own.spans.flatMap((span, token) =>
    span ? [{ ...span, nearness: Math.max(...each.map((nearest) => nearest[token]!)) }] : [],
  )
}

function findNearest(own: Encoded, piece: Encoded, dimensions: number): Float32Array {
  return Float32Array.from(own.spans, (span, token) => {
    if (!span) return -1
    let best = -1
    for (const [other, there] of piece.spans.entries()) {
      if (!there) continue
      let cosine = 0
      for (let at = 0; at < dimensions; at++)
        cosine += own.states[token * dimensions + at]! * piece.states[other * dimensions + at]!
      best = Math.max(best, cosine)
    }
    return best
  })
}
