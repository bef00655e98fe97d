// Bench: an Embedder without a model: 512 numbers from a seeded generator, the same for the same text.
import type { Embedder } from '#ports/embedder.ts'

export function madeEmbedder(): Embedder {
  return { id: 'made', dimensions: 512, embed: async (texts) => texts.map(makeVector), close: async () => {} }
}

function makeVector(text: string): Float32Array {
  let state = 1
  for (const character of text) state = (Math.imul(state, 31) + (character.codePointAt(0) ?? 0)) | 0
  const vector = Float32Array.from({ length: 512 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state / 2 ** 31
  })
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
