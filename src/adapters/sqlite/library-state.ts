// Step: storage. What the steps of the library share: the connection, and what is kept in memory beside it.

import type { PassageDirectory } from '#index/passage-directory.ts'
import type { PassagePostings } from '#index/passage-postings.ts'
import type { PassageVectors } from '#index/passage-vectors.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import type { VectorIndex } from '#ports/vector-index.ts'
import type { Database } from './database/open-database.ts'
import type { KeptReports } from './kept-reports.ts'

export interface LibraryState {
  readonly database: Database
  readonly segmenter: Segmenter
  readonly dataDir: string
  readonly isReadOnly: boolean
  /** Null without an encoder: words and bigrams alone. */
  readonly vectors: VectorState | null
  readonly kept: KeptReports
  directory: PassageDirectory
  postings: PassagePostings
  /** The connection's data version that all this was read at. */
  version: number
}

export interface VectorState {
  readonly embedder: string
  /** Row of `embedder`; 0 where a library opened for reading knows none of its vectors. */
  readonly embedderId: number
  /** Of the embedder; null where it tells none. */
  readonly centre: Float32Array | null
  table: PassageVectors
  index: VectorIndex | null
}
