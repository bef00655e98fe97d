// Adapter: a document that is no draft (a talk to take away) -> docx: title, headings, small lines, text, tables, page numbers, the hidden mark.
import { AlignmentType, Document, HeadingLevel, LineRuleType, Packer, Paragraph, type Table } from 'docx'
import type { PlainBlock, PlainDocument } from '#domain/paper/plain-document.ts'
import type { DocumentOptions } from '#ports/document-writer.ts'
import { buildMark } from './build-mark.ts'
import { buildTable } from './build-table.ts'
import { page, pageFooter } from './page-setup.ts'
import { bodyRun, fonts, runFont, sizes, spacerParagraph } from './paragraphs.ts'

/** Half-points: 小三 for the title of a talk, 小四 and 五号 below it. */
const plainSizes = { title: 36, heading: 28, text: 24, small: 21 }

export async function writePlainDocx(
  { title, blocks }: PlainDocument,
  options: Pick<DocumentOptions, 'producer' | 'contentId'>,
): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: options.producer,
    customProperties: [{ name: 'AIGC', value: buildMark(options) }],
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: runFont(fonts.body), size: sizes.body } } } },
    sections: [
      {
        properties: { page },
        footers: { default: pageFooter('odd'), even: pageFooter('even') },
        children: [writeTitle(title), ...blocks.flatMap(writeBlock)],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function writeTitle(title: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [bodyRun(title, fonts.title, { size: plainSizes.title })],
  })
}

function writeBlock(block: PlainBlock): readonly (Paragraph | Table)[] {
  if (block.kind === 'table') {
    const table = { rows: block.rows, merges: [], heads: 1, headRows: [], filled: [], isForm: false }
    return [buildTable(table), spacerParagraph()]
  }
  if (block.kind === 'heading')
    return [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        keepNext: true,
        spacing: { before: 360, after: 60 },
        children: [bodyRun(block.text, fonts.first, { size: plainSizes.heading })],
      }),
    ]
  const size = plainSizes[block.kind]
  return block.text.split('\n').map(
    (line) =>
      new Paragraph({
        spacing: { line: size * 15, lineRule: LineRuleType.AT_LEAST, after: 60 },
        children: [bodyRun(line, fonts.body, { size })],
      }),
  )
}
