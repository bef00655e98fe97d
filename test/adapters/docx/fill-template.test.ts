import { Document, Header, Packer, Paragraph, Table, TableCell, TableRow, Textbox, TextRun } from 'docx'
import { expect, test } from 'vitest'
import { openDocxWriter } from '#adapters/docx/write-docx.ts'
import type { DraftChoices } from '#domain/draft.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft, plainChoices } from '#draft/draft.ts'
import { documentOptions, openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'
import { unzipText } from '../../fakes/unzip-text.ts'

const { deps, briefBook } = await openDraftDeps()
const writer = openDocxWriter()
const text = '2024年法治政府建设年度报告\n调处矛盾纠纷132起，成功130起\n不足：力量不足\n原因：人员少'
const dated = { ...plainChoices, signedOn: '2025-01-09' }

type Options = ConstructorParameters<typeof Document>[0]

async function fill(
  children: Options['sections'][number]['children'],
  {
    choices = dated,
    given = text,
    withSources = false,
    ...more
  }: Partial<Options> & {
    choices?: DraftChoices
    given?: string
    headers?: object
    withSources?: boolean
  } = {},
): Promise<Map<string, string>> {
  const { headers = {}, ...document } = more
  const packed = await Packer.toBuffer(new Document({ ...document, sections: [{ children, headers }] }))
  const brief = readBrief({ text: given, place: ownPlace, year: 2024 }, briefBook)
  const bytes = await writer.write(await draft({ brief, choices }, deps), {
    ...documentOptions,
    withSources,
    template: new Uint8Array(packed),
  })
  return unzipText(bytes)
}

const plain = (xml: string) => xml.replace(/<[^>]+>/g, '')
const mainOf = (parts: Map<string, string>) => parts.get('word/document.xml')!
const paragraphsOf = (xml: string) => xml.match(/<w:p>(?:(?!<w:p>)[\s\S])*?<\/w:p>/g) ?? []

const look = {
  indent: { firstLine: 480 },
  spacing: { line: 500, lineRule: 'exact' as const },
}
const type = { font: '仿宋', size: 30, color: '1F1F1F' }

test('the text takes the look of the paragraph in which {{正文}} stands', async () => {
  const xml = mainOf(
    await fill([new Paragraph({ ...look, children: [new TextRun({ ...type, text: '{{正文}}' })] })]),
  )
  const told = paragraphsOf(xml).filter((one) => plain(one) !== '')
  expect(told.length).toBeGreaterThan(4)
  for (const one of told) {
    expect(one).toContain('w:firstLine="480"')
    expect(one).toContain('w:line="500"')
    expect(one).toContain('<w:color w:val="1F1F1F"/>')
    expect(one).toContain('<w:sz w:val="30"/>')
  }
  const body = told.find((one) => plain(one).includes('132起'))!
  expect(body).toContain('w:eastAsia="仿宋"')
  expect(told.find((one) => plain(one).startsWith('一、'))).toMatch(/<w:keepNext\/>.*w:eastAsia="黑体"/s)
})

test('a heading style that the office made its own is used, one that Word brings along is not', async () => {
  const styles = (color: string) => ({
    paragraphStyles: [{ id: 'Own1', name: 'heading 1', run: { color } }],
  })
  const slot = () => [new Paragraph('{{正文}}')]
  expect(mainOf(await fill(slot(), { styles: styles('AA0000') }))).toContain('w:val="Own1"')
  expect(mainOf(await fill(slot(), { styles: styles('2E74B5') }))).not.toContain('w:val="Own1"')
})

test('a slot may be split over runs, and keeps what stands around it', async () => {
  const split = (...pieces: string[]) =>
    new Paragraph({ children: pieces.map((piece) => new TextRun(piece)) })
  const xml = mainOf(
    await fill([
      split('题：', '{{', '标', '题}} 完'),
      split('{{', '正文', '}}'),
      split('{', '{落款}}', '，', '{{日期', '}}印发'),
    ]),
  )
  const lines = paragraphsOf(xml).map(plain)
  expect(lines[0]).toBe('题：柳溪镇2024年法治政府建设年度报告 完')
  expect(lines).toContain('青禾县柳溪镇人民政府，2025年1月9日印发')
  expect(plain(xml)).not.toMatch(/[{}]/)
})

test('slots of headers, table cells and text boxes are filled', async () => {
  const parts = await fill(
    [
      new Table({
        rows: [
          new TableRow({
            children: [
              new TableCell({ children: [new Paragraph('主送')] }),
              new TableCell({ children: [new Paragraph('{{主送}}')] }),
            ],
          }),
          new TableRow({
            children: [new TableCell({ columnSpan: 2, children: [new Paragraph('{{正文}}')] })],
          }),
        ],
      }),
      new Textbox({ style: { width: '200pt' }, children: [new Paragraph('{{日期}}')] }),
    ],
    {
      headers: { default: new Header({ children: [new Paragraph('{{标题}}')] }) },
      choices: { ...dated, recipient: '县委、县政府' },
    },
  )
  const xml = mainOf(parts)
  expect(plain(xml)).toContain('主送县委、县政府：')
  expect(/<w:tc>(?:(?!<w:tc>)[\s\S])*132起[\s\S]*?<\/w:tc>/.test(xml)).toBe(true)
  expect(/<w:txbxContent>[\s\S]*2025年1月9日[\s\S]*<\/w:txbxContent>/.test(xml)).toBe(true)
  const header = [...parts].find(([name]) => /^word\/header\d/.test(name))![1]
  expect(plain(header)).toBe('柳溪镇2024年法治政府建设年度报告')
})

test('what is missing is named in its slot and marked, whatever the slot is called', async () => {
  const xml = mainOf(
    await fill(
      [
        new Paragraph('{{主送}}：'),
        new Paragraph('{{正文}}'),
        new Paragraph('{{日期}}'),
        new Paragraph('文号：{{文号}}。'),
      ],
      {
        choices: plainChoices,
      },
    ),
  )
  const lines = paragraphsOf(xml).map(plain)
  expect(lines[0]).toBe('【待补充：主送机关】：')
  expect(lines).toContain('【待补充：日期】')
  expect(lines).toContain('文号：【待补充：文号】。')
  const marked = xml.match(/<w:r>(?:(?!<\/w:r>).)*w:highlight w:val="yellow"(?:(?!<\/w:r>).)*<\/w:r>/g) ?? []
  expect(marked.map(plain)).toEqual(xml.match(/【待补充[^】]*】/g))
})

test('主送机关 stands flush before the text where the template has no slot for it', async () => {
  const xml = mainOf(
    await fill([new Paragraph({ ...look, text: '{{正文}}' })], {
      choices: { ...dated, recipient: '县委、县政府' },
    }),
  )
  const [first = ''] = paragraphsOf(xml)
  expect(plain(first)).toBe('县委、县政府：')
  expect(first).toContain('w:firstLine="0"')
})

test('the label stands once, behind the last slot; the hidden mark is a custom property', async () => {
  const slots = ['{{标题}}', '{{正文}}', '{{落款}}', '{{日期}}'].map((slot) => new Paragraph(slot))
  const parts = await fill([...slots, new Paragraph('抄送：县司法局')])
  expect(plain(mainOf(parts))).toMatch(/人民政府2025年1月9日本稿由人工智能.*抄送/)
  expect(plain(mainOf(parts)).match(/本稿由人工智能/g)).toHaveLength(1)
  const signed = paragraphsOf(mainOf(parts)).find((one) => plain(one).endsWith('人民政府'))
  expect(signed).toContain('<w:keepNext/>')
  expect(parts.get('docProps/custom.xml')).toContain('name="AIGC"')
  expect(parts.get('[Content_Types].xml')).toContain('custom-properties+xml')
  expect(parts.get('_rels/.rels')).toContain('custom-properties')
})

test('a prescribed form stands in the template as a table', async () => {
  const given = '政府信息公开工作年度报告\n收到依申请公开6件，予以公开4件'
  const xml = mainOf(await fill([new Paragraph('{{正文}}')], { given }))
  expect(xml.match(/<w:tbl>/g)).toHaveLength(3)
  expect(plain(xml)).toContain('一、本年新收政府信息公开申请数量6')
})

test('a template without {{正文}} is refused with what to do', async () => {
  await expect(fill([new Paragraph('旧稿')])).rejects.toMatchObject({
    kind: 'input',
    message: expect.stringContaining('{{正文}}'),
    fix: expect.stringContaining('{{正文}}'),
  })
})

test('the table of sources stands behind a template as well, where it is asked for', async () => {
  const slot = new Paragraph('{{正文}}')
  const xml = mainOf(await fill([slot], { withSources: true }))
  expect(plain(xml)).toContain('数据出处表')
  expect(plain(xml)).toContain('算得：130÷132')
  expect(xml.indexOf('数据出处表')).toBeLessThan(xml.lastIndexOf('<w:sectPr'))
  expect(plain(mainOf(await fill([new Paragraph('{{正文}}')])))).not.toContain('数据出处表')
})
