// Adapter step: a chart -> an echarts option without functions, so that it can be sent to a page as JSON. The look:
// ink bars, seal red for the own township, a dashed outline for approximate numbers, 未公布 as grey text.
import type { Chart, ChartBar } from '#domain/comparison.ts'

export const colours = {
  ink: '#22252a',
  soft: '#6b7079',
  none: '#a9a79f',
  line: '#e4e2dc',
  seal: '#a8322a',
  paper: '#ffffff',
}
const rowPx = 34
const headPx = 58
const footPx = 20

/** Pixels a chart needs in height at 20-pixel bars. */
export function measureChart(chart: Chart): number {
  return headPx + chart.bars.length * rowPx + footPx
}

/** Valid for echarts 6 on a server and in a page. */
export function buildChartOption(chart: Chart, family: string) {
  const labelWidth = Math.max(...chart.bars.map((bar) => measureText(bar.label)), 4) * 13
  const textWidth = Math.max(...chart.bars.map((bar) => measureText(bar.text)), 4) * 13
  return {
    animation: false,
    backgroundColor: colours.paper,
    textStyle: { fontFamily: family },
    title: {
      text: chart.title,
      left: 20,
      top: 16,
      textStyle: { color: colours.ink, fontSize: 15, fontWeight: 'normal', fontFamily: family },
    },
    grid: { left: 24 + labelWidth, right: 32 + textWidth, top: headPx - 8, bottom: footPx },
    xAxis: { type: 'value', show: false, min: 0, max: 'dataMax' },
    yAxis: {
      type: 'category',
      inverse: true,
      data: chart.bars.map((bar) => ({
        value: bar.label,
        textStyle: { color: bar.isOwn ? colours.seal : colours.soft },
      })),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { fontSize: 13, fontFamily: family, interval: 0 },
    },
    series: [{ type: 'bar', barWidth: 20, data: chart.bars.map((bar) => buildBar(bar, family)) }],
  }
}

function buildBar(bar: ChartBar, family: string) {
  const colour = bar.isOwn ? colours.seal : colours.ink
  const dashed = { color: colours.paper, borderColor: colour, borderWidth: 1, borderType: 'dashed' as const }
  return {
    value: bar.value ?? 0,
    itemStyle: bar.isApproximate ? dashed : { color: colour },
    label: {
      show: true,
      position: 'right' as const,
      // Braces and bars are markup to echarts; a label of a report must stay as written.
      formatter: bar.text.replace(/[{}|]/g, ' '),
      color: bar.value === null ? colours.none : colours.soft,
      fontSize: 13,
      fontFamily: family,
    },
  }
}

/** Width in Han characters: letters and digits are about half as wide. */
export function measureText(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2e80 ? 0.6 : 1), 0)
}
