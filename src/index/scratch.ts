// Tool of this room: arrays of numbers that a search fills and is done with before it returns. Made anew for each search they were a quarter of its time.

/** One for each use within a search. */
export type Slot = 'words' | 'bigrams' | 'coverage' | 'sums'

const kept = new Map<Slot, Float32Array>()

/** Zeros, at least so many; the next call for the same slot takes them again. */
export function takeScratch(slot: Slot, size: number): Float32Array {
  const known = kept.get(slot)
  if (known && known.length === size) return known.fill(0)
  const made = new Float32Array(size)
  kept.set(slot, made)
  return made
}
