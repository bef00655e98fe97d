// Step: docx -> blocks. In: the parts of the zip. Out: paragraphs with Word's own numbers restored, headings, tables, notes.
// Read from the XML itself: numbering is the outline of a report, and no package restores it.

import type { DocumentContent } from '#adapters/readers/document-content.ts'
import type { NumberParagraph } from '#adapters/readers/list-counter.ts'
import type { ArchivePart } from '#adapters/readers/read-archive.ts'
import {
  findAll,
  findChild,
  findChildren,
  readText,
  readXml,
  type XmlElement,
} from '#adapters/readers/read-xml.ts'
import { buildDamage } from '#adapters/readers/refusal.ts'
import type { Block } from '#domain/block.ts'
import { openNumbering } from './docx-numbering.ts'
import { isOn, readRuns } from './docx-runs.ts'
import { type DocxStyles, readNumbering, readOutlineLevel, readStyles } from './docx-styles.ts'

interface Reading {
  readonly styles: DocxStyles
  readonly number: NumberParagraph
  readonly blocks: Block[]
  readonly notes: string[]
  readonly found: { contents: number; hidden: number }
  /** Number and text of a paragraph whose mark was deleted; it goes before the next one. */
  carried: string
}

/** A heading style on a whole paragraph is layout; no heading of a report is longer. */
const maxHeading = 100

export async function readDocx(parts: readonly ArchivePart[]): Promise<DocumentContent> {
  const find = async (pattern: RegExp) => {
    const part = parts.find(({ name }) => pattern.test(name))
    return part && (await readXml(await part.read()))
  }
  const main = await findMain(parts)
  const stylesRoot = await find(/^word\/styles\.xml$/i)
  const styles = readStyles(stylesRoot)
  const findStyleList = (styleId: string) => styles.find(styleId).numId
  const number = openNumbering(await find(/^word\/numbering\.xml$/i), findStyleList)
  const reading: Reading = {
    styles,
    number,
    blocks: [],
    notes: [],
    found: { contents: 0, hidden: 0 },
    carried: '',
  }
  const body = findChild(main, 'body')
  if (!body) throw buildDamage('docx')
  readBody(reading, body)
  readNotes(reading, { f: await find(/^word\/footnotes\.xml$/i), e: await find(/^word\/endnotes\.xml$/i) })
  return {
    blocks: reading.blocks,
    properties: readCore(await find(/^docProps\/core\.xml$/i)),
    notes: buildNotes(reading),
  }
}

/** Usually word/document.xml; some exporters number it (document2.xml), and the content types name it. */
async function findMain(parts: readonly ArchivePart[]): Promise<XmlElement> {
  const types = await readXml(await parts.find(({ name }) => /^\[Content_Types\]\.xml$/i.test(name))!.read())
  const override = findChildren(types, 'Override').find(({ attributes }) =>
    /wordprocessingml\.(?:document|template)\.main\+xml$|\.document\.macroEnabled\.main\+xml$/.test(
      attributes.ContentType ?? '',
    ),
  )
  const name = override?.attributes.PartName?.replace(/^\//, '') ?? 'word/document.xml'
  const part =
    parts.find((each) => each.name === name) ?? parts.find((each) => each.name === 'word/document.xml')
  if (!part) throw buildDamage('docx')
  return readXml(await part.read())
}

function readBody(reading: Reading, parent: XmlElement): void {
  for (const element of findChildren(parent)) {
    if (element.name === 'p') readParagraph(reading, element)
    else if (element.name === 'tbl') readTable(reading, element)
    else if (element.name === 'AlternateContent') readBody(reading, findChild(element, 'Choice') ?? element)
    else if (['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag'].includes(element.name))
      readBody(reading, element)
  }
}

function readParagraph(reading: Reading, paragraph: XmlElement): void {
  const properties = findChild(paragraph, 'pPr')
  const style = reading.styles.find(findChild(properties, 'pStyle')?.attributes.val)
  const runs = readRuns(paragraph)
  if (runs.hasHidden) reading.found.hidden++
  reading.notes.push(...runs.notes)
  const own = readNumbering(properties)
  const numId = own.numId ?? style.numId
  const hasText = runs.text.trim() !== ''
  // Word counts an empty numbered paragraph too, except one whose mark is deleted.
  const label =
    numId && numId !== '0' && !runs.isJoined ? reading.number(numId, own.level ?? style.level ?? 0) : ''
  if (runs.isJoined) reading.carried += runs.text
  else if (style.isContents) reading.found.contents += hasText ? 1 : 0
  else if (hasText || reading.carried) {
    const outline = readOutlineLevel(properties)
    addText(
      reading,
      label + reading.carried + runs.text.trim(),
      outline === undefined ? style.heading : outline,
    )
    reading.carried = ''
  }
  for (const box of runs.boxes) readBody(reading, box)
}

function addText(reading: Reading, text: string, heading: number | null): void {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (heading !== null && lines.length === 1 && text.length <= maxHeading) {
    reading.blocks.push({ kind: 'heading', level: heading, text: lines[0]! })
  } else reading.blocks.push(...lines.map((line): Block => ({ kind: 'text', text: line })))
}

/** Rows with merged cells filled; a table of one cell, or around other tables, only frames its text. */
function readTable(reading: Reading, table: XmlElement): void {
  const rows = findRows(table)
  const cellsOf = (row: XmlElement) => findChildren(row, 'tc')
  if (rows.every((row) => cellsOf(row).length < 2) || findAll(table, 'tbl').length > 0) {
    for (const row of rows) for (const cell of cellsOf(row)) readBody(reading, cell)
    return
  }
  const grid: string[][] = []
  for (const row of rows) {
    if (findChild(row, 'trPr', 'del')) continue
    const cells: string[] = []
    for (const cell of cellsOf(row)) {
      const properties = findChild(cell, 'tcPr')
      const merge = findChild(properties, 'vMerge')
      const continues = merge !== undefined && merge.attributes.val !== 'restart'
      const text = continues ? (grid.at(-1)?.[cells.length] ?? '') : readCell(reading, cell)
      const span = Math.min(
        Math.max(Number(findChild(properties, 'gridSpan')?.attributes.val ?? 1) || 1, 1),
        60,
      )
      cells.push(...Array<string>(span).fill(text))
    }
    if (cells.some((cell) => cell !== '')) grid.push(cells)
  }
  const hasHeader = isOn(findChild(rows[0], 'trPr', 'tblHeader')) || isOn(readFirstRow(table))
  if (grid.length > 0) reading.blocks.push({ kind: 'table', rows: grid, hasHeader })
}

/** tblLook marks a header row by its `firstRow`, or by bit 0x20 of its value. */
function readFirstRow(table: XmlElement): XmlElement | undefined {
  const look = findChild(table, 'tblPr', 'tblLook')
  if (!look) return undefined
  const { firstRow, val } = look.attributes
  const on =
    firstRow === undefined
      ? (Number.parseInt(val ?? '0', 16) & 0x20) !== 0
      : firstRow === '1' || firstRow === 'true'
  return on ? { ...look, attributes: {} } : undefined
}

function findRows(table: XmlElement): readonly XmlElement[] {
  return findChildren(table).flatMap((child) =>
    child.name === 'tr'
      ? [child]
      : ['sdt', 'sdtContent', 'customXml'].includes(child.name)
        ? findRows(child)
        : [],
  )
}

function readCell(reading: Reading, cell: XmlElement): string {
  const inner: Reading = { ...reading, blocks: [], carried: '' }
  readBody(inner, cell)
  return inner.blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join(' ')
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

function buildNotes({ found, notes }: Reading): string[] {
  return [
    ...(found.contents > 0 ? [`略去目录 ${found.contents} 行`] : []),
    ...(found.hidden > 0 ? [`略去隐藏文字 ${found.hidden} 处`] : []),
    ...(notes.length > 0 ? [`脚注尾注 ${notes.length} 条放在文末`] : []),
  ]
}
