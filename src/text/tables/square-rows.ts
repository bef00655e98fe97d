// Step: clean. Rows of unequal length -> a rectangle. Where merged cells were lost, a row whose numbers are as many as
// the most of any row keeps them under the last columns, and its names under those that are numbered like them.
import { parseNumbering } from '#text/outline-numbering.ts'
import { isNothing, isNumber } from './table-value.ts'

export function squareRows(rows: readonly (readonly string[])[]): string[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const counts = rows.map(countLastNumbers)
  const most = counts.reduce((all, count) => Math.max(all, count), 0)
  const columns = new Map<number, number>()
  return rows.map((row, at) => {
    const missing = new Array<string>(width - row.length).fill('')
    const from = row.length - counts[at]!
    if (counts[at] !== most) return [...row, ...missing]
    const level = levelOf(row[0]!)
    // (二) without the 三、 that covers it and stood left of (一).
    const isCovered = missing.length > 0 && level !== null && columns.get(level) === missing.length
    const squared = isCovered ? [...missing, ...row] : [...row.slice(0, from), ...missing, ...row.slice(from)]
    for (const [column, cell] of squared.slice(0, width - counts[at]!).entries()) {
      const own = levelOf(cell)
      if (own !== null) columns.set(own, column)
    }
    return squared
  })
}

function levelOf(cell: string): number | null {
  return parseNumbering(cell)?.level ?? null
}

function countLastNumbers(row: readonly string[]): number {
  const last = row.findLastIndex((cell) => !isNumber(cell) && !isNothing(cell))
  return row.length - 1 - last
}
