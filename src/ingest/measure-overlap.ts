// Step: store. Two texts -> how much of the shorter one stands in the other, to join near-duplicate reports.
import { normalise } from '#text/normalise.ts'

/** Eight characters in a row are rarely shared by chance; set phrases are, which is why 90% is asked of the whole. */
const shingleLength = 8

/** Every run of eight letters and digits of a text, punctuation and width aside. */
export function buildShingles(text: string): ReadonlySet<string> {
  const bare = normalise(text).text.replace(/[^\p{L}\p{N}]/gu, '')
  const shingles = new Set<string>()
  for (let at = 0; at + shingleLength <= bare.length; at++) shingles.add(bare.slice(at, at + shingleLength))
  return shingles
}

/** Shared shingles over those of both (Jaccard), 0 to 1. */
export function measureOverlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const shingle of a) if (b.has(shingle)) shared++
  return shared / (a.size + b.size - shared)
}
