// Step: encode. In: one indicator across places and years. Out: an empty box with the lines that the script draws in it, on demand.

import { type Html, html } from '#channels/web/frame/html.ts'
import { digestQuote } from '#channels/web/frame/render-citation.ts'
import type { ComparedFigures } from '#desk/compare-desk.ts'
import type { ComparedFigure, ComparisonCell } from '#domain/comparison.ts'

/** The one figure that stands for the whole place in this year; null where there is none, or only parts of it. */
function wholeOf({ figures }: ComparisonCell): ComparedFigure | null {
  const whole = figures.filter(({ channel }) => channel === null)
  return whole.length === 1 ? whole[0]! : null
}

function describePoint(figure: ComparedFigure | null) {
  if (figure === null) return null
  const { reportId, start, end, quote } = figure.citation
  return {
    value: figure.value,
    text: figure.text,
    isAbout: figure.qualifier !== 'none',
    passage: `/reports/${reportId}/passage?start=${start}&end=${end}&h=${digestQuote(quote)}`,
  }
}

/** Every year from the first to the last, also one that no report is of: a gap of three years is three years wide. */
function fillYears(years: readonly number[]): readonly number[] {
  const [first = 0, last = -1] = [Math.min(...years), Math.max(...years)]
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

/** Lines of the places that tell at least two years, in `data-trend` as JSON; null when there is none. `echarts` is its script's address. */
export function renderTrend({ rows }: ComparedFigures, echarts: string): Html | null {
  const years = fillYears(rows[0]?.cells.map(({ year }) => year) ?? [])
  const lines = rows.flatMap(({ place, isOwn, cells }) => {
    const points = years.map((year) => {
      const cell = cells.find((one) => one.year === year)
      return cell === undefined ? null : describePoint(wholeOf(cell))
    })
    return points.filter(Boolean).length >= 2 ? [{ place, isOwn, points }] : []
  })
  if (lines.length === 0) return null
  const trend = { years, lines }
  const label = `${rows[0]!.indicator}逐年的变化；各年的数在下面的表里。`
  return html`<div class="trend" role="img" tabindex="-1" aria-label="${label}" data-trend="${JSON.stringify(trend)}" data-echarts="${echarts}" hidden></div>`
}
