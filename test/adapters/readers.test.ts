// Every format goes in as bytes and comes out as the same lines, headings and tables.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import ExcelJS from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import { restorePunctuation } from '#adapters/readers/scan/restore-punctuation.ts'
import type { Block, ExtractedFile } from '#domain/block.ts'
import { renderNumber } from '../../src/adapters/readers/docx/number-format.ts'
import { openFileReader } from '../../src/adapters/readers/open-file-reader.ts'
import { buildDocx, buildLevel, buildParagraph } from '../fixtures/files/build-docx.ts'
import { buildOfd } from '../fixtures/files/build-ofd.ts'
import { buildPdf } from '../fixtures/files/build-pdf.ts'
import { buildZip } from '../fixtures/files/build-zip.ts'
import { encodeGbk } from '../fixtures/files/encode-gbk.ts'

const reader = openFileReader()
afterAll(() => reader.close())

async function readOne(bytes: Uint8Array, fileName: string): Promise<ExtractedFile> {
  const files = await reader.read(bytes, fileName)
  expect(files).toHaveLength(1)
  return files[0]!.file
}

/** The recognition packages are optional. */
function hasRecognition(): boolean {
  try {
    createRequire(import.meta.url).resolve('@gutenye/ocr-node')
    return true
  } catch {
    console.log('skipped: @gutenye/ocr-node is not installed')
    return false
  }
}

function showBlock(block: Block): string {
  if (block.kind === 'table') return block.rows.map((row) => row.join('|')).join('/')
  return block.kind === 'heading' ? `#${block.level} ${block.text}` : block.text
}

async function show(bytes: Uint8Array, fileName: string): Promise<string[]> {
  return (await readOne(bytes, fileName)).blocks.map(showBlock)
}

const text = '青禾县柳溪镇2023年法治政府建设年度报告\n一、主要举措\n(一)化解纠纷126件。\n'
const lines = text.trim().split('\n')

describe('plain text', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['GBK', encodeGbk(text)],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16LE without a mark', Buffer.from(text.repeat(20), 'utf16le')],
    ['Windows line ends', Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('%s gives the same lines', async (_, bytes) => {
    const file = await readOne(bytes, 'a.txt')
    expect(file.format).toBe('txt')
    expect(file.blocks.slice(0, 3).map(showBlock)).toEqual(lines)
  })

  test('characters of GB18030 outside GBK survive', async () => {
    // 㐀 has a code of four bytes
    const bytes = Buffer.from(
      '8139ee39b4e5d3ebfe9fcfaad5f2b4efb3c9d0add2e9b6fecaaebcfe2cc8bad6dac2fad2e2a1a3',
      'hex',
    )
    expect(await show(bytes, 'a.txt')).toEqual(['㐀村与䶮溪镇达成协议二十件,群众满意。'])
  })

  test('Markdown loses its marks and keeps headings and tables', async () => {
    const page =
      '---\ntitle: 样例\n---\n# 柳溪镇报告\n**重点**工作见[附件](http://a.b/c)。\n<!-- 注 -->\n|项|数|\n|---|---|\n|纠纷|12|\n'
    const file = await readOne(Buffer.from(page), 'a.md')
    expect(file.blocks.map(showBlock)).toEqual(['#1 柳溪镇报告', '重点工作见附件。', '项|数/纠纷|12'])
    expect(file.blocks[2]).toMatchObject({ hasHeader: true })
    expect(file.properties).toEqual({ title: '样例' })
  })
})

describe('html', () => {
  const page = (body: string, head = '') =>
    `<html><head><meta charset="gb2312">${head}</head><body>${body}</body></html>`

  test('a GBK page is read by its charset, with the properties it names', async () => {
    const html = page(
      '<p>柳溪镇工作报告</p>',
      '<title>标题</title><meta name="PubDate" content="2024-01-05"><meta name="SiteName" content="青禾县人民政府">',
    )
    const file = await readOne(encodeGbk(html), 'x.bin')
    expect(file.format).toBe('html')
    expect(file.blocks.map(showBlock)).toEqual(['柳溪镇工作报告'])
    expect(file.properties).toEqual({ title: '标题', pubdate: '2024-01-05', sitename: '青禾县人民政府' })
  })

  test('a UTF-8 page that claims GBK is read as UTF-8', async () => {
    expect(await show(Buffer.from(page('<p>柳溪镇</p>')), 'a.html')).toEqual(['柳溪镇'])
  })

  test('blocks and br split lines, inline tags do not, scripts, navigation, hidden text and pinyin are left out', async () => {
    const html = page(
      '<nav>首页</nav><script>x()</script><div>甲<br>乙<b>丙</b><p>丁</p></div><h2>一、<span>举措</span></h2>' +
        '<p style="display:none">忽略</p><p><ruby>规<rp>(</rp><rt>guī</rt><rp>)</rp></ruby>定</p>',
    )
    expect(await show(Buffer.from(html), 'a.html')).toEqual(['甲', '乙丙', '丁', '#2 一、举措', '规定'])
  })

  test('sentences of a numbered list have their numbers, links of one have none', async () => {
    const long = '把普法宣传送到田间地头，先后举办院坝会三十一场。'
    const html = page(
      `<ol start="3"><li><p>学法。${long}</p></li><li>用法。${long}</li></ol><ol><li>关于值班的通知</li></ol>`,
    )
    expect(await show(Buffer.from(html), 'a.html')).toEqual([
      `3.学法。${long}`,
      `4.用法。${long}`,
      '关于值班的通知',
    ])
  })

  test('tables keep rows, header and merged cells; a table for layout is read through', async () => {
    const data =
      '<table><tr><th>镇</th><th>件</th></tr><tr><td rowspan=2>柳溪</td><td>1</td></tr><tr><td>2</td></tr></table>'
    const file = await readOne(
      Buffer.from(page(`<table><tr><td><p>甲</p></td><td>${data}</td></tr></table>`)),
      'a.html',
    )
    expect(file.blocks.map(showBlock)).toEqual(['甲', '镇|件/柳溪|1/|2'])
    expect(file.blocks[1]).toMatchObject({ hasHeader: true })
  })
})

describe('docx', () => {
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${buildLevel(0, 'chineseCounting', '%1、')}${buildLevel(1, 'chineseCountingThousand', '(%2)')}` +
    `${buildLevel(2, 'decimal', '%3.')}${buildLevel(3, 'decimal', '%1.%4', '<w:isLgl/>')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' +
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'

  test("Word's automatic numbers stand in the text, restart under each parent and at a new list", async () => {
    const body = [
      buildParagraph('举措', [1, 0]),
      buildParagraph('机制', [1, 1]),
      buildParagraph('排查', [1, 1]),
      buildParagraph('登记', [1, 2]),
      buildParagraph('不足', [1, 0]),
      buildParagraph('人少', [1, 1]),
      buildParagraph('2人', [1, 3]),
      buildParagraph('另起', [2, 0]),
      buildParagraph('无号', [0, 0]),
    ].join('')
    expect(await show(buildDocx({ body, numbering }), 'a.docx')).toEqual([
      '一、举措',
      '(一)机制',
      '(二)排查',
      '1.登记',
      '二、不足',
      '(一)人少',
      '2.1 2人',
      '一、另起',
      '无号',
    ])
  })

  test('a numbered heading style carries its level and number; contents lines are left out', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    const body =
      buildParagraph('一、举措 1', undefined, 't') +
      buildParagraph('举措', undefined, '1') +
      buildParagraph('安排', undefined, '1')
    const file = await readOne(buildDocx({ body, numbering, styles }), 'a.docx')
    expect(file.blocks.map(showBlock)).toEqual(['#1 一、举措', '#1 二、安排'])
    expect(file.notes).toEqual(['略去目录 1 行'])
  })

  test('deletions, comments and hidden text are left out; insertions, boxes, line breaks and notes stay', async () => {
    const run = (content: string, more = '') => `<w:r>${more}${content}</w:r>`
    const body =
      `<w:p>${run('<w:t>保留</w:t>')}<w:del>${run('<w:delText>删去</w:delText>')}</w:del><w:ins>${run('<w:t>新增</w:t>')}</w:ins>` +
      `${run('<w:t>隐藏</w:t>', '<w:rPr><w:vanish/></w:rPr>')}${run('<w:footnoteReference w:id="2"/><w:commentReference w:id="0"/>')}</w:p>` +
      `<w:p>${run('<w:t>上</w:t><w:br/><w:t>下</w:t>')}${run(`<w:pict><w:txbxContent>${buildParagraph('框内')}</w:txbxContent></w:pict>`)}</w:p>`
    const footnotes = `<w:footnote w:id="2">${buildParagraph('数据截至年底')}</w:footnote>`
    expect(await show(buildDocx({ body, footnotes }), 'a.docx')).toEqual([
      '保留新增',
      '上',
      '下',
      '框内',
      '注1\uff1a数据截至年底',
    ])
  })

  test('tables keep rows, spans and header', async () => {
    const cell = (value: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${buildParagraph(value)}</w:tc>`
    const body =
      `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('镇')}${cell('件')}</w:tr>` +
      `<w:tr>${cell('柳溪', '<w:vMerge w:val="restart"/>')}${cell('1')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('2')}</w:tr></w:tbl>`
    const file = await readOne(buildDocx({ body }), 'a.docx')
    expect(file.blocks).toEqual([
      {
        kind: 'table',
        rows: [
          ['镇', '件'],
          ['柳溪', '1'],
          ['', '2'],
        ],
        hasHeader: true,
        merges: [{ row: 1, column: 0, rows: 2, columns: 1 }],
      },
    ])
  })
})

test('number formats follow Word', () => {
  const show = (format: string) =>
    [1, 10, 11, 20, 21, 105].map((count) => renderNumber(count, format)).join(' ')
  expect(show('chineseCounting')).toBe('一 十 十一 二十 二十一 一百零五')
  expect(show('ideographDigital')).toBe('一 一〇 一一 二〇 二一 一〇五')
  expect(show('lowerRoman')).toBe('i x xi xx xxi cv')
  expect(
    [1, 2].map(
      (count) => renderNumber(count, 'ideographTraditional') + renderNumber(count, 'decimalEnclosedCircle'),
    ),
  ).toEqual(['甲①', '乙②'])
})

describe('pages with positions', () => {
  const full = '坚持依法行政推进法治建设化解矛盾纠纷服务群众办好实事好'
  const page = [
    { x: 150, y: 100, text: '柳溪镇法治政府建设报告', size: 22 },
    { x: 106, y: 150, text: full },
    { x: 74, y: 178, text: `${full}再接` },
    { x: 74, y: 206, text: '再厉共12件。' },
    { x: 106, y: 234, text: '一、主要举措' },
    { x: 74, y: 290, text: '指标' },
    { x: 260, y: 290, text: '上年' },
    { x: 420, y: 290, text: '本年' },
    { x: 74, y: 318, text: '受理纠纷' },
    { x: 268, y: 318, text: '12' },
    { x: 428, y: 318, text: '15' },
    { x: 74, y: 346, text: '化解纠纷' },
    { x: 268, y: 346, text: '11' },
    { x: 428, y: 346, text: '15' },
  ]
  const expected = [
    '柳溪镇法治政府建设报告',
    `${full}${full}再接再厉共12件。`,
    '一、主要举措',
    '指标|上年|本年/受理纠纷|12|15/化解纠纷|11|15',
  ]

  test('a pdf gives paragraphs and tables; page numbers go; paragraphs run over the page', async () => {
    const number = (n: number) => ({ x: 280, y: 800, text: `- ${n} -`, size: 12 })
    const second = [{ x: 106, y: 100, text: full }, { x: 74, y: 128, text: `${full}再接` }, number(2)]
    const third = [{ x: 74, y: 100, text: '再厉。' }, number(3)]
    const file = await readOne(buildPdf([[...page, number(1)], second, third]), 'a.pdf')
    expect(file.format).toBe('pdf')
    expect(file.confidence).toBeNull()
    expect(file.blocks.map(showBlock)).toEqual([...expected, `${full}${full}再接再厉。`])
    expect(file.notes).toEqual(['略去页眉页脚和页码 3 行'])
  })

  test('a label set off by a tab belongs to its paragraph; a header that recurs goes, a sentence that recurs stays', async () => {
    const make = (n: number) => [
      { x: 74, y: 60, text: '柳溪镇人民政府', size: 12 },
      { x: 74, y: 100, text: `${full}${n}` },
      { x: 74, y: 200, text: '1.' },
      { x: 130, y: 200, text: '登记' },
      { x: 74, y: 260, text: '2.' },
      { x: 130, y: 260, text: '回访' },
    ]
    const file = await readOne(buildPdf([make(1), make(2), make(3)]), 'a.pdf')
    expect(file.blocks.map(showBlock)).toEqual([
      ...[1, 2, 3].flatMap((n) => [`${full}${n}`, '1.登记', '2.回访']),
      '柳溪镇人民政府',
    ])
    expect(file.blocks.at(-1)).toMatchObject({ kind: 'margin' })
  })

  test('what a browser prints around a page goes; a date on the right ends its paragraph', async () => {
    const printed = [
      { x: 30, y: 20, text: '2025/3/18 15:20', size: 8 },
      { x: 300, y: 20, text: '柳溪镇2024年报告-青禾县人民政府', size: 8 },
      { x: 74, y: 100, text: full },
      { x: 420, y: 128, text: '2025年1月20日' },
      { x: 74, y: 156, text: '附件：清单.docx' },
      { x: 30, y: 830, text: 'https://www.qinghe.example/art/1.html', size: 8 },
      { x: 560, y: 830, text: '1/2', size: 8 },
    ]
    const file = await readOne(buildPdf([printed]), 'a.pdf')
    const text = file.blocks.filter(({ kind }) => kind !== 'margin')
    expect(text.map(showBlock)).toEqual([full, '2025年1月20日', '附件：清单.docx'])
  })

  test('an ofd gives the same', async () => {
    const scale = 210 / 595
    const small = page.map(({ x, y, text: piece, size = 16 }) => ({
      x: x * scale,
      y: y * scale,
      text: piece,
      size: size * scale,
    }))
    const file = await readOne(buildOfd([small]), 'a.ofd')
    expect(file.format).toBe('ofd')
    expect(file.blocks.map(showBlock)).toEqual(expected)
  })
})

test('a doc gives lines and tables', async () => {
  const bytes = readFileSync(new URL('../fixtures/files/report.doc', import.meta.url))
  const file = await readOne(bytes, 'a.doc')
  expect(file.format).toBe('doc')
  expect(file.blocks[0]).toEqual({ kind: 'text', text: '青禾县柳溪镇2023年法治政府建设年度报告' })
  expect(file.blocks.filter((block) => block.kind === 'table').map(showBlock)).toEqual([
    '指标|2022年|2023年/受理纠纷(件)|118|126/化解纠纷(件)|112|124/普法宣传(场次)|29|37',
  ])
  expect((await readOne(bytes, 'a.wps')).format).toBe('wps')
})

test('a doc has the numbers that Word makes, in tables too', async () => {
  const bytes = readFileSync(new URL('../fixtures/files/numbered.doc', import.meta.url))
  const file = await readOne(bytes, 'a.doc')
  expect(file.blocks.map(showBlock)).toEqual([
    '柳溪镇2023年度报告',
    '一、主要举措',
    '（一）学法用法',
    '1.班子学法',
    '2.干部学法',
    '（二）依法决策',
    '合同|1.审查12份',
    '二、存在问题',
    '（一）人手不足',
    '① 夜间缺人',
    '柳溪镇人民政府',
  ])
  expect(file.notes).toEqual([])
})

test('an xlsx gives a table a sheet; formulas, dates and percentages as values', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('台账')
  sheet.addRow(['柳溪镇台账'])
  sheet.mergeCells('A1:C1')
  sheet.addRow(['指标', '数', '日期'])
  sheet.addRow(['纠纷', { formula: 'SUM(1,2)', result: 3 }, new Date(Date.UTC(2023, 11, 31))])
  sheet.addRow(['成功率', 0.984])
  sheet.getCell('B4').numFmt = '0.0%'
  const file = await readOne(new Uint8Array(await book.xlsx.writeBuffer()), 'a.xlsx')
  expect(file.blocks.map(showBlock)).toEqual([
    '柳溪镇台账',
    '指标|数|日期/纠纷|3|2023年12月31日/成功率|98.4%|',
  ])
})

describe('zip of documents', () => {
  test('each document comes out under its name, GBK names decoded, path tricks gone', async () => {
    const files = await reader.read(
      buildZip([
        { name: encodeGbk('报告/甲.txt'), content: '甲镇' },
        { name: '../../etc/乙.md', content: '# 乙镇' },
        { name: 'C:\\丙.docx', content: buildDocx({ body: buildParagraph('丙镇') }) },
        { name: '__MACOSX/._甲.txt', content: 'x' },
        {
          name: '坏.docx',
          content: buildZip([
            { name: '[Content_Types].xml', content: '' },
            { name: 'word/x', content: '' },
          ]),
        },
      ]),
      'a.zip',
    )
    expect(files.map(({ fileName, file }) => [fileName, file.format, showBlock(file.blocks[0]!)])).toEqual([
      ['报告/甲.txt', 'txt', '甲镇'],
      ['etc/乙.md', 'md', '#1 乙镇'],
      ['丙.docx', 'docx', '丙镇'],
    ])
    expect(files[0]!.file.unread).toMatchObject([{ fileName: '坏.docx' }])
  })

  test('two names that differ in normal form only are two documents', async () => {
    const files = await reader.read(
      buildZip([
        { name: '\u00e9.txt', content: '一' },
        { name: 'e\u0301.txt', content: '二' },
      ]),
      'a.zip',
    )
    expect(files).toHaveLength(2)
  })
})

test.skipIf(!hasRecognition())(
  'a picture of a page is recognised, with its confidence and a step for the page',
  async () => {
    const steps: unknown[] = []
    const scanner = openFileReader({ onStep: (step) => steps.push(step) })
    const bytes = readFileSync(new URL('../fixtures/files/scan.png', import.meta.url))
    const [read] = await scanner.read(bytes, 'scan.png')
    await scanner.close()
    expect(read!.file.format).toBe('scan')
    // A full stop is small: whether it is seen at a line's end is not what is tested here.
    expect(read!.file.blocks.map(showBlock).join('').replaceAll('。', '')).toBe(
      '柳溪镇法治政府建设工作情况全年化解矛盾纠纷126件\uff0c调解成功率98.4%开展普法宣传37场次\uff08含进校园5场\uff09',
    )
    expect(read!.file.confidence).toBeGreaterThan(0.9)
    expect(read!.file.blocks[0]).toMatchObject({ confidence: expect.any(Number) })
    expect(steps).toEqual([{ page: 1, pages: 1, fileName: 'scan.png' }])
  },
)

test('recognised text gets its full-width marks back, figures keep theirs', () => {
  expect(restorePunctuation('坚持1,234件,共3.5%;会议(一)召开.')).toBe(
    '坚持1,234件\uff0c共3.5%\uff1b会议\uff08一\uff09召开\u3002',
  )
  expect(restorePunctuation('“一站式“综治中心')).toBe('\u201c一站式\u201d综治中心')
  expect(restorePunctuation('宣传.服务"法律明白人"12:30')).toBe('宣传\uff0c服务\u201c法律明白人\u201d12:30')
})
