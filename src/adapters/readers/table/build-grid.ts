// Step: cells with their spans -> table block. In: cells placed on a grid. Out: a full rectangle; words of merged cells once, with `merges`.
import type { Block, MergedCells } from '#domain/block.ts'
import { countWhile } from '#shared/count-while.ts'

/** A cell where it begins, counted from 0, with how far it reaches. */
export interface PlacedCell extends MergedCells {
  readonly text: string
}

/** A cell as a format lists it, before it is known where it stands. */
export interface SpanningCell {
  readonly text: string
  readonly rows: number
  readonly columns: number
}

/** Beyond this a table is a data base, and a hostile span could fill the memory. */
const limits = { rows: 20_000, columns: 200, cells: 1_000_000 }

export type TableBlock = Block & { readonly kind: 'table' }

/** The rows and columns that `buildGrid` keeps, as the format counts them. */
export function listLines(cells: readonly PlacedCell[]): {
  rows: readonly number[]
  columns: readonly number[]
} {
  const placed = cells.filter((cell) => cell.row < limits.rows && cell.column < limits.columns)
  const filled = placed.filter(({ text }) => text !== '')
  return { rows: listKept(filled, (cell) => cell.row), columns: listKept(placed, (cell) => cell.column) }
}

/** Rows and columns in which no cell begins, and rows without a word, are left out. Null when nothing is left. */
export function buildGrid(cells: readonly PlacedCell[], hasHeader: boolean): TableBlock | null {
  const placed = cells.filter((cell) => cell.row < limits.rows && cell.column < limits.columns)
  const { rows, columns } = listLines(cells)
  if (rows.length === 0 || rows.length * columns.length > limits.cells) return null
  const grid = rows.map(() => columns.map(() => ''))
  const merges: MergedCells[] = []
  for (const { text, ...at } of placed) {
    const down = findRange(rows, at.row, at.row + at.rows)
    const right = findRange(columns, at.column, at.column + at.columns)
    if (down.size === 0) continue
    if (text !== '') grid[down.first]![right.first] = text
    if (down.size * right.size > 1)
      merges.push({ row: down.first, column: right.first, rows: down.size, columns: right.size })
  }
  return { kind: 'table', rows: grid, hasHeader, ...(merges.length > 0 ? { merges } : {}) }
}

function listKept(cells: readonly PlacedCell[], find: (cell: PlacedCell) => number): number[] {
  return [...new Set(cells.map(find))].sort((a, b) => a - b)
}

/** The kept lines from `start` up to `end`, both as the format counts them. */
function findRange(kept: readonly number[], start: number, end: number): { first: number; size: number } {
  const first = countBelow(kept, start)
  return { first, size: countBelow(kept, end) - first }
}

function countBelow(kept: readonly number[], value: number): number {
  return countWhile(kept, (line) => line < value)
}

/** The words of a cell that holds paragraphs; tables in it stand by themselves. */
export function joinCell(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (block.kind === 'table' ? '' : block.text))
    .join(' ')
    .trim()
}

/** Rows of cells as html lists them: a cell goes to the first place that no cell above reaches into. */
export function placeCells(rows: readonly (readonly SpanningCell[])[]): PlacedCell[] {
  const placed: PlacedCell[] = []
  /** The first row, by column, that is free again. */
  const freeFrom: number[] = []
  for (const [row, cells] of rows.slice(0, limits.rows).entries()) {
    let column = 0
    for (const cell of cells) {
      while ((freeFrom[column] ?? 0) > row) column++
      if (column >= limits.columns) break
      let columns = 1
      const most = Math.min(cell.columns, limits.columns - column)
      while (columns < most && (freeFrom[column + columns] ?? 0) <= row) columns++
      const reach = Math.min(cell.rows, rows.length - row)
      for (let at = column; at < column + columns; at++) freeFrom[at] = row + reach
      placed.push({ text: cell.text, row, column, rows: reach, columns })
      column += columns
    }
  }
  return placed
}
