// docx: headers, parts that stand in the text, grids, and what is told as unread.
import { describe, expect, test } from 'vitest'
import { buildDocx, buildParagraph } from '../../fixtures/files/build-docx.ts'
import { buildRow, buildXlsx } from '../../fixtures/files/build-xlsx.ts'
import { buildZip } from '../../fixtures/files/build-zip.ts'
import { findMerges, readOne, show } from './read.ts'

const cell = (value: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${buildParagraph(value)}</w:tc>`
const row = (cells: string, more = '') => `<w:tr><w:trPr>${more}</w:trPr>${cells}</w:tr>`
const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`
const head = (kind: string, id: string, content: string) => ({
  name: `word/${kind}${id}.xml`,
  type: kind,
  id,
  content: `<w:hdr>${content}</w:hdr>`,
})

describe('headers and footers', () => {
  test('of every section and kind are margins, each line once, tables and text boxes in them too', async () => {
    const box = `<w:p><w:r><w:pict><v:shape><w:txbxContent>${buildParagraph('双政发〔2025〕6号')}</w:txbxContent></v:shape></w:pict></w:r></w:p>`
    const bytes = buildDocx({
      body: buildParagraph('正文'),
      others: [
        head('header', '1', table(row(cell('双龙桥镇人民政府文件') + cell('第1期'))) + box),
        head('header', '2', buildParagraph('双龙桥镇人民政府文件')),
        head('footer', '3', buildParagraph('内部资料 严禁外传')),
      ],
    })
    expect(await show(bytes, 'a.docx')).toEqual([
      '正文',
      '~双龙桥镇人民政府文件',
      '~第1期',
      '~双政发〔2025〕6号',
      '~内部资料 严禁外传',
    ])
  })

  test('words of a watermark are read from its shape', async () => {
    const mark = '<w:p><w:r><w:pict><v:shape><v:textpath string="机密★1年"/></v:shape></w:pict></w:r></w:p>'
    expect(
      await show(buildDocx({ body: buildParagraph('正文'), others: [head('header', '1', mark)] }), 'a.docx'),
    ).toEqual(['正文', '~机密★1年'])
  })
})

describe('parts that stand in the text', () => {
  const place = (inside: string) => `${buildParagraph('前')}${inside}${buildParagraph('后')}`
  const chunk = (name: string, content: string | Uint8Array) =>
    buildDocx({
      body: place('<w:altChunk r:id="k"/>'),
      others: [{ name: `word/${name}`, content, type: 'aFChunk', id: 'k' }],
    })
  const mht =
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\n' +
    'Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>=E8=B0=83=E8=A7=A3=\r\n9=E8=B5=B7</p></body></html>\r\n--b--\r\n'

  test.each([
    ['html', chunk('k.html', '<html><meta charset="utf-8"><body><p>调解9起</p></body></html>')],
    ['mht', chunk('k.mht', mht)],
    ['docx', chunk('k.docx', buildDocx({ body: buildParagraph('调解9起') }))],
    ['txt', chunk('k.txt', '调解9起')],
  ])('altChunk of %s comes in at its place', async (_, bytes) => {
    expect(await show(bytes, 'a.docx')).toEqual(['前', '调解9起', '后'])
  })

  test('an embedded workbook stands where it is shown, without its preview picture', async () => {
    const book = buildXlsx({
      sheets: [
        { content: `<sheetData>${buildRow(1, ['指标', '数'])}${buildRow(2, ['纠纷', 207])}</sheetData>` },
      ],
    })
    const object =
      '<w:p><w:r><w:object><v:shape><v:imagedata r:id="p"/></v:shape><o:OLEObject r:id="x"/></w:object></w:r></w:p>'
    const file = await readOne(
      buildDocx({
        body: place(object),
        others: [{ name: 'word/embeddings/s.xlsx', content: book, type: 'package', id: 'x' }],
      }),
      'a.docx',
    )
    expect(file.blocks.map(({ kind }) => kind)).toEqual(['text', 'table', 'text'])
    expect(file.notes).toEqual([])
  })

  test('what cannot be read is told, with its name', async () => {
    const file = await readOne(
      buildDocx({
        body: place('<w:p><w:r><w:object><o:OLEObject r:id="x"/></w:object></w:r></w:p>'),
        others: [
          {
            name: 'word/embeddings/o.bin',
            content: buildZip([{ name: 'a.txt', content: '甲' }]),
            type: 'oleObject',
            id: 'x',
          },
        ],
      }),
      'a.docx',
    )
    expect(file.notes.join()).toContain('嵌入的对象（o.bin）未读')
  })

  test('a document that holds itself ends', async () => {
    let inner = buildDocx({ body: buildParagraph('最里') })
    for (let depth = 0; depth < 12; depth++) inner = chunk('k.docx', inner)
    const file = await readOne(inner, 'a.docx')
    expect(file.blocks.length).toBeLessThan(20)
    expect(file.notes.join()).toContain('未读')
  })

  test('pictures and charts are told, a thin line is not; a diagram is read', async () => {
    const picture = (cx: number, cy: number) =>
      `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="${cx}" cy="${cy}"/><a:blip r:embed="p"/></wp:inline></w:drawing></w:r></w:p>`
    const drawing = (inside: string) => `<w:p><w:r><w:drawing>${inside}</w:drawing></w:r></w:p>`
    const file = await readOne(
      buildDocx({
        body: `${buildParagraph('甲')}${picture(7e6, 2e6)}${picture(7e6, 1e4)}${drawing('<c:chart r:id="c"/>')}${drawing('<dgm:relIds r:dm="d"/>')}`,
        others: [
          {
            name: 'word/diagrams/data1.xml',
            content:
              '<dgm:dataModel><dgm:pt><dgm:t><a:p><a:r><a:t>排查</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>',
            type: 'diagramData',
            id: 'd',
          },
        ],
      }),
      'a.docx',
    )
    expect(file.notes.map((note) => note.slice(0, 8))).toEqual(['图片 1 张未读', '图表或图示 1 '])
    expect(file.blocks).toEqual([
      { kind: 'text', text: '甲' },
      { kind: 'text', text: '排查' },
    ])
  })

  test('a fraction keeps its stroke', async () => {
    const body =
      '<w:p><m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath></w:p>'
    expect(await show(buildDocx({ body }), 'a.docx')).toEqual(['3/4'])
  })
})

describe('grids', () => {
  test('gridBefore moves a row to its columns, under a merged cell it belongs to that cell', async () => {
    const body = table(
      row(cell('类别') + cell('受理') + cell('办结')),
      row(cell('信访', '<w:vMerge w:val="restart"/>') + cell('35') + cell('33')),
      row(cell('14') + cell('11'), '<w:gridBefore w:val="1"/>'),
    )
    const file = await readOne(buildDocx({ body }), 'a.docx')
    expect(file.blocks[0]).toMatchObject({
      rows: [
        ['类别', '受理', '办结'],
        ['信访', '35', '33'],
        ['', '14', '11'],
      ],
      merges: [{ row: 1, column: 0, rows: 2, columns: 1 }],
    })
  })

  test('a head of three rows keeps its spans, words of merged cells stand once', async () => {
    const restart = '<w:vMerge w:val="restart"/>'
    const span = (count: number) => `<w:gridSpan w:val="${count}"/>`
    const body = table(
      row(cell('镇', restart) + cell('纠纷', span(3))),
      row(cell('', '<w:vMerge/>') + cell('受理', restart) + cell('成功', span(2))),
      row(cell('', '<w:vMerge/>') + cell('', '<w:vMerge/>') + cell('调解') + cell('仲裁')),
      row(cell('甲') + cell('1') + cell('2') + cell('3')),
    )
    const file = await readOne(buildDocx({ body }), 'a.docx')
    expect(file.blocks[0]).toMatchObject({
      rows: [
        ['镇', '纠纷', '', ''],
        ['', '受理', '成功', ''],
        ['', '', '调解', '仲裁'],
        ['甲', '1', '2', '3'],
      ],
    })
    expect(findMerges(file)[0]).toHaveLength(4)
  })

  test('a small table in one cell of a table of data follows it; a table around tables is read through', async () => {
    const small = table(row(cell('丙') + cell('9')))
    const data = table(row(cell('甲') + cell('1')), row(`${cell('乙')}<w:tc>${small}</w:tc>`))
    expect(await show(buildDocx({ body: data }), 'a.docx')).toEqual(['甲|1/乙|', '丙|9'])
    const frame = table(row(`<w:tc>${buildParagraph('标题')}${data}</w:tc>${cell('')}`))
    expect(await show(buildDocx({ body: frame }), 'a.docx')).toEqual(['标题', '甲|1/乙|', '丙|9'])
  })
})

describe('Word documents in one XML file', () => {
  const wordml = (inside: string) =>
    Buffer.from(
      `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="w">${inside}</w:wordDocument>`,
    )

  test('Word 2003 XML gives paragraphs, headings, numbers, tables and heads, whatever its ending', async () => {
    const bytes = wordml(
      '<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>' +
        `<w:body><wx:sect><w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>` +
        '<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>做法</w:t></w:r></w:p>' +
        table(
          row(cell('镇', '<w:vmerge w:val="restart"/>') + cell('1')),
          row(cell('', '<w:vmerge/>') + cell('2')),
        ) +
        '<w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>铜坝河镇人民政府</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body>',
    )
    const file = await readOne(bytes, '报告.doc')
    expect(file.blocks).toMatchObject([
      { kind: 'heading', level: 1, text: '总体情况' },
      { kind: 'text', text: '一、做法' },
      {
        rows: [
          ['镇', '1'],
          ['', '2'],
        ],
      },
      { kind: 'margin', text: '铜坝河镇人民政府' },
    ])
  })

  test('a flat package is read like a docx', async () => {
    const part = (name: string, inside: string) =>
      `<pkg:part pkg:name="${name}"><pkg:xmlData>${inside}</pkg:xmlData></pkg:part>`
    const flat = `<?xml version="1.0"?><pkg:package xmlns:pkg="p">${part('/word/document.xml', `<w:document><w:body>${buildParagraph('甲镇报告')}</w:body></w:document>`)}</pkg:package>`
    expect(await show(Buffer.from(flat), 'a.xml')).toEqual(['甲镇报告'])
  })
})
