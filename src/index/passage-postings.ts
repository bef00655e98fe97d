// Step: search. The word index in memory: which passages hold a term, by field. The rows of `passage_terms` are the truth.

import { buildSegment, findTerm, type PassageBlob, type Segment, type TermPostings } from './build-segment.ts'
import type { Field } from './cut-terms.ts'

export type PassageTerms = Readonly<Record<Field, Uint8Array>>

export interface PassagePostings {
  /** Passages in it, those that were removed since included. */
  readonly count: number
  add(passage: number, terms: PassageTerms): void
  /** Lets go of those that no full segment holds yet, so that what comes and goes takes no memory. */
  remove(passages: readonly number[]): void
  /** The passages of a term, removed ones included; several lists, no passage in two of them. */
  find(field: Field, hash: number): readonly TermPostings[]
  /** Full segments in order; what is kept of them spares the next start building them (1 s for 100,000 passages). */
  listFull(): readonly FullSegment[]
  /** To be called once all of them are written down. */
  noteKept(): void
}

/** Passages of one segment: building it takes about 0.1 s, and a library of a million passages has some 60. */
export const segmentSize = 16_384

export interface FullSegment extends Readonly<Record<Field, Segment>> {
  /** Its greatest passage; segments follow each other. */
  readonly last: number
  readonly isKept: boolean
}

/** A full segment is never touched again; the last one is built anew by the first search after an addition. */
export function createPostings(full: FullSegment[] = []): PassagePostings {
  let open: Record<Field, PassageBlob[]> = { words: [], bigrams: [] }
  let built: Readonly<Record<Field, Segment>> | null = null
  const build = () => ({ words: buildSegment(open.words), bigrams: buildSegment(open.bigrams) })
  return {
    get count() {
      return full.length * segmentSize + open.words.length
    },
    add: (passage, { words, bigrams }) => {
      open.words.push({ passage, blob: words })
      open.bigrams.push({ passage, blob: bigrams })
      built = null
      if (open.words.length < segmentSize) return
      full.push({ ...build(), last: passage, isKept: false })
      open = { words: [], bigrams: [] }
    },
    remove: (passages) => {
      const gone = new Set(passages)
      const isLeft = ({ passage }: PassageBlob) => !gone.has(passage)
      const left = { words: open.words.filter(isLeft), bigrams: open.bigrams.filter(isLeft) }
      if (left.words.length === open.words.length) return
      open = left
      built = null
    },
    find: (field, hash) => {
      built ??= build()
      return [...full, built].flatMap((segment) => findTerm(segment[field], hash) ?? [])
    },
    listFull: () => full,
    noteKept: () => {
      full.forEach((segment, at) => {
        full[at] = { ...segment, isKept: true }
      })
    },
  }
}
