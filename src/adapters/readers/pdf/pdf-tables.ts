// Step: lines of a page -> lines and tables. A table is a run of lines whose cells stand in the same columns.
import type { Block } from '#domain/block.ts'
import { type Cell, findConfidence, joinPieces, type Line, type Piece } from './pdf-lines.ts'
import { isHeader } from './ruled-tables.ts'

/** A run of lines, or a table, in the order of the page. */
export type PageItem =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'table'; readonly block: Block }

interface Column {
  start: number
  end: number
}

/** Fewer rows may be a signature and its date, or a heading with a page number. */
const minRows = 2
/** Pieces that stand apart by more than this share of the font size are not one run of text. */
const closeGap = 0.25

/** Runs of lines with two and more cells become tables; everything else stays as lines. */
export function findTables(lines: readonly Line[]): PageItem[] {
  const items: PageItem[] = []
  for (let at = 0; at < lines.length; ) {
    const size = countTableLines(lines, at)
    const rows = size >= minRows ? buildRows(lines.slice(at, at + size)) : []
    if (rows.length >= minRows && rows[0]!.length > 1) {
      items.push({
        kind: 'table',
        block: {
          kind: 'table',
          rows,
          hasHeader: isHeader(rows),
          ...findConfidence(lines.slice(at, at + size)),
        },
      })
      at += size
    } else items.push({ kind: 'line', line: lines[at++]! })
  }
  return items
}

/** Lines from `at` on that belong to one table: many cells, or a wrapped cell between such lines. */
function countTableLines(lines: readonly Line[], at: number): number {
  if (lines[at]!.cells.length < 2) return 0
  let end = at + 1
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next]!
    const isNear = line.y - lines[next - 1]!.y < line.size * 3.5
    if (!isNear) break
    if (line.cells.length > 1) end = next + 1
    else if (next - end >= 2 || !isInside(line, lines.slice(at, end))) break
  }
  return end - at
}

/** A wrapped cell stands under one column and ends well before the others. */
function isInside(line: Line, table: readonly Line[]): boolean {
  const wide = Math.max(...table.map((row) => row.end)) - Math.min(...table.map((row) => row.x))
  return line.end - line.x < wide * 0.6 && line.x >= Math.min(...table.map((row) => row.x)) - line.size
}

function buildRows(lines: readonly Line[]): string[][] {
  const columns = findColumns(lines)
  const rows: string[][] = []
  let last: Line | undefined
  for (const line of lines) {
    const cells = placeCells(line, columns)
    const isWrapped =
      last &&
      rows.length > 0 &&
      line.cells.length < columns.length &&
      line.y - last.y < line.size * 1.7 &&
      cells[0] === ''
    if (isWrapped) rows.push(rows.pop()!.map((cell, index) => cell + cells[index]))
    else rows.push(cells)
    last = line
  }
  return rows
}

/** The fullest lines tell how many columns there are and, cell by cell, where; headings may stand off-centre over them. */
function findColumns(lines: readonly Line[]): Column[] {
  const count = Math.max(...lines.map((line) => line.cells.length))
  const full = lines.filter((line) => line.cells.length === count)
  return Array.from({ length: count }, (_, index) => ({
    start: Math.min(...full.map((line) => line.cells[index]!.x)),
    end: Math.max(...full.map((line) => line.cells[index]!.end)),
  }))
}

/** The column a cell lies over, or lies nearest to. */
function findColumn(cell: Part, columns: readonly Column[]): number {
  const overlap = (column: Column) => Math.min(cell.end, column.end) - Math.max(cell.x, column.start)
  return columns.reduce(
    (best, column, index) => (overlap(column) > overlap(columns[best]!) ? index : best),
    0,
  )
}

/** A line as full as the table is read cell by cell; any other by position. */
function placeCells(line: Line, columns: readonly Column[]): string[] {
  const cells = columns.map(() => '')
  const isFull = line.cells.length === columns.length
  for (const [index, cell] of line.cells.entries()) {
    if (isFull) cells[index] += cell.text
    else
      for (const part of splitCell(cell)) {
        const at = findColumn(part, columns)
        cells[at] = joinPieces(cells[at]!, part.text, true)
      }
  }
  return cells
}

type Part = Pick<Cell, 'text' | 'x' | 'end'>

/** Names of neighbouring columns may stand nearly together, or over each other; pieces of one text follow without a gap. */
function splitCell({ parts }: Cell): Part[] {
  const split: { text: string; x: number; end: number; size: number }[] = []
  for (const { text, x, width, size } of parts as readonly Piece[]) {
    const last = split.at(-1)
    if (last && Math.abs(x - last.end) <= closeGap * size) {
      last.text = joinPieces(last.text, text, false)
      last.end = x + width
    } else split.push({ text: text.trim(), x, end: x + width, size })
  }
  return split
}
