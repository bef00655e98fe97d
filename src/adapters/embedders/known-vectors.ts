// Step: vectors. Texts that were encoded when the product was made <-> one file beside the model.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { decodeVector, encodeVector } from '#shared/vector-code.ts'

/** Bytes of a text's SHA-256 that name it: some thousand texts do not meet in 64 bits. */
const keyBytes = 8

/** One record a text: 8 bytes of its hash, then its vector with one byte a dimension. */
export function packVectors(
  entries: readonly { readonly text: string; readonly vector: Float32Array }[],
): Uint8Array {
  return Buffer.concat(entries.flatMap(({ text, vector }) => [keyOf(text), encodeVector(vector)]))
}

/** Looks a text up in a packed file; null for a text that is not in it. */
export function openKnownVectors(file: string, dimensions: number): (text: string) => Float32Array | null {
  const bytes = readFileSync(file)
  const size = keyBytes + 4 + dimensions
  const places = new Map<string, number>()
  for (let at = 0; at + size <= bytes.length; at += size)
    places.set(bytes.toString('hex', at, at + keyBytes), at)
  return (text) => {
    const at = places.get(keyOf(text).toString('hex'))
    return at === undefined ? null : decodeVector(bytes.subarray(at + keyBytes, at + size))
  }
}

function keyOf(text: string): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, keyBytes)
}
