// Ports: what finds the nearest passage vectors fast: a cache in this process, or a server for more than one machine's memory holds. The library owns the vectors; whatever is lost here is made again.
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

export interface StoredVector {
  readonly passage: number
  readonly report: number
  readonly vector: Float32Array
}

/** Which reports a search may find; both are numbers that this program made. */
export type ReportFilter =
  | { readonly only: readonly number[] }
  | { readonly without: readonly number[] }
  | null

/** Everything here may throw AppError of kind `remote`; a search that fails is one by words alone. */
export interface VectorStore {
  /** What it is and where, for people: no secret. */
  readonly name: string
  /** About `limit` passages, the one with the greatest product with the vector first; some may have been removed since. */
  search(vector: Float32Array, limit: number, reports: ReportFilter): Promise<readonly number[]>
  /** A passage that is there already is replaced. Found from then on. */
  put(vectors: readonly StoredVector[]): Promise<void>
  removeReports(reports: readonly number[]): Promise<void>
  count(): Promise<number>
  close(): Promise<void>
}

/** `embedder` is the id of the vectors' encoder: those of another lie apart. */
export type OpenVectorStore = (options: {
  readonly embedder: string
  readonly dimensions: number
}) => Promise<VectorStore>
