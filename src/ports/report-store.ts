// Port: where reports are put: taken in, replaced, removed, with their originals. It sees everything; readers get a view.
import type { ReadReport, ReportSummary } from '#domain/report.ts'
import type { MetadataPatch, ReportSource, StoredReport } from '#domain/stored-report.ts'
import type { LibraryStats } from './library-view.ts'

export interface StoreRequest {
  readonly report: ReadReport
  readonly source: ReportSource
  /** Kept under its hash; absent for texts that have no file. */
  readonly original?: Uint8Array
  readonly isSample: boolean
  /** The report that this is a new version of: its content is replaced, its sources stay. */
  readonly into?: number
}

/** A text that waits for its vector. `key` is its content hash. */
export interface PendingText {
  readonly key: string
  readonly text: string
}

/** Everything here may throw AppError of kind `storage`; nothing acknowledged is lost. */
export interface ReportStore {
  findSource(location: string): Promise<{ readonly reportId: number; readonly hash: string } | null>
  /** Stores or replaces in one transaction; searchable by words when it returns. */
  storeReport(request: StoreRequest): Promise<{ readonly id: number; readonly outcome: 'added' | 'updated' }>
  /** Records that a report already stored was also found at `source`. */
  addSource(reportId: number, source: ReportSource): Promise<void>
  removeReport(id: number): Promise<boolean>
  setMetadata(id: number, patch: MetadataPatch): Promise<void>
  listReports(): Promise<readonly ReportSummary[]>
  readReport(id: number): Promise<StoredReport | null>
  /** Texts without a vector of the present embedder: passages, then sentences, then clauses. */
  listPending(limit: number): Promise<readonly PendingText[]>
  putVectors(vectors: readonly { readonly key: string; readonly vector: Float32Array }[]): Promise<void>
  /** Over everything that is stored. */
  stats(): Promise<LibraryStats>
}
