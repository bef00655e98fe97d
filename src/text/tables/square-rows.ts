// Step: clean. Rows of unequal length -> a rectangle. Where merged cells were lost, a row whose numbers are as many as
// the most of any row keeps them under the last columns, and its names under those that are numbered like them.
import { parseNumbering } from '#text/outline-numbering.ts'
import { isNothing, isNumber } from './table-value.ts'

const remark = /^(?:备\s?注|说\s?明)$/

export function squareRows(rows: readonly (readonly string[])[]): string[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const counts = rows.map(countLastNumbers)
  const most = counts.reduce((all, count) => Math.max(all, count), 0)
  const columns = new Map<number, number>()
  const hasRemark = remark.test(rows[0]?.at(-1) ?? '')
  // 合计 | 144 | 267.4 under rows that end in 办结: its numbers stand where all whole rows have theirs.
  const counted = findCounted(rows.slice(1).filter((row) => row.length === width))
  const isAtItsPlace = (row: readonly string[]) =>
    counted.length > 0 && row.every((cell, column) => !isNumber(cell) || counted[column])
  return rows.map((given, at) => {
    // 站点 | 3 | 5 under 站点 | 2023年 | 2024年 | 备注: the empty cell at the end of the line was cut off.
    const isShort = counts[at]! > 0 && given.length < width && rows[0]!.length === width
    const isCut = isShort && (hasRemark || isAtItsPlace(given))
    const row = isCut ? [...given, ''] : given
    if (isCut && row.length === width) return [...row]
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

/** Whether whole rows have a number in each column; empty where their last column holds numbers or nothing. */
function findCounted(wholes: readonly (readonly string[])[]): readonly boolean[] {
  const counted = (wholes[0] ?? []).map((_, column) => wholes.some((row) => isNumber(row[column]!)))
  const endsInWords = counted.at(-1) === false && wholes.some((row) => !isNothing(row.at(-1)!))
  return endsInWords ? counted : []
}

function levelOf(cell: string): number | null {
  return parseNumbering(cell)?.level ?? null
}

function countLastNumbers(row: readonly string[]): number {
  const last = row.findLastIndex((cell) => !isNumber(cell) && !isNothing(cell))
  return row.length - 1 - last
}
