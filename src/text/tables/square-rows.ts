// Step: clean. Rows of unequal length -> a rectangle. Where merged cells were lost, a row whose numbers are as many as
// the most of any row keeps them under the last columns.
import { isNothing, isNumber } from './table-value.ts'

export function squareRows(rows: readonly (readonly string[])[]): string[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const counts = rows.map(countLastNumbers)
  const most = counts.reduce((all, count) => Math.max(all, count), 0)
  return rows.map((row, at) => {
    const missing = new Array<string>(width - row.length).fill('')
    const from = row.length - counts[at]!
    return counts[at] === most
      ? [...row.slice(0, from), ...missing, ...row.slice(from)]
      : [...row, ...missing]
  })
}

function countLastNumbers(row: readonly string[]): number {
  const last = row.findLastIndex((cell) => !isNumber(cell) && !isNothing(cell))
  return row.length - 1 - last
}
