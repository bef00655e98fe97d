import { expect, test } from 'vitest'
import { openDocxWriter } from '#adapters/docx/write-docx.ts'
import type { Draft } from '#domain/draft.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft, plainChoices } from '#draft/draft.ts'
import type { DocumentOptions } from '#ports/document-writer.ts'
import { documentOptions, openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'
import { unzipText } from '../../fakes/unzip-text.ts'

const { deps, briefBook } = await openDraftDeps()
const writer = openDocxWriter()
const text =
  '帮我写2024年法治政府建设年度报告\n调处132起，成功130起\n落实《关于A,B的通知》(试行)，详见https://example.gov.cn/a,b\n不足：力量不足\n原因：人员少'

async function write(more: Partial<DocumentOptions> = {}): Promise<Map<string, string>> {
  const brief = readBrief({ text, place: ownPlace }, briefBook)
  const result: Draft = await draft({ brief, choices: { ...plainChoices, signedOn: '2025-01-09' } }, deps)
  return unzipText(await writer.write(result, { ...documentOptions, ...more }))
}

const plain = (xml: string) => xml.replace(/<[^>]+>/g, '')

test('the page is A4 with the margins and the grid of the standard', async () => {
  const xml = (await write()).get('word/document.xml')!
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
  expect(xml).toMatch(/w:top="2097"/)
  expect(xml).toMatch(/w:bottom="1984"/)
  expect(xml).toMatch(/w:left="1587"/)
  expect(xml).toMatch(/w:right="1474"/)
  expect(xml).toMatch(/<w:docGrid[^>]*w:linePitch="560"/)
})

test('fonts stand by name at their levels and none is replaced', async () => {
  const xml = (await write()).get('word/document.xml')!
  const fontOf = (piece: string) =>
    new RegExp(`w:eastAsia="([^"]+)"(?:(?!<w:t)[\\s\\S])*<w:t[^>]*>${piece}`).exec(xml)?.[1]
  expect(fontOf('柳溪镇2024年法治政府建设')).toBe('方正小标宋简体')
  expect(fontOf('一、')).toBe('黑体')
  expect(fontOf('（一）')).toBe('楷体_GB2312')
  expect(fontOf('[^<]*现将')).toBe('仿宋_GB2312')
})

test('lines have a fixed pitch and paragraphs start two characters in', async () => {
  const xml = (await write({ linePitch: 28.8 })).get('word/document.xml')!
  expect(xml).toMatch(/w:line="576" w:lineRule="exact"/)
  expect(xml).toMatch(/w:firstLineChars="200"/)
})

test('page numbers stand outside: odd pages right, even pages left', async () => {
  const parts = await write()
  expect(parts.get('word/settings.xml')).toContain('evenAndOddHeaders')
  const footers = [...parts].filter(([name]) => name.startsWith('word/footer')).map(([, xml]) => xml)
  expect(footers.map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]).sort()).toEqual(['left', 'right'])
  for (const footer of footers) expect(plain(footer)).toMatch(/^—\s.*PAGE.*\s—$/)
})

test('names of documents, addresses and decimals keep their marks, the rest is full-width', async () => {
  const body = plain((await write()).get('word/document.xml')!)
  expect(body).toContain('《关于A,B的通知》（试行），')
  expect(body).toContain('https://example.gov.cn/a,b')
  expect(body).toContain('98.5%')
})

test('signature and date stand at the end, month and day without a zero', async () => {
  expect(plain((await write()).get('word/document.xml')!)).toMatch(/青禾县柳溪镇人民政府2025年1月9日/)
})

test('signature and date stay on one page', async () => {
  const xml = (await write()).get('word/document.xml')!
  const signature = xml.split('<w:p>').find((one) => plain(one).endsWith('柳溪镇人民政府'))
  expect(signature).toContain('<w:keepNext/>')
})

test('the label is on by default; without it the hidden mark stays', async () => {
  const labelled = await write()
  expect(plain(labelled.get('word/document.xml')!)).toContain('人工智能（AI）辅助生成')
  const final = await write({ isLabelled: false })
  expect(plain(final.get('word/document.xml')!)).not.toContain('人工智能')
  const mark = JSON.parse(
    /<vt:lpwstr>(.*?)<\/vt:lpwstr>/.exec(final.get('docProps/custom.xml')!)![1]!.replaceAll('&quot;', '"'),
  ) as Record<string, string>
  expect(mark).toMatchObject({ Label: '1', ContentProducer: '青禾县柳溪镇', ProduceID: 'draft-1' })
  expect(final.get('docProps/custom.xml')).toContain('name="AIGC"')
})

test('the annex lists each number with its line or its arithmetic', async () => {
  const body = plain((await write({ withSources: true })).get('word/document.xml')!)
  expect(body).toContain('算得：130÷132')
  expect(body).toContain('素材第2行：“调处132起”')
  // Named below the text, before the signature.
  expect(body).toMatch(/附件：数据出处表青禾县柳溪镇人民政府/)
})

test('what is missing is marked: 主送机关 below the title, 成文日期 below the signature', async () => {
  const brief = readBrief({ text, place: ownPlace }, briefBook)
  const bare = await unzipText(await writer.write(await draft({ brief }, deps), documentOptions))
  const xml = bare.get('word/document.xml')!
  expect(plain(xml)).toMatch(/年度报告【待补充：主送机关】：/)
  expect(plain(xml)).toMatch(/人民政府【待补充：成文日期】/)
  const marked = xml.match(/<w:r>(?:(?!<\/w:r>).)*w:highlight w:val="yellow"(?:(?!<\/w:r>).)*<\/w:r>/g) ?? []
  const gaps = plain(xml).match(/【待补充[^】]*】/g) ?? []
  expect(marked.map(plain)).toEqual(gaps)
  const choices = { ...plainChoices, recipient: '县委、县政府', withHints: false }
  const told = await unzipText(await writer.write(await draft({ brief, choices }, deps), documentOptions))
  expect(plain(told.get('word/document.xml')!)).toMatch(/年度报告县委、县政府：/)
  expect(plain(told.get('word/document.xml')!)).not.toContain('【待补充')
})

test('the last lines of the text stay with the signature', async () => {
  const xml = (await write()).get('word/document.xml')!
  const paragraphs = xml.split('<w:p>')
  const at = paragraphs.findIndex((one) => plain(one).endsWith('柳溪镇人民政府'))
  expect(paragraphs.slice(at - 2, at + 2).every((one) => one.includes('<w:keepNext/>'))).toBe(true)
})

const openGovernment =
  '政府信息公开工作年度报告\n收到依申请公开6件，予以公开4件，不予公开1件\n因信息公开被申请行政复议0件，行政诉讼0件'

test('a prescribed form is a table with borders, merged cells and heads that stand again', async () => {
  const brief = readBrief({ text: openGovernment, place: ownPlace, year: 2024 }, briefBook)
  const bytes = await writer.write(await draft({ brief }, deps), documentOptions)
  const xml = (await unzipText(bytes)).get('word/document.xml')!
  const tables = xml.match(/<w:tbl>[\s\S]*?<\/w:tbl>/g) ?? []
  expect(tables.map((table) => table.match(/<w:tblHeader\/>/g)?.length ?? 0)).toEqual([0, 3, 3])
  expect(tables[1]).toMatch(/<w:insideH w:val="single"/)
  expect(tables[1]).toContain('<w:gridSpan w:val="7"/>')
  expect(tables[1]).toContain('<w:vMerge w:val="restart"/>')
  expect(plain(tables[1]!)).toContain('一、本年新收政府信息公开申请数量6')
  expect(plain(tables[2]!)).toMatch(/总计0{15}$/)
})

test('what is no docx is refused with advice', async () => {
  await expect(write({ template: new Uint8Array([1, 2, 3]) })).rejects.toMatchObject({
    kind: 'input',
    fix: expect.stringContaining('.docx'),
  })
})
