// Step: storage. The list of reports that a reader may see, with the places that rows of their tables speak of.
import type { ReportSummary } from '#domain/report.ts'
import type { LibraryState } from './library-state.ts'
import { listRowPlaces, listSummaries } from './report-rows.ts'
import type { RowFilter } from './row-filter.ts'

/** Kept until the library changes: every question begins with it. */
export function listReportsSeen(
  { database, kept }: LibraryState,
  filter: RowFilter,
): readonly ReportSummary[] {
  return kept.keep(`reports ${JSON.stringify(filter.values)}`, () => {
    const places = listRowPlaces(database, filter)
    return listSummaries(database, filter).map((report) => ({
      ...report,
      rowPlaces: places.get(report.id) ?? [],
    }))
  })
}
