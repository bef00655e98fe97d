// Fake: the part of the library that comparing needs, over reports read in memory.
import { changeFigures } from '#domain/corrections/change-figures.ts'
import { listPlacesOfRows } from '#domain/figure.ts'
import type { ReadReport, ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { LibraryView } from '#ports/library-view.ts'

export interface MemoryReport {
  readonly file: string
  readonly report: Pick<ReadReport, 'metadata' | 'figures'>
  readonly isSample?: boolean
}

/** Ids are 1, 2, 3 … in the order given. Samples are left out beside other reports unless asked for, as a view does. */
export function openMemoryLibrary(
  reports: readonly MemoryReport[],
  { withSamples = false }: { readonly withSamples?: boolean } = {},
): Pick<LibraryView, 'listReports' | 'listFigures' | 'listFiguresOf' | 'listTold'> {
  const isShown = (isSample: boolean) => withSamples || !isSample || reports.every((one) => one.isSample)
  const summaries = reports.map(
    ({ file, report, isSample = false }, index): ReportSummary => ({
      id: index + 1,
      file,
      metadata: report.metadata,
      rowPlaces: listPlacesOfRows(report.figures),
      isSample,
      isTrusted: true,
      visible: 'all',
      counts: { sections: 0, passages: 0, figures: report.figures.length },
      warnings: [],
    }),
  )
  const seen = summaries.filter(({ isSample }) => isShown(isSample))
  const figures = seen.flatMap(
    ({ id }) =>
      changeFigures({ reportId: id, figures: reports[id - 1]?.report.figures ?? [] }, new Map()).figures,
  )
  return {
    listReports: async () => seen,
    listFigures: async (ids) =>
      figures.filter((figure) => ids === undefined || ids.includes(figure.reportId)),
    listTold: async () => toldOf(seen, figures),
    listFiguresOf: async (indicators) =>
      figures.filter(
        ({ indicator, kind }) => indicators.includes(indicator) && (kind === 'count' || kind === 'rate'),
      ),
  }
}

/** Of these figures, which indicators each report tells a count or a rate of. */
export function toldOf(
  reports: readonly Pick<ReportSummary, 'id'>[],
  figures: readonly StoredFigure[],
): ReadonlyMap<number, readonly string[]> {
  const told = figures.filter(({ kind }) => kind === 'count' || kind === 'rate')
  const of = (id: number) => told.flatMap(({ reportId, indicator }) => (reportId === id ? [indicator] : []))
  return new Map(reports.map(({ id }) => [id, [...new Set(of(id))]]))
}
