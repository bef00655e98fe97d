// Fake: the part of the library that drafting and checking need, over reports read by the real ingest.
import { changeFigures } from '#domain/corrections/change-figures.ts'
import type { ReadReport } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { LibraryView } from '#ports/library-view.ts'

/** Ids are 1, 2, 3 … in the order given. */
export function openReportLibrary(
  reports: readonly ReadReport[],
): Pick<LibraryView, 'listReports' | 'readReport' | 'listFigures'> {
  const stored = reports.map(
    (report, index): StoredReport => ({
      ...report,
      figures: changeFigures({ reportId: index + 1, figures: report.figures }, new Map()).figures,
      droppedFigures: [],
      unusedCorrections: [],
      sources: [],
      summary: {
        id: index + 1,
        file: `${index + 1}.txt`,
        metadata: report.metadata,
        rowPlaces: [],
        isSample: false,
        isTrusted: true,
        visible: 'all',
        counts: {
          sections: report.sections.length,
          passages: report.passages.length,
          figures: report.figures.length,
        },
        warnings: report.warnings,
      },
    }),
  )
  return {
    listReports: async () => stored.map((report) => report.summary),
    readReport: async (id) => stored[id - 1] ?? null,
    listFigures: async (ids) =>
      stored.flatMap((report, at) => (ids === undefined || ids.includes(at + 1) ? report.figures : [])),
  }
}
