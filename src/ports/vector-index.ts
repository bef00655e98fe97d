// Port: a cache that finds the nearest passage vectors fast. The library owns the vectors; whatever this loses is built again.
import type { VectorTable } from '#domain/search.ts'

export interface VectorIndex {
  /** About `limit` passages near the vector among the rows it covers, in no promised order; some may have been removed. */
  search(vector: Float32Array, limit: number, accepts?: (passage: number) => boolean): readonly number[]
  /** Rows it does not cover, to be scanned one by one. */
  listUncovered(): readonly number[]
  /** Tells it that rows were added to the table; it may catch up in the background, never in the way of an answer. */
  noteAdded(): void
  noteRemoved(passages: readonly number[]): void
  /** Resolves when no background work is left. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** `dir` is a folder of its own for the cache; `embedder` is the id of the vectors' encoder. */
export type OpenVectorIndex = (options: {
  readonly dir: string
  readonly embedder: string
  readonly table: VectorTable
  readonly isReadOnly: boolean
}) => Promise<VectorIndex>
