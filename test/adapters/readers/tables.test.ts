// Sheets, web tables and the grid itself: rectangles, merges, shown values, what is hidden.
import { describe, expect, test } from 'vitest'
import { buildDocTable, readRowShape } from '../../../src/adapters/readers/doc/doc-rows.ts'
import { buildGrid, placeCells } from '../../../src/adapters/readers/table/build-grid.ts'
import { formatNumber } from '../../../src/adapters/readers/table/cell-format.ts'
import { splitPrintHead } from '../../../src/adapters/readers/table/sheet-beside.ts'
import { buildRow, buildXlsx } from '../../fixtures/files/build-xlsx.ts'
import { findMerges, readOne, show, showBlock } from './read.ts'

const data = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`

describe('a number format', () => {
  test.each([
    [163, '0"起"', '163起'],
    [87654.3, '#,##0.00"元"', '87,654.30元'],
    [1250000, '#,##0,"千元"', '1,250千元'],
    [0.975, '0.0%', '97.5%'],
    [0.984, '0%', '98%'],
    [12, 'General', '12'],
    [0.1 + 0.2, 'General', '0.3'],
    [12, '"共"0"件"', '共12件'],
    [5, '00', '05'],
    [-3.5, '0.0;(0.0)', '(3.5)'],
    [-3.5, '0.0_ ;[Red]\\-0.0\\ ', '-3.5'],
    [0, '0;-0;"-"', '-'],
    [1234.5, '_ ¥* #,##0.00_ ', '¥1,234.50'],
    [2.675, '0.00', '2.68'],
    [12345678, '0!.0,"万元"', '1234.6万元'],
    [45657, 'yyyy"年"m"月"d"日"', '2024年12月31日'],
    [45657, 'yyyy/m/d;@', '2024年12月31日'],
    [45657, '[$-804]yyyy"年"m"月"', '2024年12月'],
    [20230101, 'General', '20230101'],
    [1234.5, '[$¥-804]#,##0.00', '¥1,234.50'],
    [25000, '[>=10000]0\\.0,"万";0', '2.5万'],
    [900, '[>=10000]0\\.0,"万";0', '900'],
  ])('%s as %s shows %s', (value, format, shown) => {
    expect(formatNumber(value, format)).toBe(shown)
  })
})

describe('a sheet', () => {
  test('has its title as a line, its numbers as shown, merged cells once', async () => {
    const bytes = buildXlsx({
      formats: ['0"起"', '0.0%'],
      sheets: [
        {
          content:
            data(
              buildRow(1, ['青川县各乡镇统计表']),
              buildRow(2, ['乡镇', '纠纷', null, '成功率']),
              buildRow(3, [null, '受理', '成功']),
              buildRow(4, [
                '甲镇',
                { style: 1, inside: '<v>12</v>' },
                11,
                { style: 2, inside: '<v>0.917</v>' },
              ]),
            ) +
            '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="D2:D3"/></mergeCells>',
        },
      ],
    })
    const file = await readOne(bytes, 'a.xlsx')
    expect(file.blocks.map(showBlock)).toEqual([
      '青川县各乡镇统计表',
      '乡镇|纠纷||成功率/|受理|成功|/甲镇|12起|11|91.7%',
    ])
    expect(findMerges(file)[0]).toEqual([
      { row: 0, column: 0, rows: 2, columns: 1 },
      { row: 0, column: 1, rows: 1, columns: 2 },
      { row: 0, column: 3, rows: 2, columns: 1 },
    ])
  })

  test('hidden rows, columns and sheets are not read, and told', async () => {
    const bytes = buildXlsx({
      sheets: [
        {
          content: `<cols><col min="2" max="2" hidden="1"/></cols>${data(
            buildRow(1, ['指标', '备查', '数']),
            buildRow(2, ['纠纷', '888', 31]),
            buildRow(3, ['密件', '999', 77], ' hidden="1"'),
          )}`,
        },
        { name: '底稿', state: 'veryHidden', content: data(buildRow(1, ['不读'])) },
      ],
    })
    const file = await readOne(bytes, 'a.xlsx')
    expect(file.blocks.map(showBlock)).toEqual(['指标|数/纠纷|31'])
    expect(file.notes).toEqual(['隐藏的工作表 1 个未读：底稿', '隐藏的列 1 列未读', '隐藏的行 1 行未读'])
  })

  test('sums, means and arithmetic without a stored value are computed; other formulas are told by cell', async () => {
    const formula = (text: string) => ({ inside: `<f>${text}</f><v></v>` })
    const bytes = buildXlsx({
      sheets: [
        {
          content: data(
            buildRow(1, ['村', '调解', '成功']),
            buildRow(2, ['甲', 16, formula('B2-1')]),
            buildRow(3, ['乙', 23, formula('VLOOKUP(A3,X:Y,2)')]),
            buildRow(4, ['合计', formula('SUM(B2:B3)'), formula('(B4+B2)/2*ROUND(AVERAGE(B2,B3),0)')]),
            buildRow(5, ['环', formula('B5+1'), formula('1/0')]),
          ),
        },
      ],
    })
    const file = await readOne(bytes, 'a.xlsx')
    expect(file.blocks.map(showBlock)).toEqual(['村|调解|成功/甲|16|15/乙|23|/合计|39|550/环||'])
    expect(file.notes.join()).toContain('C3、B5、C5')
  })

  test('several sheets have their names; print heads and feet are margins', async () => {
    const sheet = (title: string) => ({
      content: `${data(buildRow(1, [title]), buildRow(2, ['村', '件']), buildRow(3, ['甲', 1]))}<headerFooter><oddHeader>&amp;L机密★5年&amp;C&amp;"宋体"&amp;12青川县&amp;R第&amp;P页</oddHeader></headerFooter>`,
    })
    expect(await show(buildXlsx({ sheets: [sheet('甲表'), sheet('乙表')] }), 'a.xlsx')).toEqual([
      '表1',
      '甲表',
      '村|件/甲|1',
      '表2',
      '乙表',
      '村|件/甲|1',
      '~机密★5年',
      '~青川县',
      '~第页',
    ])
  })

  test('codes of a print head are no words', () => {
    expect(splitPrintHead('&L&"黑体,加粗"&14内部资料&K000000&D &T&R&F')).toEqual(['内部资料'])
  })

  test('prefixes of strict files and shared strings change nothing', async () => {
    const bytes = buildXlsx({
      sheets: [
        {
          content:
            '<x:sheetData><x:row><x:c t="str"><x:v>甲</x:v></x:c><x:c><x:v>3</x:v></x:c></x:row></x:sheetData>',
        },
      ],
    })
    expect(await show(bytes, 'a.xlsx')).toEqual(['甲|3'])
  })
})

describe('a web table', () => {
  const page = (body: string) => Buffer.from(`<html><body>${body}</body></html>`)

  test('is a rectangle with merges; rowspan=0 reaches to its end', async () => {
    const file = await readOne(
      page(
        '<table><tr><th rowspan=2>镇</th><th colspan=2>纠纷</th></tr><tr><th>受理<th>成功</tr><tr><td rowspan=0>甲<td>1<td>2</tr><tr><td>3<td>4</tr></table>',
      ),
      'a.html',
    )
    expect(file.blocks.map(showBlock)).toEqual(['镇|纠纷|/|受理|成功/甲|1|2/|3|4'])
    expect(findMerges(file)[0]).toEqual([
      { row: 0, column: 0, rows: 2, columns: 1 },
      { row: 0, column: 1, rows: 1, columns: 2 },
      { row: 2, column: 0, rows: 2, columns: 1 },
    ])
  })

  test('with a small table in one cell keeps its rows', async () => {
    const inner = '<table><tr><td>丙<td>9</tr></table>'
    expect(
      await show(
        page(`<table><tr><td>镇<td>件</tr><tr><td>甲<td>1</tr><tr><td>乙<td>${inner}</tr></table>`),
        'a.html',
      ),
    ).toEqual(['镇|件/甲|1/乙|', '丙|9'])
  })

  test('pictures in a paragraph of their own are told, icons and linked ones are not', async () => {
    const file = await readOne(
      page(
        '<p>正文</p><p><img src="a.png"></p><p><img src="b.png" width=16></p><p><a href="/"><img src="c.png"></a></p>',
      ),
      'a.html',
    )
    expect(file.notes).toEqual(['网页里的图片 1 张未读；图里如有文字和数字，请另存为图片放入'])
  })
})

describe('the grid', () => {
  test('drops rows without words and columns in which no cell begins, and its merges with them', () => {
    const grid = buildGrid(
      [
        { text: '甲', row: 0, column: 0, rows: 3, columns: 2 },
        { text: '1', row: 0, column: 2, rows: 1, columns: 1 },
        { text: '', row: 1, column: 2, rows: 1, columns: 1 },
        { text: '2', row: 2, column: 2, rows: 1, columns: 1 },
      ],
      false,
    )
    expect(grid).toEqual({
      kind: 'table',
      rows: [
        ['甲', '1'],
        ['', '2'],
      ],
      hasHeader: false,
      merges: [{ row: 0, column: 0, rows: 2, columns: 1 }],
    })
  })

  test('stays within bounds for spans of a million', () => {
    const cells = placeCells(Array.from({ length: 3 }, () => [{ text: '甲', rows: 1e6, columns: 1e6 }]))
    expect(buildGrid(cells, false)!.rows.flat().length).toBeLessThan(1000)
  })

  test('of a doc follows the edges of its rows', () => {
    const shape = (edges: number[], isBelow: boolean[]) => ({
      edges,
      isBelow,
      isBeside: isBelow.map(() => false),
    })
    const table = buildDocTable([
      { cells: ['镇', '纠纷'], shape: shape([0, 1000, 3000], [false, false]) },
      { cells: ['', '受理', '成功'], shape: shape([5, 1002, 2000, 3001], [true, false, false]) },
      { cells: ['甲', '1', '2'], shape: shape([0, 1000, 2000, 3000], [false, false, false]) },
    ])
    expect(table).toMatchObject({
      rows: [
        ['镇', '纠纷', ''],
        ['', '受理', '成功'],
        ['甲', '1', '2'],
      ],
      merges: [
        { row: 0, column: 0, rows: 2, columns: 1 },
        { row: 0, column: 1, rows: 1, columns: 2 },
      ],
    })
  })

  test("of a doc row is read from the row's properties, and damage gives none", () => {
    const definition = Buffer.alloc(2 + 1 + 6 + 40)
    definition.writeUInt16LE(definition.length - 1, 0)
    definition.writeUInt8(2, 2)
    for (const [at, edge] of [0, 900, 2000].entries()) definition.writeInt16LE(edge, 3 + at * 2)
    definition.writeUInt16LE(0x20, 9)
    const properties = Buffer.concat([Buffer.from([0x08, 0xd6]), definition])
    expect(readRowShape(properties)).toEqual({
      edges: [0, 900, 2000],
      isBelow: [true, false],
      isBeside: [false, false],
    })
    expect(readRowShape(Buffer.from([0x08, 0xd6, 5, 0, 60]))).toBeNull()
  })
})
