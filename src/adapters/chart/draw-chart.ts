// Adapter step: charts and the notes below them -> one PNG, drawn by echarts as SVG and by resvg as pixels, with a Chinese font of the machine.
import { Resvg } from '@resvg/resvg-js'
import { BarChart } from 'echarts/charts'
import { GridComponent, TitleComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Chart, ChartPicture } from '#domain/comparison.ts'
import { AppError } from '#shared/errors.ts'
import { buildChartOption, measureChart } from './build-chart-option.ts'
import { drawNotes } from './draw-notes.ts'
import { type ChineseFont, findChineseFont } from './find-chinese-font.ts'

echarts.use([BarChart, GridComponent, TitleComponent, SVGRenderer])

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
  const drawn = charts.map((chart) => ({ svg: drawSvg(chart, font.family), height: measureChart(chart) }))
  return renderPng(joinSvgs([...drawn, drawNotes(notes, font.family)]), font)
}

function drawSvg(chart: Chart, family: string): string {
  const drawing = echarts.init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: widthPx,
    height: measureChart(chart),
  })
  try {
    drawing.setOption(buildChartOption(chart, family))
    return drawing.renderToSVGString()
  } finally {
    drawing.dispose()
  }
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
