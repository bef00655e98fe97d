// Step of writing docx: a draft -> a template of the office, whose styles are kept; where {{正文}} stands in it, everything else is kept too.
import { Document, Packer, Paragraph, PatchType, patchDocument, TextRun } from 'docx'
import type { Draft } from '#domain/draft.ts'
import type { DocumentOptions } from '#ports/document-writer.ts'
import { spellDate } from '#shared/spell-date.ts'
import { buildMark } from './build-mark.ts'
import { labelLine } from './paragraphs.ts'
import { readTemplate, type Template } from './read-template.ts'

/** Slots: {{标题}} {{正文}} {{署名}} {{日期}}. Throws AppError `input` when the template is no docx. */
export async function fillTemplate(
  template: Uint8Array,
  draft: Draft,
  options: DocumentOptions,
): Promise<Uint8Array> {
  const read = await readTemplate(template)
  return read.hasSlot ? patchSlots(template, read, { draft, options }) : borrowStyles(read, draft, options)
}

async function patchSlots(
  bytes: Uint8Array,
  template: Template,
  { draft, options }: { draft: Draft; options: DocumentOptions },
): Promise<Uint8Array> {
  const text = (value: string) => ({ type: PatchType.PARAGRAPH, children: [new TextRun(value)] }) as const
  const patched = await patchDocument({
    outputType: 'uint8array',
    data: bytes,
    keepOriginalStyles: true,
    patches: {
      标题: text(draft.title),
      正文: {
        type: PatchType.DOCUMENT,
        // The label comes last: behind the date where the template has one.
        children: [...buildSections(draft, template), ...(template.hasDate ? [] : buildLabel(options))],
      },
      署名: text(draft.issuer ?? ''),
      日期: {
        type: PatchType.PARAGRAPH,
        children: [
          new TextRun(options.signedOn === null ? '' : spellDate(options.signedOn)),
          ...(options.isLabelled ? [new TextRun({ text: labelLine, break: 1 })] : []),
        ],
      },
    },
    // The package cannot add custom properties to an existing file: the mark goes into the comments field.
    properties: { description: `{"AIGC":${buildMark(options)}}` },
  })
  return patched
}

async function borrowStyles(template: Template, draft: Draft, options: DocumentOptions): Promise<Uint8Array> {
  const title = draft.scope === 'report' ? [styled(draft.title, template.styles.title)] : []
  const signature = [draft.issuer, options.signedOn && spellDate(options.signedOn)].filter((line) => !!line)
  const signed =
    draft.scope === 'report'
      ? signature.map((line) => new Paragraph({ text: line!, alignment: 'right' }))
      : []
  const document = new Document({
    title: draft.title,
    externalStyles: template.stylesXml,
    customProperties: [{ name: 'AIGC', value: buildMark(options) }],
    sections: [
      {
        properties: { page: template.page },
        children: [...title, ...buildSections(draft, template), ...signed, ...buildLabel(options)],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function buildSections(draft: Draft, template: Template): Paragraph[] {
  return draft.sections.flatMap((section) => [
    ...(section.heading === ''
      ? []
      : [styled(section.heading, template.styles.headings[section.level - 1] ?? null)]),
    ...section.paragraphs.map((paragraph) => styled(paragraph.text, template.styles.body)),
  ])
}

function styled(text: string, style: string | null): Paragraph {
  return new Paragraph({ text, ...(style === null ? {} : { style }) })
}

function buildLabel(options: DocumentOptions): Paragraph[] {
  return options.isLabelled ? [new Paragraph({ text: labelLine })] : []
}
