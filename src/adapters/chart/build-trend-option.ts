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
  const nameWidth = Math.max(...lines.map((line) => measureText(nameEnd(line))), 4) * 13
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

/** 石桥乡 193起: the number tells which of several points that lie close the name is of. */
function nameEnd({ label, points }: Trend['lines'][number]): string {
  return `${label} ${points.findLast((point) => point !== null)?.text ?? ''}`
}

function buildLine(
  line: Trend['lines'][number],
  { family, shift }: { readonly family: string; readonly shift: number },
) {
  const { label, isOwn, points } = line
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
      formatter: nameEnd(line).replace(/[{}|]/g, ' '),
      color: isOwn ? colours.seal : colours.soft,
      fontSize: 12.5,
      fontFamily: family,
      distance: 8,
      offset: [0, shift],
    },
  }
}

/** `ends`: where each line ends, in pixels from above; names of lines that end in one year share a column. Those that would lie on each other stand around the middle of their ends, in order. */
export function spreadNames(
  ends: readonly { readonly column: number; readonly at: number }[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly number[] {
  const shifts = ends.map(() => 0)
  for (const column of new Set(ends.map((end) => end.column))) {
    const names = ends
      .flatMap((end, index) => (end.column === column ? [{ index, at: end.at }] : []))
      .sort((a, b) => a.at - b.at)
    const places = keepApart(names.map(({ at }) => at))
    const over = Math.max(0, (places.at(-1) ?? 0) - bottom)
    const under = Math.max(0, top - (places[0] ?? top))
    for (const [i, { index, at }] of names.entries()) {
      // What leaves the picture below or above comes back with all that stands close to it.
      const least = top + i * namePx
      const most = bottom - (names.length - 1 - i) * namePx
      const place =
        over > 0 ? Math.min(places[i]!, most) : under > 0 ? Math.max(places[i]!, least) : places[i]!
      shifts[index] = Math.round(place - at)
    }
  }
  return shifts
}

/** Ascending places, as near to where they were as they can be with room between them. */
function keepApart(places: readonly number[]): readonly number[] {
  const groups: { first: number; members: number[] }[] = []
  for (const at of places) {
    let group = { first: at, members: [at] }
    for (let before = groups.at(-1); before !== undefined; before = groups.at(-1)) {
      if (before.first + before.members.length * namePx <= group.first) break
      groups.pop()
      const members = [...before.members, ...group.members]
      const sum = members.reduce((total, one, i) => total + one - i * namePx, 0)
      group = { first: sum / members.length, members }
    }
    groups.push(group)
  }
  return groups.flatMap(({ first, members }) => members.map((_, i) => first + i * namePx))
}
