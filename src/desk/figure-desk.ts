// The desk's verbs over figures: which indicators there are, one of them across places and years, as table, picture, workbook.
import { buildChartPicture, buildCharts } from '#compare/build-chart.ts'
import { compareIndicators } from '#compare/compare.ts'
import { renderComparisonSheets } from '#compare/render-sheets.ts'
import type { Chart, ChartPicture, Comparison, Sheet } from '#domain/comparison.ts'
import { placeName } from '#domain/place.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { Library } from '#ports/library.ts'
import { visibleReports } from '#retrieve/resolve-scope.ts'

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

export interface CompareCall {
  readonly indicators: readonly string[]
  /** Empty: all. */
  readonly places: readonly string[]
  readonly years: readonly number[]
  /** 本单位. */
  readonly own: string | null
  /** Which year the chart shows; null: the newest of those that most places tell. */
  readonly chartYear: number | null
}

export interface ComparedFigures extends Comparison {
  /** One an indicator. */
  readonly charts: readonly Chart[]
  /** The year the charts show; null when they show each place's own years. */
  readonly chartYear: number | null
}

export interface FigureDesk {
  /** What can be compared in the reports that answers may use. */
  listFigureChoices(): Promise<FigureChoices>
  compare(call: CompareCall): Promise<ComparedFigures>
  /** PNG or xlsx bytes. Throws AppError `setting` where no Chinese font is found, `input` when there is nothing to draw. */
  renderComparison(call: CompareCall, format: 'png' | 'xlsx'): Promise<Uint8Array>
}

export interface FigureParts {
  readonly library: Pick<Library, 'listReports' | 'listFigures'>
  readonly indicators: readonly Indicator[]
  readonly drawPicture: (picture: ChartPicture) => Promise<Uint8Array>
  readonly writeSheets: (sheets: readonly Sheet[]) => Promise<Uint8Array>
}

export function openFigureDesk(parts: FigureParts): FigureDesk {
  return {
    listFigureChoices: () => listFigureChoices(parts),
    compare: (call) => compareFigures(call, parts),
    renderComparison: async (call, format) => {
      const compared = await compareFigures(call, parts)
      return format === 'png'
        ? parts.drawPicture({ ...buildChartPicture(compared), charts: compared.charts })
        : parts.writeSheets(renderComparisonSheets(compared))
    },
  }
}

async function listFigureChoices({ library, indicators }: FigureParts): Promise<FigureChoices> {
  const reports = visibleReports(await library.listReports(), false)
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

async function compareFigures(call: CompareCall, parts: FigureParts): Promise<ComparedFigures> {
  const { chartYear: asked, ...request } = call
  const { library, indicators } = parts
  const comparison = await compareIndicators(request, { library, indicatorsBook: indicators })
  const chartYear = asked ?? findBestYear(comparison)
  const rows =
    chartYear === null
      ? comparison.rows
      : comparison.rows.map((row) => ({ ...row, cells: row.cells.filter(({ year }) => year === chartYear) }))
  return { ...comparison, charts: buildCharts({ ...comparison, rows }), chartYear }
}

/** The newest of the years that most places tell; null where no year has two, because a chart of one bar shows nothing. */
function findBestYear({ rows }: Comparison): number | null {
  const counts = new Map<number, number>()
  for (const { year, figures } of rows.flatMap((row) => row.cells))
    if (figures.length > 0) counts.set(year, (counts.get(year) ?? 0) + 1)
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  return best !== undefined && best[1] >= 2 ? best[0] : null
}
