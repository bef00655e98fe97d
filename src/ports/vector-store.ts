// Port: passage vectors on a server of their own, for more than one machine's memory holds. The library owns the rows; whatever this loses is put there again.

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
