// Step: doc and wps (OLE) -> blocks. In: bytes. Out: paragraphs, tables on their grid, text boxes at their place, notes at the end, margins.

import type { DocumentContent } from '#adapters/readers/document-content.ts'
import { buildMargins } from '#adapters/readers/margins.ts'
import { readSafely } from '#adapters/readers/refusal.ts'
import type { Block } from '#domain/block.ts'
import { buildDocTable, type DocRow, type RowShape } from './doc-rows.ts'
import { extractDoc, marks } from './number-doc.ts'

const rowMark = new RegExp(`${marks.row}(\\d{1,7})${marks.row}`, 'g')
const boxMark = new RegExp(`${marks.box}(\\d{1,7})${marks.box}`, 'g')

/** A cell ends with a tab and a row with one more line end: `cell TAB cell TAB LF`. */
export async function readDoc(bytes: Uint8Array): Promise<DocumentContent> {
  const { document, isNumbered, hasLooseBoxes, rows, boxes, objects } = await readSafely('doc', () =>
    extractDoc(bytes),
  )
  const options = { filterUnicode: false }
  const body = document.getBody(options)
  const loose = splitLines(document.getTextboxes({ ...options, includeHeadersAndFooters: false }))
  const notes = [document.getFootnotes(options), document.getEndnotes(options)]
  const noteLines = notes.flatMap(splitLines).map((line, index) => `注${index + 1}：${line}`)
  const margins = [
    document.getHeaders({ ...options, includeFooters: true }),
    document.getTextboxes({ ...options, includeBody: false, includeHeadersAndFooters: true }),
  ].flatMap(splitLines)
  const comments = splitLines(document.getAnnotations(options)).length
  return {
    blocks: [
      ...readBody(body, { rows, boxes }),
      ...[...loose, ...noteLines].map(buildText),
      ...buildMargins(margins),
    ],
    notes: [
      ...(isNumbered ? [] : ['由 Word 自动生成的编号读不出来；缺编号时请另存为 docx 再放入']),
      ...(hasLooseBoxes ? ['有文本框的位置读不出来，内容放在文末'] : []),
      ...(comments > 0 ? [`批注 ${comments} 条未读`] : []),
      ...sayObjects(objects),
    ],
  }
}

function sayObjects(count: number): string[] {
  return count > 0 ? [`图片或嵌入的对象 ${count} 个未读；里面如有文字和数字，请另存为 docx 或图片放入`] : []
}

interface Marked {
  readonly rows: readonly RowShape[]
  readonly boxes: readonly string[]
}

function readBody(body: string, marked: Marked): Block[] {
  const blocks: Block[] = []
  let rows: DocRow[] = []
  let inCells: Block[] = []
  const closeTable = () => {
    const table = rows.some(({ cells }) => cells.length > 1) ? buildDocTable(rows) : null
    if (table) blocks.push(table)
    else blocks.push(...rows.flatMap(({ cells }) => cells.flatMap(splitLines).map(buildText)))
    blocks.push(...inCells)
    rows = []
    inCells = []
  }
  let row = ''
  for (const marks of body.split('\n')) {
    const { line, shape, boxes } = takeMarks(marks, marked)
    if (line.endsWith('\t')) {
      rows.push({ cells: buildCells(row + line), shape })
      row = ''
    } else if (line.includes('\t') && row === '' && rows.length > 0) row = line
    else if (row !== '') row += line
    else {
      closeTable()
      blocks.push(...splitLines(line).map(buildText))
    }
    if (boxes.length === 0) continue
    if (rows.length > 0 || row !== '') inCells.push(...boxes)
    else blocks.push(...boxes)
  }
  closeTable()
  return blocks
}

/** The line without marks; boxes anchored in it follow it. */
function takeMarks(marked: string, { rows, boxes }: Marked) {
  let shape: RowShape | null = null
  const found: Block[] = []
  const line = marked
    .replace(rowMark, (_, index) => {
      shape = rows[Number(index)] ?? null
      return ''
    })
    .replace(boxMark, (_, index) => {
      found.push(...readBox(boxes[Number(index)] ?? ''))
      return ''
    })
  return { line, shape: shape as RowShape | null, boxes: found }
}

function readBox(text: string): Block[] {
  return readBody(text, { rows: [], boxes: [] })
}
function buildCells(row: string): string[] {
  return row
    .replace(/\t$/, '')
    .split('\t')
    .map((cell) => cell.trim())
}

function splitLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/[\u0000-\u0008\u000e-\u001f]/g, '')
        .replace(/\t/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
}

function buildText(text: string): Block {
  return { kind: 'text', text }
}
