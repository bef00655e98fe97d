// Adapter step: lines over the years -> an echarts option, and where the names at their ends stand so that none lies on another.
import type { Trend } from '#domain/comparison.ts'
import { colours, measureText } from './build-chart-option.ts'

/** Pixels. */
export const trendHeight = 400
const headPx = 58
/** Between the middles of two names. */
const namePx = 17

/** As on the page: the own township in seal red, approximate numbers hollow. `shifts`: pixels by which each name stands lower than its line ends. */
export function buildTrendOption(
  { title, years, lines }: Trend,
  family: string,
  shifts: readonly number[] = [],
) {
  const nameWidth = Math.max(...lines.map(({ label }) => measureText(label)), 4) * 13
  return {
    animation: false,
    backgroundColor: colours.paper,
    textStyle: { fontFamily: family },
    title: {
      text: title,
      left: 20,
      top: 16,
      textStyle: { color: colours.ink, fontSize: 15, fontWeight: 'normal', fontFamily: family },
    },
    grid: { left: 60, right: 28 + nameWidth, top: headPx + 4, bottom: 36 },
    xAxis: {
      type: 'category',
      data: years.map(String),
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.none } },
      axisLabel: { color: colours.soft, fontSize: 13 },
    },
    yAxis: {
      type: 'value',
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.soft, fontSize: 12 },
    },
    series: lines.map((line, at) => buildLine(line, { family, shift: shifts[at] ?? 0 })),
  }
}

function buildLine(
  { label, isOwn, points }: Trend['lines'][number],
  { family, shift }: { readonly family: string; readonly shift: number },
) {
  const colour = isOwn ? colours.seal : colours.ink
  return {
    type: 'line',
    name: label,
    data: points.map(
      (point) => point && { value: point.value, symbol: point.isApproximate ? 'emptyCircle' : 'circle' },
    ),
    symbolSize: 8,
    z: isOwn ? 3 : 2,
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: isOwn ? 2.5 : 1.25, opacity: isOwn ? 1 : 0.5 },
    endLabel: {
      show: true,
      // Braces and bars are markup to echarts.
      formatter: label.replace(/[{}|]/g, ' '),
      color: isOwn ? colours.seal : colours.soft,
      fontSize: 12.5,
      fontFamily: family,
      distance: 8,
      offset: [0, shift],
    },
  }
}

/** `ends`: where each line ends, in pixels from above; names of lines that end in one year share a column. Order and nearness are kept. */
export function spreadNames(
  ends: readonly { readonly column: number; readonly at: number }[],
  bottom: number,
): readonly number[] {
  const shifts = ends.map(() => 0)
  for (const column of new Set(ends.map((end) => end.column))) {
    const names = ends
      .map((end, index) => ({ ...end, index, place: end.at }))
      .filter((end) => end.column === column)
      .sort((a, b) => a.at - b.at)
    for (const [i, name] of names.entries())
      if (i > 0) name.place = Math.max(name.place, names[i - 1]!.place + namePx)
    // Pushed out below, they are pushed back from there.
    for (let i = names.length - 1, limit = bottom; i >= 0; i--, limit -= namePx)
      names[i]!.place = Math.min(names[i]!.place, limit)
    for (const { index, at, place } of names) shifts[index] = Math.round(place - at)
  }
  return shifts
}
