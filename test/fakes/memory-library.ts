// Fake: the part of the library that comparing needs, over reports read in memory.
import type { ReadReport, ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { LibraryView } from '#ports/library-view.ts'

export interface MemoryReport {
  readonly file: string
  readonly report: Pick<ReadReport, 'metadata' | 'figures'>
  readonly isSample?: boolean
}

/** Ids are 1, 2, 3 … in the order given. */
export function openMemoryLibrary(
  reports: readonly MemoryReport[],
): Pick<LibraryView, 'listReports' | 'listFigures'> {
  const summaries = reports.map(
    ({ file, report, isSample = false }, index): ReportSummary => ({
      id: index + 1,
      file,
      metadata: report.metadata,
      isSample,
      isTrusted: true,
      counts: { sections: 0, passages: 0, figures: report.figures.length },
      warnings: [],
    }),
  )
  const figures = reports.flatMap(({ report }, at) =>
    report.figures.map((figure, index): StoredFigure => ({ ...figure, reportId: at + 1, index })),
  )
  return {
    listReports: async () => summaries,
    listFigures: async (ids) =>
      figures.filter((figure) => ids === undefined || ids.includes(figure.reportId)),
  }
}
