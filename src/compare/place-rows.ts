// Step of comparing: reports -> the places that have a row, those that rows of their tables speak of as places of their own.
import { isSamePlace, levelOf, type Place, placeName, type ReportLevel } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { groupBy } from '#shared/group-by.ts'
import { oncePer } from '#shared/once-per.ts'

export interface PlaceRow {
  readonly name: string
  readonly place: Place
  readonly level: ReportLevel | null
  /** The text does not say the county. */
  readonly isInferred: boolean
  /** Its own, and those whose tables have a row for it. */
  readonly reports: readonly ReportSummary[]
}

/** In the order of the reports; own places before those of rows. Computed once for one list of reports. */
export const listPlaceRows = oncePer((reports: readonly ReportSummary[]): readonly PlaceRow[] => {
  const rows = new Map<string, PlaceRow & { readonly reports: ReportSummary[] }>()
  const put = (place: Place, report: ReportSummary) => {
    const name = placeName(place)
    const known = rows.get(name)
    if (!known) {
      const isOwn = placeName(report.metadata.place) === name
      const isInferred = isOwn && place.town !== null && report.metadata.inferred.includes('county')
      rows.set(name, { name, place, level: levelOf(place), isInferred, reports: [report] })
    } else if (!known.reports.includes(report) && isSamePlace(known.place, place)) known.reports.push(report)
  }
  for (const report of reports) put(report.metadata.place, report)
  for (const report of reports) for (const place of report.rowPlaces) put(place, report)
  return [...rows.values()]
})

/** Townships stand beside townships: where two or more are there, a county's own report has no row. */
export function keepAlike(rows: readonly PlaceRow[]): readonly PlaceRow[] {
  const towns = rows.filter(({ level }) => level === '乡镇')
  return towns.length > 1 ? towns : rows
}

/** Figures of this place: those of its rows in any table, and those that its own report does not give to another. */
export function keepFiguresOf(
  { place, reports }: Pick<PlaceRow, 'place' | 'reports'>,
  figures: readonly StoredFigure[],
): readonly StoredFigure[] {
  const byReport = groupByReport(figures)
  const own = [...reports].sort((one, other) => orderOf(byReport, one) - orderOf(byReport, other))
  return own.flatMap(({ id, metadata }) =>
    (byReport.get(id)?.figures ?? []).filter(({ rowPlace }) =>
      isSamePlace(rowPlace ?? metadata.place, place),
    ),
  )
}

type ByReport = ReadonlyMap<number, { readonly order: number; readonly figures: readonly StoredFigure[] }>

/** Once for one list of figures: thousands of places each look for their own in it. */
const groupByReport = oncePer((figures: readonly StoredFigure[]): ByReport => {
  const groups = [...groupBy(figures, ({ reportId }) => reportId)]
  return new Map(groups.map(([id, own], order) => [id, { order, figures: own }]))
})

function orderOf(byReport: ByReport, { id }: ReportSummary): number {
  return byReport.get(id)?.order ?? byReport.size
}
