// Step: vectors. Texts that were encoded when the product was made <-> one file beside the model.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { decodeVector, encodeVector } from '#shared/vectors/vector-code.ts'

/** Bytes of a text's SHA-256 that name it: some thousand texts do not meet in 64 bits. */
const keyBytes = 8

/** One record a text: 8 bytes of its hash, then its vector with one byte a dimension. */
export function packVectors(
  entries: readonly { readonly text: string; readonly vector: Float32Array }[],
): Uint8Array {
  return Buffer.concat(entries.flatMap(({ text, vector }) => [keyOf(text), encodeVector(vector)]))
}

/** Looks a text up in a packed file, which is read at the first call; null for a text that is not in it. */
export function openKnownVectors(file: string, dimensions: number): (text: string) => Float32Array | null {
  let records: ReadonlyMap<string, Uint8Array> | null = null
  return (text) => {
    records ??= readRecords(file, dimensions)
    const code = records.get(keyOf(text).toString('hex'))
    return code ? decodeVector(code) : null
  }
}

function readRecords(file: string, dimensions: number): ReadonlyMap<string, Uint8Array> {
  const bytes = readFileSync(file)
  const size = keyBytes + 4 + dimensions
  const records = new Map<string, Uint8Array>()
  for (let at = 0; at + size <= bytes.length; at += size)
    records.set(bytes.toString('hex', at, at + keyBytes), bytes.subarray(at + keyBytes, at + size))
  return records
}

function keyOf(text: string): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, keyBytes)
}
