import { Document, Packer, Paragraph, TextRun } from 'docx'
import { expect, test } from 'vitest'
import { openDocxWriter } from '#adapters/docx/write-docx.ts'
import type { Draft } from '#domain/draft.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft, plainChoices } from '#draft/draft.ts'
import type { DocumentOptions } from '#ports/document-writer.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'
import { unzipText } from '../../fakes/unzip-text.ts'

const { deps, briefBook } = await openDraftDeps()
const writer = openDocxWriter()
const options: DocumentOptions = {
  linePitch: 28,
  isBoldHeadings: false,
  withSources: false,
  isLabelled: true,
  producer: '青禾县柳溪镇',
  contentId: 'draft-1',
}
const text =
  '帮我写2024年法治政府建设年度报告\n调处132起，成功130起\n落实《关于A,B的通知》(试行)，详见https://example.gov.cn/a,b\n不足：力量不足\n原因：人员少'

async function write(more: Partial<DocumentOptions> = {}): Promise<Map<string, string>> {
  const brief = readBrief({ text, place: ownPlace }, briefBook)
  const result: Draft = await draft({ brief, choices: { ...plainChoices, signedOn: '2025-01-09' } }, deps)
  return unzipText(await writer.write(result, { ...options, ...more }))
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

test('a template with a slot keeps its own text and styles', async () => {
  const template = await Packer.toBuffer(
    new Document({
      styles: { paragraphStyles: [{ id: 'Own1', name: 'heading 1', run: { color: 'AA0000' } }] },
      sections: [
        {
          children: [
            new Paragraph({ children: [new TextRun('红头文件')] }),
            new Paragraph({ children: [new TextRun('{{标题}}')] }),
            new Paragraph({ children: [new TextRun('{{正文}}')] }),
          ],
        },
      ],
    }),
  )
  const parts = await write({ template: new Uint8Array(template) })
  const xml = parts.get('word/document.xml')!
  expect(plain(xml)).toContain('红头文件')
  expect(plain(xml)).toContain('柳溪镇2024年法治政府建设情况报告')
  expect(plain(xml)).toContain('132起')
  expect(xml).toContain('w:val="Own1"')
  expect(parts.get('word/styles.xml')).toContain('AA0000')
})

test('in a template the label stands behind the date', async () => {
  const slots = ['{{标题}}', '{{正文}}', '{{署名}}', '{{日期}}'].map((slot) => new Paragraph(slot))
  const template = await Packer.toBuffer(new Document({ sections: [{ children: slots }] }))
  const body = plain((await write({ template: new Uint8Array(template) })).get('word/document.xml')!)
  expect(body).toMatch(/青禾县柳溪镇人民政府2025年1月9日本稿由人工智能/)
  expect(body.match(/本稿由人工智能/g)).toHaveLength(1)
})

test('a template without a slot lends its styles', async () => {
  const template = await Packer.toBuffer(
    new Document({
      styles: { paragraphStyles: [{ id: 'T9', name: 'Title', run: { color: '00AA00' } }] },
      sections: [{ properties: { page: { margin: { left: 3000 } } }, children: [new Paragraph('旧稿')] }],
    }),
  )
  const parts = await write({ template: new Uint8Array(template) })
  expect(parts.get('word/styles.xml')).toContain('00AA00')
  expect(parts.get('word/document.xml')).toContain('w:val="T9"')
  expect(parts.get('word/document.xml')).toContain('w:left="3000"')
  expect(plain(parts.get('word/document.xml')!)).not.toContain('旧稿')
})

test('what is no docx is refused with advice', async () => {
  await expect(write({ template: new Uint8Array([1, 2, 3]) })).rejects.toMatchObject({
    kind: 'input',
    fix: expect.stringContaining('.docx'),
  })
})
