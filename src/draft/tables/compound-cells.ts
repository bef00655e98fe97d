// Step of reading a brief: cells that count twice (3次41人次) -> laid out by their first number, told with all of them.
import { findQuantities } from '#text/numbers/find-quantities.ts'
import type { GridNumber } from '#text/tables/lay-out-grid.ts'

/** Cells that are longer say more than numbers. */
const longest = 24

export interface CountedCells {
  /** As given, such cells with their first number alone. */
  readonly rows: readonly (readonly string[])[]
  /** A number of such a cell with all of the cell's words: 3次、41人次. */
  restore(number: GridNumber): GridNumber
}

export function splitCounts(rows: readonly (readonly string[])[]): CountedCells {
  const whole = new Map<string, string>()
  const split = rows.map((cells, row) =>
    cells.map((cell, column) => {
      const parts = readCounts(cell)
      if (parts.length < 2) return cell
      whole.set(`${row},${column}`, parts.join('、'))
      return parts[0]!
    }),
  )
  return {
    rows: split,
    restore(number) {
      const words = whole.get(`${number.row},${number.column}`)
      return words === undefined ? number : { ...number, words }
    },
  }
}

/** The numbers of a cell that is nothing but several numbers, each with its own unit; none for any other. */
function readCounts(cell: string): readonly string[] {
  if (cell.length > longest || !/^\d/.test(cell)) return []
  const found = findQuantities(cell)
  const rest = found.reduceRight((text, { at }) => text.slice(0, at.start) + text.slice(at.end), cell)
  const isAll = found.length > 1 && found.every(({ unit }) => unit !== '')
  return isAll && /^[、，,/\s共计]*$/.test(rest) ? found.map(({ raw }) => raw) : []
}
