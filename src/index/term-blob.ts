// Step: index. In: the terms of a passage. Out: a compact blob that counts them, and counts read back from it.

import { fnvHash } from '#shared/fnv-hash.ts'

/** 32-bit hash of a term (FNV-1a, then mixed); two terms of one language collide about once in 4,000,000 pairs asked. */
export function hashTerm(term: string): number {
  let hash = fnvHash(term)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** `n` sorted 32-bit hashes, then `n` counts of one byte (255 stands for more). */
export function encodeTerms(terms: readonly string[]): Uint8Array {
  const all = Uint32Array.from(terms, hashTerm).sort()
  const hashes = all.filter((hash, at) => at === 0 || hash !== all[at - 1])
  const blob = new Uint8Array(hashes.length * 5)
  blob.set(new Uint8Array(hashes.buffer))
  let at = hashes.length * 4 - 1
  all.forEach((hash, place) => {
    if (place === 0 || hash !== all[place - 1]) at++
    if (blob[at]! < 255) blob[at]!++
  })
  return blob
}

/** The terms of a stored passage. */
export interface TermCounts {
  readonly hashes: Uint32Array
  readonly counts: Uint8Array
}

export function decodeTerms(blob: Uint8Array): TermCounts {
  const n = blob.byteLength / 5
  const isAligned = blob.byteOffset % 4 === 0
  const hashes = isAligned
    ? new Uint32Array(blob.buffer, blob.byteOffset, n)
    : new Uint32Array(blob.slice(0, n * 4).buffer, 0, n)
  return { hashes, counts: blob.subarray(n * 4) }
}
