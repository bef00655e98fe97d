// Step: encode. In: charts of a comparison. Out: bars that say their number and open their sentence; years to switch between.

import { type Html, html } from '#channels/web/frame/html.ts'
import { addressCitation } from '#channels/web/frame/render-citation.ts'
import type { ComparedFigures } from '#desk/compare-desk.ts'
import type { Chart, ChartBar } from '#domain/comparison.ts'
import { renderTrend } from './render-trend.ts'

/** The longest bar takes this share of its line; the number beside it needs the rest, also on a phone. */
const longestShare = 58

function renderBar(bar: ChartBar, longest: number): Html {
  const share = bar.value === null || longest === 0 ? 0 : (longestShare * bar.value) / longest
  const width = `${Math.max(share, bar.value === null ? 0 : 0.6).toFixed(1)}%`
  const shape = bar.value === null ? null : html`<rect y="4" width="${width}" height="20"></rect>`
  const line = html`<span class="bar-name">${bar.label}</span><svg class="bar-line" height="28" aria-hidden="true">${shape}<text x="${width}" dx="${bar.value === null ? 0 : 10}" y="19">${bar.text}</text></svg><span class="unseen">${bar.text}</span>`
  const look = [bar.isOwn ? 'me' : '', bar.isApproximate ? 'about' : '', bar.value === null ? 'none' : '']
  const inside = bar.citation
    ? html`<a class="bar" ${addressCitation(bar.citation)} title="“${bar.citation.quote}”">${line}</a>`
    : html`<span class="bar">${line}</span>`
  return html`<li class="${look.filter(Boolean).join(' ')}">${inside}</li>`
}

/** From so many bars on, the longest are shown with the own one, the others are folded away. */
const manyBars = 20
const shownBars = 12

function renderBars(chart: Chart): Html {
  const longest = Math.max(0, ...chart.bars.map((bar) => bar.value ?? 0))
  const isFirst = (bar: ChartBar, at: number) => chart.bars.length <= manyBars || at < shownBars || bar.isOwn
  const [first, rest] = [chart.bars.filter(isFirst), chart.bars.filter((bar, at) => !isFirst(bar, at))]
  const list = (bars: readonly ChartBar[]) =>
    html`<ol class="bars">${bars.map((bar) => renderBar(bar, longest))}</ol>`
  if (rest.length === 0) return list(first)
  return html`${list(first)}<details class="bars bars-rest"><summary>还有 ${rest.length} 个</summary>${list(rest)}</details>`
}

/** `addressOf` gives the page with the chart of another year, `echarts` draws the years. Null when no report tells the indicator. */
export function renderChart(
  compared: ComparedFigures,
  { addressOf, echarts }: { addressOf: (year: number) => string; echarts: string },
): Html | null {
  const { rows, charts, trends, chartYear } = compared
  const [chart] = charts
  if (chart === undefined) return null
  const trend = trends[0] ? renderTrend(trends[0], echarts) : null
  const told = rows.flatMap((row) =>
    row.cells.filter(({ figures }) => figures.length > 0).map(({ year }) => year),
  )
  const years = [...new Set(told)].sort((a, b) => a - b)
  const links = years.map((year) => {
    const here = year === chartYear ? html` aria-current="true"` : null
    return html`<a href="${addressOf(year)}"${here} hx-get="${addressOf(year)}" hx-target="#figures" hx-select="#figures" hx-select-oob="#exports" hx-swap="outerHTML" hx-push-url="true">${year}</a>`
  })
  const button =
    trend && html`<button type="button" class="js-only" data-years aria-pressed="false">逐年</button>`
  const choice = links.length > 1 ? html`<span class="chart-years">${links}${button}</span>` : null
  return html`<figure class="chart"><figcaption><span class="of-year">${chart.title}</span><span class="of-years">${chart.title.replace(/^\d{4}年/, '')}</span>${choice}</figcaption>${renderBars(chart)}${trend}</figure>`
}
