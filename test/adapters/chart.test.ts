import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { Chart, Trend } from '#domain/comparison.ts'
import { buildChartOption } from '../../src/adapters/chart/build-chart-option.ts'
import { spreadNames } from '../../src/adapters/chart/build-trend-option.ts'
import { drawCharts } from '../../src/adapters/chart/draw-chart.ts'
import { findChineseFont } from '../../src/adapters/chart/find-chinese-font.ts'
import { writeWorkbook } from '../../src/adapters/xlsx/write-workbook.ts'

const chart: Chart = {
  title: '2023年调解矛盾纠纷数（起/件，按报告原文）',
  bars: [
    { label: '石桥乡', value: 187, text: '187起', isOwn: false, isApproximate: false, citation: null },
    {
      label: '柳溪镇（本单位）',
      value: 132,
      text: '132件',
      isOwn: true,
      isApproximate: false,
      citation: null,
    },
    { label: '白塔镇', value: 80, text: '80余起（约数）', isOwn: false, isApproximate: true, citation: null },
    { label: '云台镇', value: null, text: '未公布', isOwn: false, isApproximate: false, citation: null },
  ],
}
const silent: Chart = { title: '　', bars: chart.bars.map((bar) => ({ ...bar, label: '　', text: '　' })) }

const point = (value: number) => ({
  value,
  text: `${value}起`,
  isApproximate: false,
  citation: {
    reportId: 1,
    file: '',
    place: '',
    year: 2023,
    section: '',
    quote: '',
    isSample: false,
    start: 0,
    end: 1,
  },
})
const trend: Trend = {
  indicator: '调解矛盾纠纷数',
  title: '调解矛盾纠纷数（起，按报告原文）',
  years: [2022, 2023],
  lines: ['石桥乡', '柳溪镇', '白塔镇'].map((label, at) => ({
    label,
    isOwn: at === 1,
    points: [point(100 + at), at === 2 ? null : point(101 + at)],
  })),
}

function findFontOrSkip() {
  try {
    return findChineseFont()
  } catch {
    console.log('skipped: chart text (no Chinese font on this machine)')
    return null
  }
}
const font = findFontOrSkip()

describe('a chart', () => {
  it.skipIf(font === null)('is a PNG in which the text is really drawn', () => {
    const picture = drawCharts({ charts: [chart], notes: [] }, font!)
    expect([...picture.slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
    // Ideographic blanks have no ink: what is more than in the silent picture is text.
    const without = drawCharts({ charts: [silent], notes: [] }, font!)
    expect(picture.length - without.length).toBeGreaterThan(8000)
  })

  it.skipIf(font === null)('stands below another', () => {
    const height = (png: Uint8Array) => new DataView(png.buffer, png.byteOffset).getUint32(20)
    expect(height(drawCharts({ charts: [chart, chart], notes: [] }, font!))).toBe(
      2 * height(drawCharts({ charts: [chart], notes: [] }, font!)),
    )
  })

  it.skipIf(font === null)('carries the notes below it, long ones on several lines', () => {
    const size = (notes: string[]) => {
      const png = drawCharts({ charts: [chart], notes }, font!)
      return { height: new DataView(png.buffer, png.byteOffset).getUint32(20), bytes: png.length }
    }
    const [bare, short, long] = [
      size([]),
      size(['件、起按各报告原文。']),
      size(['按各报告原文，未换算；'.repeat(12)]),
    ]
    expect(short.height).toBeGreaterThan(bare.height)
    expect(short.bytes).toBeGreaterThan(bare.bytes + 500)
    expect(long.height).toBeGreaterThan(short.height + 40)
  })

  it.skipIf(font === null)('over the years is a picture of its own', () => {
    const size = (png: Uint8Array) => new DataView(png.buffer, png.byteOffset).getUint32(20)
    const lines = drawCharts({ charts: [trend], notes: [] }, font!)
    expect(size(lines)).not.toBe(size(drawCharts({ charts: [chart], notes: [] }, font!)))
    const unnamed = { ...trend, title: '　', lines: trend.lines.map((line) => ({ ...line, label: '　' })) }
    expect(lines.length - drawCharts({ charts: [unnamed], notes: [] }, font!).length).toBeGreaterThan(4000)
  })

  it('puts names of lines that end together below each other, in their order, and none below the picture', () => {
    const spread = (ends: readonly [number, number][]) => {
      const shifts = spreadNames(
        ends.map(([column, at]) => ({ column, at })),
        { top: 50, bottom: 300 },
      )
      return ends.map(([, at], index) => at + shifts[index]!)
    }
    expect(
      spread([
        [1, 104],
        [1, 100],
        [1, 200],
        [0, 101],
      ]),
    ).toEqual([111, 94, 200, 101])
    const low = [299, 298, 297].map((at): [number, number] => [1, at])
    expect(spread(low)).toEqual([300, 283, 266])
    const high = [50, 51].map((at): [number, number] => [1, at])
    expect(spread(high)).toEqual([50, 67])
  })

  it('shows the own township in red, approximate numbers with a dashed outline, silent ones in grey', () => {
    const { series, yAxis } = buildChartOption(chart, 'Noto Sans CJK SC')
    const [plain, own, about, none] = series[0]!.data
    expect(plain?.itemStyle).toEqual({ color: '#22252a' })
    expect(own?.itemStyle).toEqual({ color: '#a8322a' })
    expect(yAxis.data[1]?.textStyle.color).toBe('#a8322a')
    expect(about?.itemStyle).toMatchObject({ borderType: 'dashed', color: '#ffffff' })
    expect(none).toMatchObject({ value: 0, label: { formatter: '未公布', color: '#a9a79f' } })
    expect(JSON.parse(JSON.stringify({ series }))).toEqual({ series })
  })

  it('says what to install when there is no Chinese font', () => {
    const empty = mkdtempSync(join(tmpdir(), 'fonts-'))
    expect(() => findChineseFont([empty, join(empty, 'none')])).toThrow(/没有找到/)
    expect(readdirSync(empty)).toEqual([])
  })

  it('says that there is nothing to draw', () => {
    expect(() => drawCharts({ charts: [], notes: [] }, { file: '', family: '' })).toThrow('没有可画的数据')
  })

  it.skipIf(font === null)('names a font file that is there', () => {
    expect(existsSync(font!.file)).toBe(true)
  })
})

describe('a workbook', () => {
  it('keeps numbers as numbers and a formula-like text as text', async () => {
    const bytes = await writeWorkbook([
      {
        name: '数据',
        head: ['指标', '值'],
        rows: [
          ['=1+1', 187],
          ['满意率', null],
        ],
        widths: [20, 8],
      },
    ])
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    const page = workbook.getWorksheet('数据')!
    expect(page.getRow(1).values).toEqual([undefined, '指标', '值'])
    expect(page.getCell('A2').value).toBe('=1+1')
    expect(page.getCell('A2').formula).toBeUndefined()
    expect(page.getCell('B2').value).toBe(187)
    expect(page.getCell('B3').value).toBeNull()
  })

  it('shows a number with its unit and keeps it a number', async () => {
    const rows = [['石桥乡', { value: 160, format: '0"余起"' }]]
    const bytes = await writeWorkbook([{ name: '对比', head: ['乡镇', '2022'], rows, widths: [] }])
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    const cell = workbook.getWorksheet('对比')!.getCell('B2')
    expect([cell.value, cell.numFmt]).toEqual([160, '0"余起"'])
  })
})
