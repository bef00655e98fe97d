// Step: docx, the text. In: an element that holds paragraphs and tables. Out: blocks in reading order, and counts of what was not read.

import { findChild, findChildren, type XmlElement } from '#adapters/readers/read-xml.ts'
import type { Block } from '#domain/block.ts'
import { readRuns } from './docx-runs.ts'
import { type DocxStyles, readNumbering, readOutlineLevel } from './docx-styles.ts'
import { listFramed, readGrid } from './docx-tables.ts'
import type { NumberParagraph } from './list-counter.ts'

export interface Reading {
  readonly styles: DocxStyles
  readonly number: NumberParagraph
  /** Other parts, already read, by the id they are referred to by; they go where they stand. */
  readonly inserts: ReadonlyMap<string, readonly Block[]>
  readonly blocks: Block[]
  /** Ids of footnotes (`f1`) and endnotes (`e1`) in order of reference. */
  readonly notes: string[]
  readonly found: { contents: number; hidden: number; pictures: number; charts: number; objects: number }
  /** Number and text of a paragraph whose mark was deleted; it goes before the next one. */
  carried: string
}

/** A heading style on a whole paragraph is layout; no heading of a report is longer. */
const maxHeading = 100
/** What holds paragraphs without being one: content controls, insertions, sections of Word 2003. */
const holders = new Set([
  'sdt',
  'sdtContent',
  'ins',
  'moveTo',
  'customXml',
  'smartTag',
  'sect',
  'sub-section',
])

export function readBody(reading: Reading, parent: XmlElement): void {
  for (const element of findChildren(parent)) {
    if (element.name === 'p') readParagraph(reading, element)
    else if (element.name === 'tbl') readTable(reading, element)
    else if (element.name === 'altChunk') readInsert(reading, element.attributes.id)
    else if (element.name === 'AlternateContent') readBody(reading, findChild(element, 'Choice') ?? element)
    else if (holders.has(element.name)) readBody(reading, element)
  }
}

function readInsert(reading: Reading, id: string | undefined): boolean {
  const blocks = reading.inserts.get(id ?? '')
  reading.blocks.push(...(blocks ?? []))
  return blocks !== undefined
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
  const counted =
    numId && numId !== '0' && !runs.isJoined ? reading.number(numId, own.level ?? style.level ?? 0) : ''
  const label = own.label ?? counted
  if (runs.isJoined) reading.carried += runs.text
  else if (style.isContents) reading.found.contents += hasText ? 1 : 0
  else if (hasText || reading.carried) {
    const outline = readOutlineLevel(properties)
    const text = label + reading.carried + runs.text.trim()
    addText(reading, text, outline === undefined ? style.heading : outline)
    reading.carried = ''
  }
  reading.found.pictures += runs.pictures
  reading.found.charts += runs.charts
  for (const box of runs.boxes) readBody(reading, box)
  for (const { id, kind } of runs.objects)
    if (!readInsert(reading, id)) reading.found[kind === 'diagram' ? 'charts' : 'objects']++
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

/** A table of one cell a row, or around other tables, only frames its text. */
function readTable(reading: Reading, table: XmlElement): void {
  const framed = listFramed(table)
  if (framed) for (const cell of framed) readBody(reading, cell)
  else reading.blocks.push(...readGrid(table, (cell) => readApart(reading, cell)))
}

/** The blocks of a cell, a header or a note by themselves; what they refer to counts for the whole. */
export function readApart(reading: Reading, parent: XmlElement): readonly Block[] {
  const inner: Reading = { ...reading, blocks: [], carried: '' }
  readBody(inner, parent)
  return inner.blocks
}
