// Step: storage. The list of reports that a reader may see, with the places that rows of their tables speak of.
import type { ReportSummary } from '#domain/report.ts'
import type { LibraryState } from './library-state.ts'
import type { RowFilter } from './row-filter.ts'

/** Kept until the library changes: every question begins with it. */
export function listReportsSeen(
  { database, kept }: LibraryState,
  filter: RowFilter,
): readonly ReportSummary[] {
  return kept.keep(`reports ${JSON.stringify(filter.values)}`, () => {
    const rows = database.all(
      `SELECT id FROM report WHERE id IN (${filter.reports}) ORDER BY id`,
      filter.values,
    )
    return kept.listSummaries(rows.map(({ id }) => Number(id)))
  })
}
