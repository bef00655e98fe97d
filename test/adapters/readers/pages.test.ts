// pdf and ofd: characters drawn twice, ruled tables, running heads, page templates.
import { describe, expect, test } from 'vitest'
import { dropDoubles } from '../../../src/adapters/readers/pdf/drop-doubles.ts'
import { buildOfd } from '../../fixtures/files/build-ofd.ts'
import { buildPdf, type PdfText } from '../../fixtures/files/build-pdf.ts'
import { findMerges, readOne, show, showBlock } from './read.ts'

/** Each character, and again a little to the right. */
const bold = (x: number, y: number, text: string): PdfText[] =>
  [...text].flatMap((char, at) => [
    { x: x + at * 16, y, text: char },
    { x: x + at * 16 + 0.4, y, text: char },
  ])

describe('characters', () => {
  test('that are drawn twice at one place are one, those that stand twice stay', async () => {
    expect(await show(buildPdf([bold(74, 100, '人人参与件件落实')]), 'a.pdf')).toEqual(['人人参与件件落实'])
    const digits: PdfText[] = [...'化解166起'].flatMap((char, at) => {
      const x = 74 + (at < 2 ? at * 16 : at < 5 ? 32 + (at - 2) * 8 : 56)
      return [0, 0.5].map((shift) => ({ x: x + shift, y: 100, text: char }))
    })
    expect(await show(buildPdf([digits]), 'a.pdf')).toEqual(['化解166起'])
    expect(await show(buildPdf([[{ x: 74, y: 100, text: '化解155起，成功111起' }]]), 'a.pdf')).toEqual([
      '化解155起，成功111起',
    ])
  })

  test('of a whole line that is drawn twice stand once', () => {
    const piece = { text: '成功122起', x: 10, y: 0, width: 60, size: 14 }
    expect(dropDoubles([piece, { ...piece, x: 10.3 }]).map(({ text }) => text)).toEqual(['成功122起'])
    expect(dropDoubles([piece, { ...piece, x: 70 }])).toHaveLength(2)
  })
})

describe('a ruled table', () => {
  const texts: PdfText[] = [
    { x: 80, y: 120, text: '乡镇', size: 10 },
    { x: 180, y: 112, text: '矛盾纠纷', size: 10 },
    { x: 150, y: 132, text: '受理', size: 10 },
    { x: 230, y: 132, text: '成功', size: 10 },
    { x: 80, y: 152, text: '关庄镇', size: 10 },
    { x: 80, y: 164, text: '（含社区）', size: 10 },
    { x: 150, y: 158, text: '117', size: 10 },
    { x: 230, y: 158, text: '113', size: 10 },
  ]
  const rules = [
    [70, 100, 300, 100],
    [140, 118, 300, 118],
    [70, 140, 300, 140],
    [70, 170, 300, 170],
    [70, 100, 70, 170],
    [140, 100, 140, 170],
    [220, 118, 220, 170],
    [300, 100, 300, 170],
  ] as const

  test('has the cells its lines close, several lines of a cell together', async () => {
    const file = await readOne(
      buildPdf([[{ x: 74, y: 60, text: '情况如下。' }, ...texts]], { rules }),
      'a.pdf',
    )
    expect(file.blocks.map(showBlock)).toEqual([
      '情况如下。',
      '乡镇|矛盾纠纷|/|受理|成功/关庄镇（含社区）|117|113',
    ])
    expect(findMerges(file)[0]).toEqual([
      { row: 0, column: 0, rows: 2, columns: 1 },
      { row: 0, column: 1, rows: 1, columns: 2 },
    ])
  })

  test('without lines keeps names that stand close together in their own columns', async () => {
    const column = (x: number, ...values: string[]) =>
      values.map((text, at): PdfText => ({ x, y: 100 + at * 18, text, size: 10 }))
    const bytes = buildPdf([
      [
        ...column(80, '本年', '上年', '结转'),
        ...column(160, '社会公益组织', '5', '1'),
        ...column(216, '法律服务机构', '6', '2'),
        ...column(300, '总计', '11', '3'),
      ],
    ])
    expect(await show(bytes, 'a.pdf')).toEqual(['本年|社会公益组织|法律服务机构|总计/上年|5|6|11/结转|1|2|3'])
  })
})

describe('an ofd template', () => {
  const body = (page: number) => [{ x: 20, y: 60, text: `第${page}部分全年调解矛盾纠纷59起。` }]
  const lines = [{ x: 20, y: 20, text: '孔桥坝乡2024年工作报告' }]

  test('of one page is part of that page', async () => {
    expect(await show(buildOfd([body(1)], { template: { lines, pages: [0] } }), 'a.ofd')).toEqual([
      '孔桥坝乡2024年工作报告',
      '第1部分全年调解矛盾纠纷59起。',
    ])
  })

  test('of several pages is a margin', async () => {
    const bytes = buildOfd([body(1), body(2)], { template: { lines, pages: [0, 1] } })
    expect((await show(bytes, 'a.ofd')).at(-1)).toBe('~孔桥坝乡2024年工作报告')
  })
})
