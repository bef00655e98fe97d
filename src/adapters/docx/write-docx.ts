// Adapter: a draft -> docx in the layout of GB/T 9704 (A4, 22 lines of 28 characters, — 1 — outside), or into a template of the office.
import { Document, Packer, type Paragraph, SectionType, type Table } from 'docx'
import type { Draft } from '#domain/draft.ts'
import { printFields } from '#domain/draft.ts'
import type { DocumentOptions, DocumentWriter } from '#ports/document-writer.ts'
import { buildMark } from './build-mark.ts'
import { buildTable } from './build-table.ts'
import { fillTemplate } from './fill-template.ts'
import { page, pageFooter } from './page-setup.ts'
import {
  bodyParagraph,
  bodyRun,
  copiedParagraphs,
  fonts,
  type Layout,
  labelLine,
  recipientParagraphs,
  runFont,
  sectionParagraphs,
  signatureParagraphs,
  sizes,
  spacerParagraph,
  titleParagraphs,
} from './paragraphs.ts'
import { annexName, sourcesAnnex } from './sources-annex.ts'
import { writePlainDocx } from './write-plain.ts'

export function openDocxWriter(): DocumentWriter {
  return { write: writeDocx, writePlain: writePlainDocx }
}

/** A report gets title and signature; a section only its paragraphs. */
async function writeDocx(draft: Draft, options: DocumentOptions): Promise<Uint8Array> {
  if (options.template) return fillTemplate(options.template, draft, options)
  const annex = options.withSources ? sourcesAnnex(draft) : []
  const footers = { default: pageFooter('odd'), even: pageFooter('even') }
  const grid = { type: 'lines', linePitch: Math.round(options.linePitch * 20) } as const
  const document = new Document({
    title: draft.title,
    creator: options.producer,
    customProperties: [{ name: 'AIGC', value: buildMark(options) }],
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: runFont(fonts.body), size: sizes.body } } } },
    sections: [
      { properties: { page, grid }, footers, children: buildBody(draft, options, annex.length > 0) },
      // The table keeps its own line spacing: no grid.
      ...(annex.length === 0
        ? []
        : [{ properties: { page, type: SectionType.NEXT_PAGE }, footers, children: annex }]),
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function buildBody(draft: Draft, options: DocumentOptions, hasAnnex: boolean): (Paragraph | Table)[] {
  const layout: Layout & Pick<DocumentOptions, 'isLabelled'> = options
  const isReport = draft.scope === 'report'
  const fields = printFields(draft)
  return [
    ...(isReport ? (draft.masthead ?? []).map((line) => bodyParagraph([bodyRun(line)], layout)) : []),
    ...(isReport ? titleParagraphs(draft.title, layout) : []),
    ...recipientParagraphs(fields, layout),
    ...draft.sections.flatMap((section, at) => [
      ...sectionParagraphs(section, layout, at + 1 === draft.sections.length),
      ...(section.table ? [spacerParagraph(), buildTable(section.table), spacerParagraph()] : []),
    ]),
    ...(hasAnnex ? annexNotice(layout) : []),
    ...(isReport ? endOf(draft, fields, layout) : []),
    ...(options.isLabelled
      ? [bodyParagraph([bodyRun(labelLine, fonts.second, { size: sizes.page })], layout)]
      : []),
  ]
}

/** A bulletin is signed above its headline. */
function endOf(
  { masthead }: Draft,
  fields: ReturnType<typeof printFields>,
  layout: Layout & Pick<DocumentOptions, 'isLabelled'>,
): Paragraph[] {
  const signed = masthead === undefined ? signatureParagraphs(fields, layout) : []
  return [...signed, ...copiedParagraphs(fields, layout)]
}

/** 附件说明: one line below the text, two characters in, no mark behind the name. */
function annexNotice(layout: Layout): Paragraph[] {
  return [bodyParagraph([], layout, true), bodyParagraph([bodyRun(`附件：${annexName}`)], layout, true)]
}
