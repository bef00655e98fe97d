// Adapter step: charts and the notes below them -> one PNG, drawn by echarts as SVG and by resvg as pixels, with a Chinese font of the machine.
import { Resvg } from '@resvg/resvg-js'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TitleComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Chart, ChartPicture, Trend } from '#domain/comparison.ts'
import { AppError } from '#shared/errors.ts'
import { buildChartOption, measureChart } from './build-chart-option.ts'
import { buildTrendOption, spreadNames, trendHeight } from './build-trend-option.ts'
import { drawNotes } from './draw-notes.ts'
import { type ChineseFont, findChineseFont } from './find-chinese-font.ts'

echarts.use([BarChart, LineChart, GridComponent, TitleComponent, SVGRenderer])

const widthPx = 740
/** Twice the pixels, so that it stays sharp in a document. */
const zoom = 2

/** One below the other, then the notes. Throws AppError `input` when there is nothing to draw, `setting` when no Chinese font is found. */
export function drawCharts(
  { charts, notes }: ChartPicture,
  font: ChineseFont = findChineseFont(),
): Uint8Array {
  if (charts.length === 0) {
    throw new AppError('input', '没有可画的数据', { fix: '换一个指标，或放宽地区和年份再比' })
  }
  const drawn = charts.map((chart) => drawSvg(chart, font.family))
  return renderPng(joinSvgs([...drawn, drawNotes(notes, font.family)]), font)
}

interface Drawn {
  readonly svg: string
  readonly height: number
}

function drawSvg(chart: Chart | Trend, family: string): Drawn {
  const height = 'lines' in chart ? trendHeight : measureChart(chart)
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, width: widthPx, height })
  try {
    if ('lines' in chart) setTrend(drawing, chart, family)
    else drawing.setOption(buildChartOption(chart, family))
    return { svg: drawing.renderToSVGString(), height }
  } finally {
    drawing.dispose()
  }
}

/** Where lines end is known once they are laid out. */
function setTrend(drawing: echarts.ECharts, trend: Trend, family: string): void {
  drawing.setOption(buildTrendOption(trend, family))
  const ends = trend.lines.map(({ points }, seriesIndex) => {
    const column = points.findLastIndex((point) => point !== null)
    const [, at = 0] = drawing.convertToPixel({ seriesIndex }, [column, points[column]?.value ?? 0])
    return { column, at }
  })
  drawing.setOption(buildTrendOption(trend, family, spreadNames(ends, { top: 56, bottom: trendHeight - 24 })))
}

function joinSvgs(parts: readonly { readonly svg: string; readonly height: number }[]): string {
  const height = parts.reduce((sum, part) => sum + part.height, 0)
  let top = 0
  const inner = parts.map((part) => {
    const placed = part.svg.replace('<svg ', `<svg y="${top}" `)
    top += part.height
    return placed
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${height}">${inner.join('')}</svg>`
}

function renderPng(svg: string, font: ChineseFont): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: widthPx * zoom },
    background: '#ffffff',
    font: { fontFiles: [font.file], loadSystemFonts: false, defaultFontFamily: font.family },
  })
  return picture.render().asPng()
}
