// Step: heads. The MeaningReader port on the shipped encoder's own states.
import type { Embedder, EncodedText } from '#ports/embedder.ts'
import type { MeaningReader, ReadText } from '#ports/meaning-reader.ts'
import { AppError } from '#shared/errors.ts'
import { type Keeping, keepWithin } from '#shared/keep-within.ts'

/** Twelve passages of an answer have some eighty pieces of 50 tokens: 2 KB each token. */
const mostPieces = 240
const mostSentences = 40
const pieceEnd = /(?<=[。！？；!?;\n])/

/** Null for an encoder that hands out no states, or for another than the one the weights were fitted on. */
export function openMeaning(embedder: Embedder | null): MeaningReader | null {
  const encode = embedder?.encode
  if (!encode || !embedder.known) return null
  const sentences = keepWithin<string, ReadText>(mostSentences, () => 1)
  const pieces = keepWithin<string, ReadText>(mostPieces, () => 1)
  const hold = async (kept: Keeping<string, ReadText>, text: string) => {
    if (kept.get(text) === undefined) kept.put(text, openText(text, await encode(text), embedder.dimensions))
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
    read: (sentence, texts) => {
      const own = sentences.get(sentence)
      const there = texts.flatMap(cutPieces).map((piece) => pieces.get(piece))
      if (!own || there.length === 0 || there.some((one) => one === undefined)) return null
      return { own, pieces: there as readonly ReadText[] }
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

function openText(text: string, { vector, tokens, states }: EncodedText, dimensions: number): ReadText {
  return {
    text,
    vector,
    tokens: tokens.flatMap((span, at) =>
      span ? [{ ...span, state: scale(states.subarray(at * dimensions, (at + 1) * dimensions)) }] : [],
    ),
  }
}

function scale(state: Float32Array): Float32Array {
  const length = Math.hypot(...state) || 1
  return state.map((one) => one / length)
}
