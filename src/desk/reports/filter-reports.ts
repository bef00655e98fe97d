// Step of listing reports: what a person looks for by fields -> the reports that fit, in the order that he asked for.
import { placeFullName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { type ReportOrder, sortReports } from './sort-reports.ts'

export interface ReportFilter {
  readonly place?: string
  readonly year?: number
  readonly kind?: string
  readonly level?: string
  /** Absent: in the order in which they were taken in. */
  readonly sort?: ReportOrder
}

export function filterReports(
  reports: readonly ReportSummary[],
  filter: ReportFilter,
): readonly ReportSummary[] {
  return sortReports(
    reports.filter((report) => fits(report, filter)),
    filter.sort,
  )
}

function fits({ metadata }: ReportSummary, { place, year, kind, level }: ReportFilter): boolean {
  if (place && !placeFullName(metadata.place).includes(place)) return false
  if (year !== undefined && metadata.year !== year) return false
  if (level && metadata.level !== level) return false
  return !kind || metadata.kind === kind
}
