// The desk's verbs over figures: which indicators there are, the rows of the figure table, and those rows as files.
import { type FigureFilter, listFigureRows } from '#compare/list-figures.ts'
import { renderFiguresCsv } from '#compare/render-figures-csv.ts'
import { renderFigureSheet } from '#compare/render-sheets.ts'
import type { FigureRow, Sheet } from '#domain/comparison.ts'
import { placeName } from '#domain/place.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { Reader } from '#domain/reader.ts'
import type { Views } from '#ports/views.ts'

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
}

export interface FigureParts {
  readonly views: Views
  readonly indicators: readonly Indicator[]
  readonly writeSheets: (sheets: readonly Sheet[]) => Promise<Uint8Array>
}

export function openFigureDesk({ views, indicators, writeSheets }: FigureParts): FigureDesk {
  return {
    listFigureChoices: (reader) => listFigureChoices(reader, { views, indicators }),
    listFigures: (reader, filter) =>
      listFigureRows(filter, { library: views.viewFor(reader), indicatorsBook: indicators }),
    renderFigures: async (rows, format) =>
      format === 'csv'
        ? new TextEncoder().encode(renderFiguresCsv(rows))
        : writeSheets([renderFigureSheet(rows)]),
  }
}

async function listFigureChoices(
  reader: Reader,
  { views, indicators }: Omit<FigureParts, 'writeSheets'>,
): Promise<FigureChoices> {
  const library = views.viewFor(reader)
  const reports = await library.listReports()
  const figures = reports.length > 0 ? await library.listFigures(reports.map((report) => report.id)) : []
  const placeOf = new Map(reports.map((report) => [report.id, placeName(report.metadata.place)]))
  const placesOf = new Map<string, Set<string>>()
  for (const { indicator, reportId, kind } of figures) {
    if (kind !== 'count' && kind !== 'rate') continue
    const places = placesOf.get(indicator) ?? new Set<string>()
    placesOf.set(indicator, places.add(placeOf.get(reportId) ?? ''))
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
