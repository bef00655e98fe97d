// Step: a table as stored -> its cells. Rows and merged cells -> a rectangle in which every covered cell speaks for
// the one that covers it.
import type { MergedCells } from '#domain/block.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'

export interface GridCell {
  /** Widths folded, trimmed; those of the covering cell where this one is covered. */
  readonly words: string
  /** Where its words stand: its own place, or that of the covering cell. */
  readonly row: number
  readonly column: number
  /** How many columns its words stand over; 1 unless merged. */
  readonly columns: number
}

export interface Grid {
  readonly width: number
  readonly height: number
  readonly isMerged: boolean
  at(row: number, column: number): GridCell
  /** The words of a row, a merged cell once. */
  list(row: number): readonly GridCell[]
}

const blank = { words: '', columns: 1 }

/** Linear in the cells; merges that reach beyond the rows are cut. */
export function openGrid(rows: readonly (readonly string[])[], merges: readonly MergedCells[]): Grid {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const cells: GridCell[][] = rows.map((row, at) =>
    Array.from({ length: width }, (_, column) => ({
      words: foldWidth(row[column] ?? '').trim(),
      row: at,
      column,
      columns: 1,
    })),
  )
  for (const merge of merges) {
    const own = cells[merge.row]?.[merge.column]
    if (own === undefined) continue
    const cover = { ...own, columns: Math.min(merge.columns, width - merge.column) }
    for (let row = merge.row; row < Math.min(merge.row + merge.rows, cells.length); row++)
      for (let column = merge.column; column < merge.column + cover.columns; column++)
        if (['', own.words].includes(cells[row]![column]!.words) || row === merge.row)
          cells[row]![column] = cover
  }
  const isOwn = (row: number, column: number, cell: GridCell) =>
    column === 0 ||
    cells[row]![column - 1]!.row !== cell.row ||
    cells[row]![column - 1]!.column !== cell.column
  return {
    width,
    height: rows.length,
    isMerged: merges.length > 0,
    at: (row, column) => cells[row]?.[column] ?? { ...blank, row, column },
    list: (row) => (cells[row] ?? []).filter((cell, column) => cell.words !== '' && isOwn(row, column, cell)),
  }
}
