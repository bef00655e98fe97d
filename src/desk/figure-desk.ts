// The desk's verbs over figures: which indicators there are, the rows of the figure table, those rows as files, and a figure set right by hand.
import { buildFigureRows, type FigureFilter, listFigureRows } from '#compare/list-figures.ts'
import { renderFiguresCsv } from '#compare/render-figures-csv.ts'
import { renderFigureSheet } from '#compare/render-sheets.ts'
import type { FigureRow, Sheet } from '#domain/comparison.ts'
import type { FigureChange } from '#domain/corrections/figure-correction.ts'
import { placeName } from '#domain/place.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { Reader } from '#domain/reader.ts'
import type { ReportStore } from '#ports/report-store.ts'
import type { Views } from '#ports/views.ts'
import { readFigureCorrection, type TypedFigure } from './read-figure-correction.ts'

/** An indicator that reports of the library tell. */
interface ListedIndicator {
  readonly name: string
  /** Where it usually stands: 纠纷化解. */
  readonly section: string
  /** Townships with a figure of it. */
  readonly places: number
}

export interface FigureChoices {
  /** In the order of the table of indicators; those that no report tells are left out. */
  readonly indicators: readonly ListedIndicator[]
  /** 青禾县石桥乡, in the library's order. */
  readonly places: readonly string[]
  /** Ascending. */
  readonly years: readonly number[]
}

export interface FigureDesk {
  /** What can be compared in the reports that answers may use. */
  listFigureChoices(reader: Reader): Promise<FigureChoices>
  listFigures(reader: Reader, filter: FigureFilter): Promise<readonly FigureRow[]>
  renderFigures(rows: readonly FigureRow[], format: 'csv' | 'xlsx'): Promise<Uint8Array>
  /**
   * By its id, also one that was dropped: it counts again. The figure as it is now; null where this reader sees none of that id.
   * Throws AppError `input` for what cannot be understood.
   */
  correctFigure(reader: Reader, id: string, typed: TypedFigure): Promise<FigureRow | null>
  /** It is no figure. False where this reader sees none of that id. */
  dropFigure(reader: Reader, id: string): Promise<boolean>
  /** As the report was read, whatever was set before. False where there is nothing of that id. */
  restoreFigure(reader: Reader, id: string): Promise<boolean>
}

export interface FigureParts {
  readonly views: Views
  readonly store: Pick<ReportStore, 'setFigure'>
  readonly indicators: readonly Indicator[]
  readonly writeSheets: (sheets: readonly Sheet[]) => Promise<Uint8Array>
}

export function openFigureDesk(parts: FigureParts): FigureDesk {
  const { views, indicators, writeSheets } = parts
  return {
    listFigureChoices: (reader) => listFigureChoices(reader, { views, indicators }),
    listFigures: (reader, filter) =>
      listFigureRows(filter, { library: views.viewFor(reader), indicatorsBook: indicators }),
    renderFigures: async (rows, format) =>
      format === 'csv'
        ? new TextEncoder().encode(renderFiguresCsv(rows))
        : writeSheets([renderFigureSheet(rows)]),
    correctFigure: (reader, id, typed) => correctFigure(reader, { id, typed }, parts),
    dropFigure: (reader, id) => setFigure(reader, { id, change: { isDropped: true } }, parts),
    restoreFigure: (reader, id) => setFigure(reader, { id, change: null }, parts),
  }
}

/** `12-…`: null for what is no id. */
function reportOf(id: string): number | null {
  const [, report] = /^(\d{1,15})-[0-9a-z]{1,20}$/.exec(id) ?? []
  return report === undefined ? null : Number(report)
}

async function correctFigure(
  reader: Reader,
  { id, typed }: { readonly id: string; readonly typed: TypedFigure },
  { views, store, indicators }: FigureParts,
): Promise<FigureRow | null> {
  const number = reportOf(id)
  const library = views.viewFor(reader)
  const report = number === null ? null : await library.readReport(number)
  const figure = report && [...report.figures, ...report.droppedFigures].find((one) => one.id === id)
  if (!report || !figure) return null
  const change = readFigureCorrection(typed, figure, indicators)
  const { id: reportId } = report.summary
  await store.setFigure({ report: reportId, figure: id }, { ...change, isDropped: false })
  const rows = buildFigureRows(report.summary, await library.listFigures([reportId]))
  return rows.find((row) => row.id === id) ?? null
}

async function setFigure(
  reader: Reader,
  { id, change }: { readonly id: string; readonly change: FigureChange | null },
  { views, store }: FigureParts,
): Promise<boolean> {
  const report = reportOf(id)
  const isSeen = (await views.viewFor(reader).listReports()).some((one) => one.id === report)
  return report !== null && isSeen && store.setFigure({ report, figure: id }, change)
}

async function listFigureChoices(
  reader: Reader,
  { views, indicators }: Pick<FigureParts, 'views' | 'indicators'>,
): Promise<FigureChoices> {
  const library = views.viewFor(reader)
  const reports = await library.listReports()
  const told = await library.listTold()
  const placeOf = new Map(reports.map((report) => [report.id, placeName(report.metadata.place)]))
  const placesOf = new Map<string, Set<string>>()
  for (const [report, names] of told)
    for (const name of names) {
      const places = placesOf.get(name) ?? new Set<string>()
      placesOf.set(name, places.add(placeOf.get(report) ?? ''))
    }
  const listed = indicators.map(({ name, section }) => ({
    name,
    section,
    places: placesOf.get(name)?.size ?? 0,
  }))
  const years = reports.flatMap(({ metadata }) => metadata.year ?? [])
  return {
    indicators: listed.filter(({ places }) => places > 0),
    places: [...new Set(placeOf.values())].filter(Boolean),
    years: [...new Set(years)].sort((a, b) => a - b),
  }
}
