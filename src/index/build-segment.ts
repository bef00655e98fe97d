// Step: search. In: term blobs of many passages. Out: one field's postings in typed arrays: for a term, the passages that hold it.
import { decodeTerms } from './term-blob.ts'

export interface PassageBlob {
  readonly passage: number
  readonly blob: Uint8Array
}

/** The passages of one term, and how often it occurs in each; counts stop at 255. */
export interface TermPostings {
  readonly passages: Int32Array
  readonly counts: Uint8Array
}

/** An immutable part of the index: term n has the hash `hashes[n]` and the postings from `starts[n]` to before `starts[n + 1]`. */
export interface Segment extends TermPostings {
  /** Ascending. */
  readonly hashes: Uint32Array
  readonly starts: Int32Array
}

/** Null where no passage holds the term. */
export function findTerm({ hashes, starts, passages, counts }: Segment, hash: number): TermPostings | null {
  let [low, high] = [0, hashes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (hashes[middle]! < hash) low = middle + 1
    else high = middle
  }
  if (hashes[low] !== hash) return null
  const [start, end] = [starts[low]!, starts[low + 1]!]
  return { passages: passages.subarray(start, end), counts: counts.subarray(start, end) }
}

/** Two passes: how many passages hold each term, then their numbers in a row. 5 bytes a posting; order of `entries` is kept. */
export function buildSegment(entries: readonly PassageBlob[]): Segment {
  const total = entries.reduce((sum, { blob }) => sum + blob.byteLength / 5, 0)
  const table = createTable()
  const numbers = new Int32Array(total)
  let at = 0
  for (const { blob } of entries)
    for (const hash of decodeTerms(blob).hashes) numbers[at++] = table.count(hash)
  const { hashes, starts, ranks } = table.layOut()
  const next = starts.slice()
  const passages = new Int32Array(total)
  const counts = new Uint8Array(total)
  at = 0
  for (const { passage, blob } of entries) {
    for (const count of decodeTerms(blob).counts) {
      const place = next[ranks[numbers[at++]!]!]!++
      passages[place] = passage
      counts[place] = count
    }
  }
  return { hashes, starts, passages, counts }
}

/** Its arrays end to end: number of terms and of postings, then hashes, starts, passages, counts. */
export function encodeSegment({ hashes, starts, passages, counts }: Segment): Uint8Array {
  const parts = [Uint32Array.of(hashes.length, passages.length), hashes, starts, passages, counts]
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += part.byteLength
  }
  return bytes
}

export function decodeSegment(bytes: Uint8Array): Segment {
  // A copy, because the arrays must begin at a multiple of four.
  const { buffer } = bytes.slice()
  const [terms = 0, postings = 0] = new Uint32Array(buffer, 0, 2)
  const startsAt = 8 + 4 * terms
  const passagesAt = startsAt + 4 * (terms + 1)
  return {
    hashes: new Uint32Array(buffer, 8, terms),
    starts: new Int32Array(buffer, startsAt, terms + 1),
    passages: new Int32Array(buffer, passagesAt, postings),
    counts: new Uint8Array(buffer, passagesAt + 4 * postings, postings),
  }
}

/** Open addressing over 32-bit hashes: a Map of as many numbers takes ten times the memory and five times the time. */
function createTable() {
  let size = 1024
  let used = 0
  let keys = new Uint32Array(size)
  let tallies = new Int32Array(size)
  // The terms in order of arrival; a term keeps its number when the table grows.
  let numbers = new Int32Array(size).fill(-1)
  const seek = (hash: number): number => {
    let slot = hash & (size - 1)
    while (numbers[slot] !== -1 && keys[slot] !== hash) slot = (slot + 1) & (size - 1)
    return slot
  }
  const grow = (): void => {
    const [oldKeys, oldNumbers] = [keys, numbers]
    size *= 2
    keys = new Uint32Array(size)
    numbers = new Int32Array(size).fill(-1)
    for (const [at, number] of oldNumbers.entries()) {
      if (number === -1) continue
      const slot = seek(oldKeys[at]!)
      keys[slot] = oldKeys[at]!
      numbers[slot] = number
    }
    const wider = new Int32Array(size)
    wider.set(tallies)
    tallies = wider
  }
  return {
    /** Number of the term, which is counted once more. */
    count: (hash: number): number => {
      let slot = seek(hash)
      if (numbers[slot] === -1) {
        if (used * 2 >= size) {
          grow()
          slot = seek(hash)
        }
        keys[slot] = hash
        numbers[slot] = used++
      }
      const number = numbers[slot]!
      tallies[number]!++
      return number
    },
    /** The terms in order of their hashes, where the postings of each begin, and the place of each number in that order. */
    layOut: () => {
      const hashes = keys.filter((_, slot) => numbers[slot] !== -1).sort()
      return { hashes, ...rankTerms(hashes, tallies, (hash) => numbers[seek(hash)]!) }
    },
  }
}

/** `hashes` in their order; `tallies` by the number of the term. */
function rankTerms(hashes: Uint32Array, tallies: Int32Array, numberOf: (hash: number) => number) {
  const starts = new Int32Array(hashes.length + 1)
  const ranks = new Int32Array(hashes.length)
  for (let rank = 0; rank < hashes.length; rank++) {
    const number = numberOf(hashes[rank]!)
    ranks[number] = rank
    starts[rank + 1] = starts[rank]! + tallies[number]!
  }
  return { starts, ranks }
}
