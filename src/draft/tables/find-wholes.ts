// Step of reading a brief: rows of a table that are parts of a row above -> which one, and its unit where theirs is not written.
import { addUp } from '#text/numbers/add-up.ts'
import type { GridNumber } from '#text/tables/lay-out-grid.ts'

type Rows = ReadonlyMap<number, readonly GridNumber[]>

const namedPart = /^其中/
/** A column or name that counts something of its own. */
const ownCount = /(?:金额|资金|人数|人次|面积|户数|经费|率)$/

/** Row of a part -> row of its whole: 其中…, and rows that add up to the one above them. */
export function findWholes(numbers: Rows): ReadonlyMap<number, number> {
  const rows = [...numbers].map(([row, own]) => ({ row, own, isNamed: namedPart.test(nameOf(own)) }))
  const wholes = new Map<number, number>()
  let last: number | null = null
  for (const [at, { row, own, isNamed }] of rows.entries()) {
    if (isNamed && last !== null && !wholes.has(row)) wholes.set(row, last)
    if (wholes.has(row)) continue
    last = row
    const next = rows.slice(at + 1, at + 8)
    const count = countParts(
      own,
      next.map((one) => one.own),
    )
    for (const part of next.slice(0, count)) wholes.set(part.row, row)
  }
  return wholes
}

function nameOf(own: readonly GridNumber[]): string {
  return own[0]?.labels.at(-1) ?? ''
}

/** 其中：政策文件 27 below 主动公开信息（条）412 counts 条; what exceeds the whole or counts something of its own does not. */
export function shareWholeUnits(numbers: Rows, wholes: ReadonlyMap<number, number>): Rows {
  const sums = new Map<string, number[]>()
  for (const [row, whole] of wholes)
    for (const { column, words } of numbers.get(row) ?? []) {
      const key = `${whole} ${column}`
      sums.set(key, [...(sums.get(key) ?? []), Number(words)])
    }
  return new Map(
    [...numbers].map(([row, own]) => {
      const at = wholes.get(row) ?? -1
      const whole = numbers.get(at) ?? []
      const shared = own.map((one) => {
        const above = whole.find(({ column }) => column === one.column)
        if (one.unit !== '' || above === undefined || !(Number(one.words) <= Number(above.words))) return one
        const isSum = addUp(sums.get(`${at} ${one.column}`) ?? []) === Number(above.words)
        return isSum || !ownCount.test(nameOf([one])) ? { ...one, unit: above.unit } : one
      })
      return [row, shared]
    }),
  )
}

/** 214件: the unit may stand in the cell. */
function readCell({ words, unit }: GridNumber): { readonly value: number; readonly unit: string } | null {
  const [, digits, own = ''] = /^(\d+(?:\.\d+)?)([\u4e00-\u9fff]{0,3})$/.exec(words) ?? []
  return digits === undefined ? null : { value: Number(digits), unit: own || unit }
}

/** How many of the next rows add up to a row in a column, and in no other column to something else; 0: none. Last year's column may be blank for the parts. */
function countParts(whole: readonly GridNumber[], next: readonly (readonly GridNumber[])[]): number {
  const counts = whole.map((total) => countColumn(total, next))
  const isSum = (count: number) => whole.every((total) => !isOther(total, next.slice(0, count)))
  return Math.max(0, ...counts.filter((count) => count > 0 && isSum(count)))
}

/** 14件 is 6件, 5件 and 3件, but 132人 is not 41人, 17人 and 12人. */
function isOther(total: GridNumber, parts: readonly (readonly GridNumber[])[]): boolean {
  const whole = readCell(total)
  if (whole === null || whole.unit === '%') return false
  const cells = parts.map((row) => row.find(({ column }) => column === total.column))
  const read = cells.flatMap((cell) => (cell ? (readCell(cell) ?? []) : []))
  return (
    read.length === parts.length &&
    read.every(({ unit }) => unit === whole.unit) &&
    addUp(read.map(({ value }) => value)) !== whole.value
  )
}

function countColumn(total: GridNumber, next: readonly (readonly GridNumber[])[]): number {
  const whole = readCell(total)
  if (whole === null || whole.value === 0) return 0
  let sum = 0
  for (const [index, row] of next.entries()) {
    const own = row.find(({ column }) => column === total.column)
    const part = own ? readCell(own) : null
    if (part === null || part.unit !== whole.unit) return 0
    sum = addUp([sum, part.value])
    if (sum >= whole.value) return sum === whole.value && index > 0 ? index + 1 : 0
  }
  return 0
}
