// Step: xlsx, a sheet's cells -> blocks. In: the cells of a sheet. Out: the lines above and below the table as text, the table with its merges.
import type { Block } from '#domain/block.ts'
import { buildGrid, listLines, type PlacedCell } from './build-grid.ts'
import type { Sheet } from './read-sheet.ts'

type LaidSheet = Pick<Sheet, 'cells' | 'rowAt' | 'columnAt'>

/** Rows above the table that hold one value are its title and remarks; a blank row parts two tables with titles of their own. */
export function layOutSheet({ cells, rowAt, columnAt }: LaidSheet, sheet: string): Block[] {
  const rows = groupRows(cells.filter(({ text }) => text !== ''))
  const blocks: Block[] = []
  const lastFull = rows.findLastIndex((row) => row.length > 1)
  let table: PlacedCell[] = []
  const close = () => {
    const grid = buildGrid(table, true)
    const { rows: kept, columns } = listLines(table)
    const place = { sheet, rows: kept.map(rowAt), columns: columns.map(columnAt) }
    if (grid) blocks.push({ ...grid, hasHeader: grid.rows.length > 1, place })
    table = []
  }
  for (const [at, row] of rows.entries()) {
    const only = row.length === 1 ? row[0]! : null
    if (only && isLine({ only, rows, at, lastFull, isInTable: table.length > 0 })) {
      close()
      blocks.push({ kind: 'text', text: only.text })
    } else for (const cell of row) table.push(cell)
  }
  close()
  return blocks
}

function groupRows(cells: readonly PlacedCell[]): PlacedCell[][] {
  const rows = new Map<number, PlacedCell[]>()
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? []
    row.push(cell)
    rows.set(cell.row, row)
  }
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row)
}

interface Place {
  readonly only: PlacedCell
  readonly rows: readonly (readonly PlacedCell[])[]
  readonly at: number
  /** The last row of several cells; -1 where there is none. */
  readonly lastFull: number
  readonly isInTable: boolean
}

/** Above the first full row; after it only what a blank row sets apart, or a remark at the end. */
function isLine({ only, rows, at, lastFull, isInTable }: Place): boolean {
  if (!isInTable) return lastFull >= at || lastFull < 0
  const above = rows[at - 1]![0]!
  const isApart = only.row > above.row + above.rows
  const isLast = lastFull < at
  return (
    (isApart && only.column === 0) ||
    (isLast && only.column === 0 && /^(?:注|说明|备注|填表|制表|单位|审核)/.test(only.text))
  )
}
