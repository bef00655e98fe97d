// Step: encode. In: one indicator over the years. Out: an empty box with the lines that the script draws in it, on demand.

import { type Html, html } from '#channels/web/frame/html.ts'
import { digestQuote } from '#channels/web/frame/render-citation.ts'
import type { Trend, TrendPoint } from '#domain/comparison.ts'

function describePoint(point: TrendPoint | null) {
  if (point === null) return null
  const { value, text, isApproximate, citation } = point
  const { reportId, start, end, quote } = citation
  return {
    value,
    text,
    isAbout: isApproximate,
    passage: `/reports/${reportId}/passage?start=${start}&end=${end}&h=${digestQuote(quote)}`,
  }
}

/** The lines stand in `data-trend` as JSON. `echarts` is its script's address. */
export function renderTrend({ indicator, years, lines }: Trend, echarts: string): Html {
  const trend = { years, lines: lines.map((line) => ({ ...line, points: line.points.map(describePoint) })) }
  const label = `${indicator}逐年的变化；各年的数在下面的表里。`
  return html`<div class="trend" role="img" tabindex="-1" aria-label="${label}" data-trend="${JSON.stringify(trend)}" data-echarts="${echarts}" hidden></div>`
}
