// An Embedder that counts characters into buckets: texts that share characters are near each other.
import type { Embedder } from '#ports/embedder.ts'

/** 16 dimensions, normalised. */
export function fakeEmbedder(id = 'fake-embedder'): Embedder {
  return {
    id,
    dimensions: 16,
    embed: async (texts) => texts.map(countCharacters),
    close: async () => {},
  }
}

function countCharacters(text: string): Float32Array {
  const vector = new Float32Array(16)
  for (const character of text) vector[(character.codePointAt(0) ?? 0) % 16]! += 1
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}
