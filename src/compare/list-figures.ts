// Step: the figure table as rows (`figures --json`, docs/command-line.md). Filter in, rows in report order out.
import type { FigureRow } from '#domain/comparison.ts'
import { type Place, placeName } from '#domain/place.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { nameDoor, refuseLong } from '#domain/text-limits.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { findIndicator } from '#text/match-figure-indicator.ts'
import { namesPlace } from './names-place.ts'

export interface FigureFilter {
  /** As typed: 敖江, 连江县敖江镇. */
  readonly place?: string | null
  /** The report's year. */
  readonly year?: number | null
  /** As typed: a name or a synonym of the book, or letters that the indicator holds. */
  readonly indicator?: string | null
}

/** Every quantity of the reports that pass the filter, all kinds. */
export async function listFigureRows(
  filter: FigureFilter,
  {
    library,
    indicatorsBook,
  }: {
    readonly library: Pick<LibraryView, 'listReports' | 'listFigures'>
    readonly indicatorsBook: readonly Indicator[]
  },
): Promise<FigureRow[]> {
  const { place, year, indicator } = filter
  for (const name of [place, indicator]) refuseLong(name?.length ?? 0, nameDoor)
  const isOf = (one: Place) => !place || namesPlace(place, one)
  const reports = (await library.listReports()).filter(
    ({ metadata, rowPlaces }) =>
      [metadata.place, ...rowPlaces].some(isOf) && (!year || metadata.year === year),
  )
  const placeOf = new Map(reports.map(({ id, metadata }) => [id, metadata.place]))
  if (reports.length === 0) return []
  const known = indicator ? findIndicator(indicator, indicatorsBook) : null
  const figures = (await library.listFigures(reports.map((report) => report.id))).filter((figure) => {
    if (!isOf(figure.rowPlace ?? placeOf.get(figure.reportId)!)) return false
    if (!indicator) return true
    return figure.indicator === known?.name || figure.indicator.includes(indicator)
  })
  return reports.flatMap((report) =>
    buildFigureRows(
      report,
      figures.filter((figure) => figure.reportId === report.id),
    ),
  )
}

/** Figures of one report, in their order, as rows. */
export function buildFigureRows(report: ReportSummary, figures: readonly StoredFigure[]): FigureRow[] {
  const rowOf = new Map(figures.map((figure, row) => [figure.index, row]))
  const looks = new Map(
    report.warnings.flatMap(({ rule, where, text }) =>
      rule === 'unsure-figure' && where ? [[where.start, text] as const] : [],
    ),
  )
  return figures.map(({ reportId: _, index: __, id, asRead, rowPlace, at, parent, ...figure }) => ({
    id,
    corrected: asRead !== null,
    file: report.file,
    place: placeName(rowPlace ?? report.metadata.place),
    year: report.metadata.year,
    ...figure,
    unit: figure.unit || null,
    parent: parent === null ? null : (rowOf.get(parent) ?? null),
    ...(looks.has(at.start) ? { look: looks.get(at.start)! } : {}),
  }))
}
