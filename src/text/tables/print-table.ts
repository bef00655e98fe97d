// Step: clean. A table of a file <-> its lines in the stored text: one line a row, cells parted by a gap. A cell that
// another one covers and blanks at the end of a row are not printed.
import type { MergedCells } from '#domain/block.ts'
import type { Span } from '#domain/span.ts'

export interface PrintedTable {
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly MergedCells[]
  /** What parts the cells of a row. */
  readonly gap: string
}

/** The same table without rows that carry nothing; merges keep to their rows. */
export function dropEmptyRows(table: Omit<PrintedTable, 'gap'>): Omit<PrintedTable, 'gap'> {
  const before: number[] = [0]
  for (const row of table.rows) before.push(before.at(-1)! + (row.some((cell) => cell !== '') ? 1 : 0))
  const count = (at: number) => before[Math.min(at, table.rows.length)]!
  return {
    rows: table.rows.filter((row) => row.some((cell) => cell !== '')),
    merges: table.merges.flatMap((merge) => {
      const rows = count(merge.row + merge.rows) - count(merge.row)
      return rows > 0 ? [{ ...merge, row: count(merge.row), rows }] : []
    }),
  }
}

/** The lines of the table, joined by line ends. */
export function printTable(table: PrintedTable): string {
  const isPrinted = listPrinted(table)
  return table.rows
    .map((row, at) => row.filter((_, column) => isPrinted(at, column)).join(table.gap))
    .join('\n')
}

/** Where each cell stands in a text in which the table begins at `start`; a cell that is not printed is empty. */
export function placeCells(table: PrintedTable & { readonly start: number }): Span[][] {
  const isPrinted = listPrinted(table)
  let at = table.start
  return table.rows.map((row, index) => {
    let isFirst = true
    const cells = row.map((cell, column) => {
      if (!isPrinted(index, column)) return { start: at, end: at }
      const start = isFirst ? at : at + table.gap.length
      isFirst = false
      at = start + cell.length
      return { start, end: at }
    })
    at += 1
    return cells
  })
}

function listPrinted({ rows, merges }: PrintedTable): (row: number, column: number) => boolean {
  const covered = new Set<string>()
  for (const merge of merges)
    for (let row = merge.row; row < Math.min(merge.row + merge.rows, rows.length); row++)
      for (
        let column = merge.column;
        column < Math.min(merge.column + merge.columns, rows[row]!.length);
        column++
      )
        if (row !== merge.row || column !== merge.column) covered.add(`${row}:${column}`)
  const lasts = rows.map((row) => row.findLastIndex((cell) => cell !== ''))
  return (row, column) =>
    column <= lasts[row]! && (rows[row]![column] !== '' || !covered.has(`${row}:${column}`))
}
