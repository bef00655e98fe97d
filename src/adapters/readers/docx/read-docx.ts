// Step: docx -> blocks. In: the parts of the zip. Out: paragraphs with Word's own numbers restored, headings, tables, notes, margins.
// Read from the XML itself: numbering is the outline of a report, and no package restores it.

import type { DocumentContent, ReadInner } from '#adapters/readers/document-content.ts'
import type { ArchivePart } from '#adapters/readers/read-archive.ts'
import { findAll, findChild, findChildren, readText, type XmlElement } from '#adapters/readers/read-xml.ts'
import { buildDamage } from '#adapters/readers/refusal.ts'
import { type Reading, readBody } from './docx-body.ts'
import { readInserts } from './docx-inserts.ts'
import { readMargins } from './docx-margins.ts'
import { openNumbering } from './docx-numbering.ts'
import { openPackage } from './docx-package.ts'
import { readRuns } from './docx-runs.ts'
import { readStyles } from './docx-styles.ts'

/** `readInner` reads a document inside this one; without it such parts are only told. */
export async function readDocx(
  parts: readonly ArchivePart[],
  readInner?: ReadInner,
): Promise<DocumentContent> {
  const docx = await openPackage(parts)
  const styles = readStyles(await docx.find('styles'))
  const findStyleList = (styleId: string) => styles.find(styleId).numId
  const inserts = await readInserts(docx, readInner)
  const reading: Reading = {
    styles,
    number: openNumbering(await docx.find('numbering'), findStyleList),
    inserts: inserts.blocks,
    blocks: [],
    notes: [],
    found: { contents: 0, hidden: 0, pictures: 0, charts: 0, objects: 0 },
    carried: '',
  }
  const body = findChild(docx.main, 'body')
  if (!body) throw buildDamage('docx')
  readBody(reading, body)
  readNotes(reading, { f: await docx.find('footnotes'), e: await docx.find('endnotes') })
  const margins = await readMargins(docx, reading)
  const comments = findChildren(await docx.find('comments'), 'comment').length
  return {
    blocks: [...reading.blocks, ...margins],
    properties: readCore(await docx.findCore()),
    notes: [...buildNotes(reading), ...sayComments(comments), ...inserts.notes],
  }
}

function sayComments(count: number): string[] {
  return count > 0 ? [`批注 ${count} 条未读`] : []
}

/** Notes stand at the end, in order of reference. */
function readNotes(reading: Reading, parts: { readonly f?: XmlElement; readonly e?: XmlElement }): void {
  const find = (key: string) => {
    const root = key.startsWith('f') ? parts.f : parts.e
    return findChildren(root).find((note) => note.attributes.id === key.slice(1))
  }
  for (const [index, key] of [...reading.notes].entries()) {
    const note = find(key)
    const text =
      note &&
      findAll(note, 'p')
        .map((paragraph) => readRuns(paragraph).text.trim())
        .join(' ')
    if (text) reading.blocks.push({ kind: 'text', text: `注${index + 1}：${text.replace(/\n/g, ' ')}` })
  }
}

/** Named apart from a page's title: what Word stores is often left over from the file it was copied from. */
function readCore(core: XmlElement | undefined): Record<string, string> {
  const wanted = {
    title: 'document-title',
    creator: 'document-author',
    created: 'document-created',
    modified: 'document-modified',
  }
  const pairs = Object.entries(wanted).map(([name, key]) => [key, readText(findChild(core, name)).trim()])
  return Object.fromEntries(pairs.filter(([, value]) => value))
}

/** What was left out, each part with how often. */
export function buildNotes({ found, notes }: Pick<Reading, 'found' | 'notes'>): string[] {
  return [
    ...(found.contents > 0 ? [`略去目录 ${found.contents} 行`] : []),
    ...(found.hidden > 0 ? [`略去隐藏文字 ${found.hidden} 处`] : []),
    ...(notes.length > 0 ? [`脚注尾注 ${notes.length} 条放在文末`] : []),
    ...(found.pictures > 0
      ? [`图片 ${found.pictures} 张未读；图里如有文字和数字，请另存为图片放入，或抄进正文`]
      : []),
    ...(found.charts > 0 ? [`图表或图示 ${found.charts} 个未读`] : []),
    ...(found.objects > 0 ? [`嵌入的对象 ${found.objects} 个未读，请单独放入`] : []),
  ]
}
