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

/** An immutable part of the index. */
export interface Segment {
  /** Empty where no passage holds the term. */
  find(hash: number): TermPostings
}

const noPostings: TermPostings = { passages: new Int32Array(0), counts: new Uint8Array(0) }

/** Two passes: how many passages hold each term, then their numbers in a row. 5 bytes a posting; order of `entries` is kept. */
export function buildSegment(entries: readonly PassageBlob[]): Segment {
  const total = entries.reduce((sum, { blob }) => sum + blob.byteLength / 5, 0)
  const table = createTable(total)
  const slots = new Int32Array(total)
  let at = 0
  for (const { blob } of entries) for (const hash of decodeTerms(blob).hashes) slots[at++] = table.count(hash)
  const { starts, ends } = table.layOut()
  const passages = new Int32Array(total)
  const counts = new Uint8Array(total)
  at = 0
  for (const { passage, blob } of entries) {
    for (const count of decodeTerms(blob).counts) {
      const place = ends[slots[at++]!]!++
      passages[place] = passage
      counts[place] = count
    }
  }
  return {
    find: (hash) => {
      const slot = table.find(hash)
      if (slot < 0) return noPostings
      const [start, end] = [starts[slot]!, ends[slot]!]
      return { passages: passages.subarray(start, end), counts: counts.subarray(start, end) }
    },
  }
}

/** Open addressing over 32-bit hashes: a Map of as many numbers takes ten times the memory and five times the time. */
function createTable(postings: number) {
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
    /** Where the postings of each term begin; `ends` grows as they are filled in. */
    layOut: (): { starts: Int32Array; ends: Int32Array } => {
      const starts = new Int32Array(used)
      for (let next = 1; next < used; next++) starts[next] = starts[next - 1]! + tallies[next - 1]!
      if (used > 0 && starts[used - 1]! + tallies[used - 1]! !== postings)
        throw new Error('term blobs changed while they were indexed')
      return { starts, ends: starts.slice() }
    },
    /** Number of the term; -1 when it is not there. */
    find: (hash: number): number => numbers[seek(hash)]!,
  }
}
