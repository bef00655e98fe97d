// Noun of this room: what a search runs on. Passages by number, their terms, their vectors; where they are stored is the adapter's.
import type { Cutter } from './cut-terms.ts'
import type { PassageDirectory } from './passage-directory.ts'
import type { PassagePostings } from './passage-postings.ts'
import type { PassageVectors } from './passage-vectors.ts'

/** Finds rows of the table fast (ports/vector-index.ts); what it does not cover is scanned. */
interface NearestFinder {
  search(vector: Float32Array, limit: number, accepts?: (passage: number) => boolean): readonly number[]
  listUncovered(): readonly number[]
}

export interface SearchIndex {
  readonly segmenter: Cutter
  readonly directory: PassageDirectory
  readonly postings: PassagePostings
  /** Null without an encoder: words and bigrams alone. */
  readonly vectors: {
    readonly table: PassageVectors
    readonly index: NearestFinder | null
    /** Of the embedder; null where it tells none. */
    readonly centre: Float32Array | null
  } | null
}
