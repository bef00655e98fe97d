// The desk's verbs of comparing: indicators across places and years, as an aligned table, a picture, a workbook.
import { buildCharts, keepYear, notePicture } from '#compare/build-chart.ts'
import { buildTrends } from '#compare/build-trends.ts'
import { compareIndicators } from '#compare/compare.ts'
import { compareAnswer } from '#compare/compare-answer.ts'
import { listStandings } from '#compare/own-standing.ts'
import { renderComparisonTable } from '#compare/render-comparison.ts'
import { renderComparisonSheets } from '#compare/render-sheets.ts'
import type { Answer } from '#domain/answer.ts'
import type { Chart, ChartPicture, Comparison, Sheet, Standing, Trend } from '#domain/comparison.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { Reader } from '#domain/reader.ts'
import type { Views } from '#ports/views.ts'

export interface CompareCall {
  readonly indicators: readonly string[]
  /** Empty: all. */
  readonly places: readonly string[]
  readonly years: readonly number[]
  /** 本单位. */
  readonly own: string | null
  /** Which year the chart shows; null: the newest of those that most places tell; `all`: each place's own years. */
  readonly chartYear: number | 'all' | null
}

export interface ComparedFigures extends Comparison {
  /** One an indicator. */
  readonly charts: readonly Chart[]
  /** One an indicator that is told of several years. */
  readonly trends: readonly Trend[]
  /** The year the charts show; null when they show each place's own years. */
  readonly chartYear: number | null
  /** 本单位 among its peers, by year; empty where several indicators are compared. */
  readonly standings: readonly Standing[]
}

export interface CompareDesk {
  compare(reader: Reader, call: CompareCall): Promise<ComparedFigures>
  /** The numbers of an answer lined up, each year of each place; null where fewer than two can stand beside each other. */
  compareAnswer(
    reader: Reader,
    answer: Pick<Answer, 'text' | 'citations'>,
    own: string | null,
  ): Promise<ComparedFigures | null>
  /** PNG of the charts, or of the lines over the years (of the charts, where no place tells two). Throws AppError `setting` where no Chinese font is found, `input` when there is nothing to draw. */
  renderPicture(compared: readonly ComparedFigures[], look: 'bars' | 'trend'): Promise<Uint8Array>
  /** The same as PNG of the charts, or xlsx bytes. */
  renderComparison(compared: ComparedFigures, format: 'png' | 'xlsx'): Promise<Uint8Array>
  /** Places down, years across, 未公布 where a report is silent, 库里没有 where there is none. */
  tabulateComparison(compared: Comparison): {
    readonly head: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }
}

export interface CompareParts {
  readonly views: Views
  readonly indicators: readonly Indicator[]
  readonly drawPicture: (picture: ChartPicture) => Promise<Uint8Array>
  readonly writeSheets: (sheets: readonly Sheet[]) => Promise<Uint8Array>
}

export function openCompareDesk(parts: CompareParts): CompareDesk {
  return {
    compare: (reader, call) => compareFigures(reader, call, parts),
    async compareAnswer(reader, answer, own) {
      const library = parts.views.viewFor(reader)
      const deps = { library, indicatorsBook: parts.indicators }
      const comparison = await compareAnswer(answer, own, deps)
      const charts = comparison === null ? [] : buildCharts(comparison)
      const hasBars = charts.some(({ bars }) => bars.filter(({ value }) => value !== null).length > 1)
      if (comparison === null || !hasBars) return null
      return {
        ...comparison,
        charts,
        trends: [],
        chartYear: null,
        standings: [],
      }
    },
    renderComparison: async (compared, format) =>
      format === 'xlsx'
        ? parts.writeSheets(renderComparisonSheets(compared))
        : parts.drawPicture(buildPicture([compared], 'bars')),
    renderPicture: async (compared, look) => parts.drawPicture(buildPicture(compared, look)),
    tabulateComparison: (compared) => renderComparisonTable(compared),
  }
}

async function compareFigures(
  reader: Reader,
  { chartYear: asked, ...request }: CompareCall,
  { views, indicators }: CompareParts,
): Promise<ComparedFigures> {
  const library = views.viewFor(reader)
  const comparison = await compareIndicators(request, { library, indicatorsBook: indicators })
  const chartYear = asked === 'all' ? null : (asked ?? findBestYear(comparison))
  return {
    ...comparison,
    charts: buildCharts({ ...comparison, rows: keepYear(comparison.rows, chartYear) }),
    trends: buildTrends(comparison),
    chartYear,
    standings: request.indicators.length === 1 ? listStandings(comparison.rows) : [],
  }
}

/** One below the other, with what concerns the years that are drawn. */
function buildPicture(all: readonly ComparedFigures[], look: 'bars' | 'trend'): ChartPicture {
  const drawn = all.map((compared) => {
    const isTrend = look === 'trend' && compared.trends.length > 0
    const lead = all.length > 1 ? `${compared.rows[0]?.indicator}：` : ''
    const notes = notePicture(compared, isTrend ? null : compared.chartYear)
    return { charts: isTrend ? compared.trends : compared.charts, notes: notes.map((note) => lead + note) }
  })
  return {
    charts: drawn.flatMap(({ charts }): readonly (Chart | Trend)[] => charts),
    notes: drawn.flatMap(({ notes }) => notes),
  }
}

/** The newest of the years that most places tell; null where no year has two, because a chart of one bar shows nothing. */
function findBestYear({ rows }: Comparison): number | null {
  const counts = new Map<number, number>()
  for (const { year, figures } of rows.flatMap((row) => row.cells))
    if (figures.length > 0) counts.set(year, (counts.get(year) ?? 0) + 1)
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  return best !== undefined && best[1] >= 2 ? best[0] : null
}
