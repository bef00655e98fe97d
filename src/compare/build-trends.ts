// Step: a comparison as lines over the years, one chart an indicator: a line for each place that tells at least two years.
import type {
  ComparedFigure,
  Comparison,
  ComparisonCell,
  ComparisonRow,
  Trend,
  TrendPoint,
} from '#domain/comparison.ts'
import { renderTitle, shortenPlaces } from './build-chart.ts'

/** An indicator that no place tells of two years has none. */
export function buildTrends({ rows }: Pick<Comparison, 'rows'>): readonly Trend[] {
  return [...new Set(rows.map((row) => row.indicator))].flatMap((indicator) => {
    const own = rows.filter((row) => row.indicator === indicator)
    const years = fillYears(own[0]?.cells.map(({ year }) => year) ?? [])
    const nameOf = shortenPlaces(own.map(({ place }) => place))
    const lines = own.flatMap((row) => {
      const points = readPoints(row, years)
      return points.filter(Boolean).length >= 2
        ? [{ label: nameOf(row.place), isOwn: row.isOwn, points }]
        : []
    })
    return lines.length === 0 ? [] : [{ indicator, title: renderTitle(indicator, null, own), years, lines }]
  })
}

/** Every year from the first to the last, also one that no report is of: a gap of three years is three years wide. */
function fillYears(years: readonly number[]): readonly number[] {
  const [first = 0, last = -1] = [Math.min(...years), Math.max(...years)]
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

function readPoints({ cells }: ComparisonRow, years: readonly number[]): readonly (TrendPoint | null)[] {
  return years.map((year) => {
    const cell = cells.find((one) => one.year === year)
    const figure = cell === undefined ? null : wholeOf(cell)
    if (figure === null) return null
    const { value, text, qualifier, citation } = figure
    return { value, text, isApproximate: qualifier !== 'none', citation }
  })
}

/** The one figure that stands for the whole place in this year; null where there is none, or only parts of it. */
function wholeOf({ figures }: ComparisonCell): ComparedFigure | null {
  const whole = figures.filter(({ channel }) => channel === null)
  return whole.length === 1 ? whole[0]! : null
}
