// Port: the library as one reader may see it. Whoever holds a view can ask for nothing else.
import type { Passage, ReportSummary, Section } from '#domain/report.ts'
import type { SearchRequest, SearchResult } from '#domain/search.ts'
import type { StoredFigure, StoredPassage, StoredReport } from '#domain/stored-report.ts'

export interface LibraryStats {
  readonly reports: number
  readonly passages: number
  readonly figures: number
  /** Texts (passages and sentences) with and without a vector of the present embedder. */
  readonly vectors: { readonly ready: number; readonly pending: number }
}

/** A report that the reader may not see is absent in every answer. Everything here may throw AppError of kind `storage`. */
export interface LibraryView {
  listReports(): Promise<readonly ReportSummary[]>
  readReport(id: number): Promise<StoredReport | null>
  readOriginal(id: number): Promise<Uint8Array | null>
  /** Sections by report, without reading its text; a report that is not there has no entry. */
  listSections(reports: readonly number[]): Promise<ReadonlyMap<number, readonly Section[]>>
  /** Figures of these reports (absent: all), in report order. */
  listFigures(reports?: readonly number[]): Promise<readonly StoredFigure[]>
  /** Counts and rates of these indicators over all reports, in report order: how one number is looked for in thousands of reports. */
  listFiguresOf(indicators: readonly string[]): Promise<readonly StoredFigure[]>
  /** Of which indicators each report tells a count or a rate, as it was set right. */
  listTold(): Promise<ReadonlyMap<number, readonly string[]>>
  /** Words weigh as they do over the reports that everybody may see, so that hidden ones leave no trace in the scores. */
  search(request: SearchRequest): Promise<SearchResult>
  /** Passages by id, without those that are not there. */
  readPassages(ids: readonly number[]): Promise<ReadonlyMap<number, Passage>>
  /** Passages of a report, in order; none when there is no such report. */
  listPassages(report: number): Promise<readonly StoredPassage[]>
  /** One entry per sentence of each passage; null where a vector is still missing. */
  readSentenceVectors(
    passages: readonly number[],
  ): Promise<ReadonlyMap<number, readonly (Float32Array | null)[]>>
  /** Those that are there of each passage's sentences and of the clauses of long ones, in no order. */
  readPieceVectors(passages: readonly number[]): Promise<ReadonlyMap<number, readonly Float32Array[]>>
  stats(): Promise<LibraryStats>
}
