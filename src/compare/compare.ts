// Step: one or more indicators across places and years, from the figure table alone. Request in, an aligned table
// with notes out: 未公布 where a report is silent (never 0), units and qualifiers as written.
import type { Comparison, ComparisonCell, ComparisonRow } from '#domain/comparison.ts'
import type { Place } from '#domain/place.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { nameDoor, refuseLong } from '#domain/text-limits.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { findIndicator } from '#text/match-figure-indicator.ts'
import { namesPlace } from './names-place.ts'
import { noteCorrected } from './note-corrected.ts'
import { noteNumbers } from './note-numbers.ts'
import { noteScope } from './note-scope.ts'
import { belongsTo, pickFigures } from './pick-figures.ts'
import { keepAlike, keepFiguresOf, listPlaceRows, type PlaceRow } from './place-rows.ts'

export interface ComparisonRequest {
  /** As asked: names or synonyms (调解纠纷). */
  readonly indicators: readonly string[]
  /** As asked: 敖江, 连江县敖江镇, 连江县. Absent or empty: all. */
  readonly places?: readonly string[]
  readonly years?: readonly number[]
  /** 本单位, as the asker gave it. */
  readonly own?: string | null
}

export interface CompareDeps {
  readonly library: Pick<LibraryView, 'listReports' | 'listFigures' | 'listFiguresOf'>
  readonly indicatorsBook: readonly Indicator[]
}

/** Rows by indicator, then place; every row has the same years. What was not found is said in the notes. */
export async function compareIndicators(request: ComparisonRequest, deps: CompareDeps): Promise<Comparison> {
  for (const name of [...request.indicators, ...(request.places ?? [])]) refuseLong(name.length, nameDoor)
  const visible = await deps.library.listReports()
  const wanted = request.places ?? []
  const isNamed = (place: Place) => wanted.length === 0 || wanted.some((name) => namesPlace(name, place))
  const reports = visible.filter(({ metadata, rowPlaces }) => [metadata.place, ...rowPlaces].some(isNamed))
  const figures = reports.length > 0 ? await listFitting(request.indicators, reports, deps) : []
  const missing = wanted.filter(
    (name) =>
      !visible.some(({ metadata, rowPlaces }) =>
        [metadata.place, ...rowPlaces].some((place) => namesPlace(name, place)),
      ),
  )
  const { rows, notes } = compareReports(request, { reports, figures }, deps.indicatorsBook)
  return { rows, notes: [...missing.map((name) => `资料库里没有“${name}”的报告。`), ...notes] }
}

/** Of indicators of the book those alone; what it lacks is looked for in every figure. */
async function listFitting(
  asked: readonly string[],
  reports: readonly ReportSummary[],
  { library, indicatorsBook }: CompareDeps,
): Promise<readonly StoredFigure[]> {
  const listed = asked.flatMap((name) => findIndicator(name, indicatorsBook)?.name ?? [])
  if (listed.length < asked.length) return library.listFigures(reports.map(({ id }) => id))
  const ids = new Set(reports.map(({ id }) => id))
  const figures = await library.listFiguresOf([...new Set(listed)])
  return figures.filter(({ reportId }) => ids.has(reportId))
}

/** The same over reports that are chosen already; `figures` are theirs. */
export function compareReports(
  request: Pick<ComparisonRequest, 'indicators' | 'places' | 'years' | 'own'>,
  { reports, figures }: Pick<Table, 'reports' | 'figures'>,
  book: readonly Indicator[],
): Comparison {
  const { rows, notes } = lineUpReports(request, { reports, figures }, book)
  return { rows, notes: [...notes, ...noteRows(rows)] }
}

/** All that must be said below these rows: a picture of a part of the table says what concerns its own. */
export function noteRows(rows: readonly ComparisonRow[]): readonly string[] {
  return [...noteScope(rows), ...noteNumbers(rows), ...noteCorrected(rows)]
}

/** The rows alone; what is noted is that nothing was found. */
export function lineUpReports(
  request: Pick<ComparisonRequest, 'indicators' | 'places' | 'years' | 'own'>,
  { reports, figures }: Pick<Table, 'reports' | 'figures'>,
  book: readonly Indicator[],
): Comparison {
  const parts = request.indicators.map((asked) => buildPart(asked, { request, reports, figures }, book))
  return { rows: parts.flatMap((part) => part.rows), notes: parts.flatMap((part) => part.notes) }
}

interface Table {
  readonly request: Pick<ComparisonRequest, 'places' | 'years' | 'own'>
  readonly reports: readonly ReportSummary[]
  readonly figures: readonly StoredFigure[]
}

function buildPart(asked: string, table: Table, book: readonly Indicator[]): Comparison {
  const indicator = findIndicator(asked, book)
  const name = indicator?.name ?? asked
  const fitting = table.figures.filter((figure) => belongsTo(figure, { name, isListed: indicator !== null }))
  const years = listYears(table)
  const { own } = table.request
  const rows = choosePlaces(table).map((row): ComparisonRow => {
    const figures = keepFiguresOf(row, fitting)
    return {
      indicator: name,
      place: row.name,
      level: row.level,
      isInferred: row.isInferred,
      isOwn: !!own && namesPlace(own, row.place),
      aggregation: indicator?.aggregation ?? null,
      cells: years.map((year) => buildCell(year, { reports: row.reports, indicator: name }, figures)),
    }
  })
  const notes = fitting.length > 0 ? [] : [`没有报告写到“${asked}”的数。`]
  if (indicator === null) notes.unshift(`指标表里没有“${asked}”，按字面找。`)
  return { rows: years.length > 0 ? sortRows(rows) : [], notes }
}

/** Those that were named, else those of one level. */
function choosePlaces({ request, reports }: Table): readonly PlaceRow[] {
  const places = listPlaceRows(reports)
  const wanted = request.places ?? []
  if (wanted.length === 0) return keepAlike(places)
  return places.filter(({ place }) => wanted.some((name) => namesPlace(name, place)))
}

function buildCell(
  year: number,
  place: { readonly reports: readonly ReportSummary[]; readonly indicator: string },
  figures: readonly StoredFigure[],
): ComparisonCell {
  return {
    year,
    hasReport: place.reports.some((report) => report.metadata.year === year),
    figures: pickFigures(year, place, figures),
  }
}

/** The years asked for, else those of the reports compared. */
function listYears({ request, reports }: Table): number[] {
  const asked = request.years ?? []
  const years = asked.length > 0 ? asked : reports.flatMap((report) => report.metadata.year ?? [])
  return [...new Set(years)].sort((a, b) => a - b)
}

/** The own township first, then those with figures, each in the library's order. */
function sortRows(rows: readonly ComparisonRow[]): ComparisonRow[] {
  const weight = (row: ComparisonRow) =>
    (row.isOwn ? 0 : 2) + (row.cells.some((cell) => cell.figures.length > 0) ? 0 : 1)
  return [...rows].sort((a, b) => weight(a) - weight(b))
}
