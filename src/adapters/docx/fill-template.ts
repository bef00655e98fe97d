// Step of writing docx: a draft -> a template of the office. The text takes the look of the paragraph in which {{正文}} stands; all else of the template is kept.
import { type Draft, type DraftSection, spellCopied, spellGap } from '#domain/draft.ts'
import type { DocumentOptions } from '#ports/document-writer.ts'
import { spellDate } from '#shared/spell-date.ts'
import { addMark } from './add-mark.ts'
import { buildMark } from './build-mark.ts'
import {
  bodySlot,
  buildRun,
  fillSlots,
  hasBodySlot,
  listSlots,
  type ParagraphLook,
  type SlotValues,
} from './fill-slots.ts'
import { fonts, labelLine } from './paragraphs.ts'
import { writeParts } from './parts.ts'
import { setProperty } from './properties.ts'
import { mainPart, readTemplate, refuseWithoutSlot, type Template } from './read-template.ts'
import { renderAnnex, renderTables } from './render-tables.ts'

const recipientSlots = ['主送', '主送机关']
const copiedSlot = '抄送'
const signatureSlots = new Set(['落款', '署名'])
const dateSlots = ['日期', '成文日期']

/** Slots: {{标题}} {{主送}} {{正文}} {{落款}} {{日期}} {{年份}}; any other is marked as missing. Throws AppError `input` when the template is no docx, or has no {{正文}}. */
export async function fillTemplate(
  bytes: Uint8Array,
  draft: Draft,
  options: DocumentOptions,
): Promise<Uint8Array> {
  const template = await readTemplate(bytes)
  const texts = new Map(
    [...template.parts]
      .filter(([name]) => /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name))
      .map(([name, part]) => [name, part.toString('utf8')] as const),
  )
  if (!hasBodySlot(texts.get(mainPart)!)) throw refuseWithoutSlot()
  const slots = new Set([...texts.values()].flatMap(listSlots))
  const values = listValues(draft, slots)
  const tables = await renderTables(draft.sections)
  const annex = options.withSources ? await renderAnnex(draft) : ''
  for (const [name, xml] of texts) {
    const isMain = name === mainPart
    const filled = fillSlots(xml, {
      values: isMain ? values : new Map([...values, [bodySlot, '']]),
      buildBody: (like) => (isMain ? buildBody(draft, like, { template, slots, tables }) : ''),
      kept: isMain ? signatureSlots : new Set(),
      buildTail: (like) => (isMain && options.isLabelled ? buildParagraph(labelLine, like) : ''),
    })
    template.parts.set(name, Buffer.from(isMain ? addAnnex(filled, annex) : filled))
  }
  addMark(template.parts, buildMark(options))
  return writeParts(template.parts)
}

/** Behind the last paragraph of the template, before its page settings. */
function addAnnex(xml: string, annex: string): string {
  const end = xml.lastIndexOf('</w:body>')
  const settings = xml.lastIndexOf('<w:sectPr', end)
  const isOwn = settings >= 0 && !xml.slice(settings, end).includes('</w:p>')
  const at = isOwn ? settings : end
  return at < 0 ? xml : xml.slice(0, at) + annex + xml.slice(at)
}

function listValues(draft: Draft, slots: ReadonlySet<string>): SlotValues {
  const date = draft.signedOn === null ? null : spellDate(draft.signedOn)
  const recipient = `${draft.recipient ?? spellGap('主送机关')}：`
  const hasDate = dateSlots.some((name) => slots.has(name))
  const signature =
    draft.issuer === null || hasDate ? draft.issuer : `${draft.issuer}\n${date ?? spellGap('成文日期')}`
  return new Map([
    ['标题', draft.title],
    ['年份', draft.year === null ? null : String(draft.year)],
    ...recipientSlots.map((name) => [name, recipient] as const),
    ...dateSlots.map((name) => [name, date] as const),
    ...['落款', '署名'].map((name) => [name, signature] as const),
    ...['发文机关', '单位'].map((name) => [name, draft.issuer] as const),
    [copiedSlot, draft.copiedTo === undefined ? '' : spellCopied(draft.copiedTo)],
  ])
}

interface Body {
  readonly template: Template
  readonly slots: ReadonlySet<string>
  /** XML of the sections' tables by the section's id. */
  readonly tables: ReadonlyMap<string, string>
}

function buildBody(draft: Draft, like: ParagraphLook, { template, slots, tables }: Body): string {
  const hasRecipient = recipientSlots.some((name) => slots.has(name))
  const addressed =
    draft.recipient === null || hasRecipient
      ? ''
      : buildParagraph(`${draft.recipient}：`, { ...like, paragraph: setFlush(like.paragraph) })
  const hasSignature = [...signatureSlots].some((name) => slots.has(name))
  const sections = draft.sections.map((section, index) => {
    const isLast = hasSignature && index + 1 === draft.sections.length
    const heading = section.heading === '' ? '' : buildHeading(section, like, template)
    // No page with nothing but a signature.
    const paragraphs = section.paragraphs.map(({ text }, at) =>
      buildParagraph(text, isLast && at + 1 === section.paragraphs.length ? stayWithNext(like) : like),
    )
    // A paragraph ends the table: a cell of the template may not end with one.
    const table = tables.has(section.id) ? `${tables.get(section.id)}${buildParagraph('', like)}` : ''
    return [heading, ...paragraphs, table].join('')
  })
  const copied =
    draft.copiedTo === undefined || slots.has(copiedSlot)
      ? ''
      : buildParagraph(spellCopied(draft.copiedTo), { ...like, paragraph: setFlush(like.paragraph) })
  return addressed + sections.join('') + copied
}

function stayWithNext(like: ParagraphLook): ParagraphLook {
  return {
    ...like,
    paragraph: setProperty(like.paragraph, 'paragraph', { name: 'keepNext', attributes: '' }),
  }
}

function setFlush(properties: string): string {
  const attributes = 'w:left="0" w:leftChars="0" w:firstLine="0" w:firstLineChars="0"'
  return setProperty(properties, 'paragraph', { name: 'ind', attributes })
}

/** The office's own heading style, else the text's look in the type of its level. It never ends a page. */
function buildHeading({ heading, level }: DraftSection, like: ParagraphLook, { headings }: Template): string {
  const style = headings[level - 1] ?? null
  if (style !== null)
    return buildParagraph(heading, { paragraph: `<w:pStyle w:val="${style}"/><w:keepNext/>`, run: '' })
  const font = level === 1 ? fonts.first : level === 2 ? fonts.second : null
  const names = ['ascii', 'hAnsi', 'eastAsia', 'cs'].map((name) => `w:${name}="${font}"`)
  return buildParagraph(heading, {
    ...stayWithNext(like),
    run:
      font === null
        ? like.run
        : setProperty(like.run, 'run', {
            name: 'rFonts',
            attributes: `w:hint="eastAsia" ${names.join(' ')}`,
          }),
  })
}

function buildParagraph(text: string, { paragraph, run }: ParagraphLook): string {
  return `<w:p>${paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`}${buildRun(text, run)}</w:p>`
}
