// Step of reading a brief: rows of a table that are parts of a row above -> which one, and its unit where theirs is not written.
import { addUp } from '#text/numbers/add-up.ts'
import type { GridNumber } from '#text/tables/lay-out-grid.ts'

type Rows = ReadonlyMap<number, readonly GridNumber[]>

const namedPart = /^其中/
/** A column or name that counts something of its own. */
const ownCount = /(?:金额|资金|人数|人次|面积|户数|经费|率)$/

/** Row of a part -> row of its whole: 其中…, rows that add up to the one above them, and those above a row that sums them up by name. */
export function findWholes(numbers: Rows): ReadonlyMap<number, number> {
  const rows = [...numbers].map(([row, own]) => ({ row, own, isNamed: namedPart.test(nameOf(own)) }))
  const wholes = new Map(rows.flatMap((_, at) => findAbove(rows, at)))
  const sums = new Set(wholes.values())
  let last: (typeof rows)[number] | null = null
  for (const [at, one] of rows.entries()) {
    const { row, own, isNamed } = one
    if (isNamed && last !== null && !wholes.has(row) && isWithin(own, last.own)) wholes.set(row, last.row)
    if (wholes.has(row) || sums.has(row)) continue
    last = isNamed ? null : one
    const next = rows.slice(at + 1, at + 8)
    const count = countParts(
      own,
      next.map((one) => one.own),
    )
    for (const part of next.slice(0, count)) wholes.set(part.row, row)
  }
  return wholes
}

/** 其中初次124件 below 网上信访89件 is no part of it. */
function isWithin(own: readonly GridNumber[], whole: readonly GridNumber[]): boolean {
  return own.every((part) => {
    const total = whole.find(({ column }) => column === part.column)
    const [a, b] = [readCell(part), total === undefined ? null : readCell(total)]
    return a === null || b === null || a.unit !== b.unit || a.value <= b.value
  })
}

interface NamedRow {
  readonly row: number
  readonly own: readonly GridNumber[]
}

/** 合计受理, 办结合计: sums up the rows above it. */
const namedSum = /^(?:合计|总计|共计)|(?:合计|总计|总量|总数)$/

/** The rows right above that add up to a row of such a name in every column; where 其中初次, 其中重复 do so as well, those above them. */
function findAbove(rows: readonly NamedRow[], at: number): readonly (readonly [number, number])[] {
  const { own, row } = rows[at]!
  if (!namedSum.test(nameOf(own)) || own[0]!.labels.length === 0) return []
  let parts: readonly NamedRow[] = []
  for (let end = at; ; end -= parts.length) {
    const run = findRun(rows.slice(0, end), own)
    if (run.length === 0) break
    parts = run
    if (!run.every(({ own: one }) => namedPart.test(nameOf(one)))) break
  }
  return parts.map((part) => [part.row, row] as const)
}

const mostParts = 12

/** The last rows that add up to the whole in each of its columns; in other units only where several columns prove it. */
function findRun(above: readonly NamedRow[], whole: readonly GridNumber[]): readonly NamedRow[] {
  const totals = whole.map(readCell)
  if (totals.every((one) => one === null || one.value === 0)) return []
  for (let count = 2; count <= Math.min(mostParts, above.length); count++) {
    const run = above.slice(-count)
    const columns = whole.map(({ column }) =>
      run.map(({ own }) => {
        const cell = own.find((one) => one.column === column)
        return cell === undefined ? null : readCell(cell)
      }),
    )
    if (columns.some((cells) => cells.includes(null))) return []
    const isLike = columns.every((cells, at) => cells.every((cell) => cell!.unit === totals[at]?.unit))
    const sums = columns.map((cells) => addUp(cells.map((cell) => cell!.value)))
    if (sums.every((sum, at) => sum === totals[at]?.value)) return isLike || whole.length > 1 ? run : []
    if (sums.some((sum, at) => sum > (totals[at]?.value ?? 0))) return []
  }
  return []
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
