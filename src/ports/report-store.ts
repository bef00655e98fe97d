// Port: where reports are put: taken in, replaced, removed, with their originals. It sees everything; readers get a view.
import type { FigureChange } from '#domain/corrections/figure-correction.ts'
import type { ReadReport, ReportSummary, Warning } from '#domain/report.ts'
import type { EarlierVersion, MetadataPatch, ReportSource, StoredReport } from '#domain/stored-report.ts'
import type { LibraryStats } from './library-view.ts'

export interface StoreRequest {
  readonly report: ReadReport
  readonly source: ReportSource
  /** Kept under its hash; absent for texts that have no file. */
  readonly original?: Uint8Array
  readonly isSample: boolean
  /** The report that this is a new version of: its content is replaced, its sources stay. */
  readonly into?: number
  /** By which rules and tables it was read; absent where nobody can tell: it is read again when there is time. */
  readonly stamp?: string
  /** The location shows another report than before: of what a person set there, only who may see it stays. */
  readonly isOther?: boolean
}

/** `hash`: of the original that was read. */
export interface ReadingAgain {
  readonly report: ReadReport
  readonly stamp: string
  readonly hash: string
}

/** What is stored from a location, and how it was read. */
export interface KnownSource {
  readonly reportId: number
  readonly hash: string
  /** Null: stored before stamps were kept. */
  readonly stamp: string | null
}

/** A text that waits for its vector. `key` is its content hash. */
export interface PendingText {
  readonly key: string
  readonly text: string
}

/** Everything here may throw AppError of kind `storage`; nothing acknowledged is lost. */
export interface ReportStore {
  findSource(location: string): Promise<KnownSource | null>
  /** Stores or replaces in one transaction; searchable by words when it returns. The original of what it replaces is kept. */
  storeReport(request: StoreRequest): Promise<{ readonly id: number; readonly outcome: 'added' | 'updated' }>
  /** Records that a report already stored was also found at `source`. */
  addSource(reportId: number, source: ReportSource): Promise<void>
  /** Originals that nothing else uses go too, unless `heir` stands in its place: they are then kept as its earlier versions. */
  removeReport(id: number, heir?: number): Promise<boolean>
  setMetadata(id: number, patch: MetadataPatch): Promise<void>
  /**
   * Adds to what a person set about a figure of a report; null takes all of it back. It outlives new readings as long as
   * the number stands in the same clause, and waits while it does not. False where there is no such figure.
   */
  setFigure(
    which: { readonly report: number; readonly figure: string },
    change: FigureChange | null,
  ): Promise<boolean>
  listReports(): Promise<readonly ReportSummary[]>
  readReport(id: number): Promise<StoredReport | null>
  /** Null when it was not kept. */
  readOriginalFile(hash: string): Promise<Uint8Array | null>
  /** Whose originals were replaced, newest first. */
  listEarlier(id: number): Promise<readonly EarlierVersion[]>
  /** Reports whose stamp is another one, oldest first; all of them without a limit. */
  listStale(stamp: string, limit?: number): Promise<readonly number[]>
  /** Where the text of a report was read from: one place, or several among which nobody can tell. */
  listOrigins(id: number): Promise<readonly ReportSource[]>
  /**
   * A new reading of a report's original, in one transaction: sources, corrections and vectors of unchanged texts stay.
   * Nothing happens where the report is gone, or is read from another original by now.
   */
  storeAgain(id: number, again: ReadingAgain): Promise<'updated' | 'unchanged'>
  /** The report stays as it was read, counts as read by `stamp`, and carries the warning in place of one of the same rule. */
  keepReading(id: number, kept: { readonly stamp: string; readonly warning: Warning }): Promise<void>
  /** Texts without a vector of the present embedder: passages, then sentences, then clauses. */
  listPending(limit: number): Promise<readonly PendingText[]>
  putVectors(vectors: readonly { readonly key: string; readonly vector: Float32Array }[]): Promise<void>
  /** Over everything that is stored. */
  stats(): Promise<LibraryStats>
}
