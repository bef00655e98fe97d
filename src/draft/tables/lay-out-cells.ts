// Step of reading a brief: a table as it came -> its numbers by row, what each row is (a village, a month, a kind, the sum), which columns remark and which say when.
import type { RowName } from '#domain/brief.ts'
import type { TableWords } from '#domain/prompt-book.ts'
import { groupBy } from '#shared/group-by.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'
import { type GridNumber, layOutGrid } from '#text/tables/lay-out-grid.ts'
import { isNothing, isUnit } from '#text/tables/table-value.ts'
import type { BriefTable } from './brief-table.ts'
import { checkTotals } from './check-totals.ts'
import { splitCounts } from './compound-cells.ts'
import { findWholes, shareWholeUnits } from './find-wholes.ts'
import { nameRows } from './name-rows.ts'
import { readSpokenRows, type Spoken } from './read-spoken-rows.ts'
import { furniture } from './read-text-row.ts'
import { findRemarks, findSerials, findShared, findTimes, nameKind, range } from './table-columns.ts'

export interface LaidTable {
  readonly rows: readonly (readonly string[])[]
  readonly numbers: ReadonlyMap<number, readonly GridNumber[]>
  readonly unread: ReadonlySet<number>
  readonly heads: ReadonlySet<number>
  readonly remarks: readonly number[]
  /** What its rows are: 活动; empty for 项目 and the like. */
  readonly kind: string
  /** Columns that number the rows. */
  readonly serials: readonly number[]
  /** Names of rows that stand under several others. */
  readonly shared: ReadonlySet<string>
  /** Rows that are parts of another -> which one. */
  readonly parts: ReadonlyMap<number, number>
  readonly spoken: ReadonlyMap<number, readonly Spoken[]>
  /** Rows of a table that counts the same in each of them. */
  readonly names: ReadonlyMap<number, RowName>
  /** Rows of sums amid the others: nothing says of which. */
  readonly sums: ReadonlySet<number>
  readonly doubts: readonly string[]
}

/** `year`: the one that is reported on. Linear in the cells. */
export function layOutCells(
  table: BriefTable,
  { words, year }: { words: TableWords; year: number | null },
): LaidTable {
  const { rows, caption } = liftUnit(table.rows.map(readCells), table.caption ?? '')
  const counts = splitCounts(rows)
  const grid = layOutGrid(
    { rows: counts.rows, merges: table.merges ?? [], caption: nameCaption(caption) },
    words,
  )
  const laid = { ...grid, numbers: takeRareUnits(grid.numbers.map(counts.restore)) }
  // Over no number at all stands no head: such a sheet is lines of words.
  const isCounted = laid.numbers.length > 0 || laid.unread.length > 0
  const heads = new Set(isCounted ? laid.headers.flatMap(({ start, last }) => range(start, last)) : [])
  const remarks = findRemarks(rows, laid.headers, words)
  const withNumbers = new Set(laid.numbers.map(({ row }) => row))
  const spoken = readSpokenRows({ rows, counted: (row) => withNumbers.has(row), remarks, year })
  const times = findTimes(rows, laid.headers)
  const told = laid.numbers.filter(({ row, column }) => !spoken.has(row) && !remarks.includes(column))
  const whenOf = (row: number) => readWhen(rows[row]!, times, year)
  const named = nameRows(told, { rows, headers: laid.headers, words, whenOf })
  const given = groupBy(named.numbers, ({ row }) => row)
  const wholes = findWholes(given)
  const numbers = shareWholeUnits(given, wholes)
  return {
    rows,
    numbers,
    unread: new Set(laid.unread.map(({ row }) => row)),
    heads,
    remarks,
    kind: nameKind(rows, laid.headers, words),
    serials: findSerials(rows, laid.headers),
    shared: findShared(laid.numbers),
    parts: new Map([...wholes].filter(([row]) => !named.names.has(row))),
    spoken,
    names: named.names,
    sums: new Set(named.sums),
    doubts: checkTotals(named.numbers, words),
  }
}

/** 12月1日至7日 beside what was done, without the year that is reported on; a whole year is the period of all. */
function readWhen(cells: readonly string[], times: readonly number[], year: number | null): string {
  const when = times.map((column) => cells[column] ?? '').find(Boolean) ?? ''
  return isNothing(when) || /^(?:19|20)\d{2}年?(?:度|全年)?$|^全年$/.test(when)
    ? ''
    : when.replace(new RegExp(`^${year ?? '-'}年(?=\\d)`), '')
}

const rareUnit = /^([\u4e00-\u9fff“”]{2,12})\(([万千百]?[\u4e00-\u9fff]{1,2})\)$/

/** 菌棒(万棒) among rows that are 产量(吨) and 产值(万元): what stands where the others have their unit is one, though no list knows it. */
function takeRareUnits(numbers: readonly GridNumber[]): readonly GridNumber[] {
  const isRare = ({ unit, labels }: GridNumber) => unit === '' && rareUnit.test(labels.at(-1) ?? '')
  const rare = numbers.filter(isRare)
  const known = numbers.filter(({ unit, heads }) => unit !== '' && heads.length === 0)
  if (rare.length === 0 || known.length < rare.length) return numbers
  return numbers.map((one) => {
    if (!isRare(one)) return one
    const [, name = '', unit = ''] = rareUnit.exec(one.labels.at(-1)!)!
    return { ...one, unit, labels: [...one.labels.slice(0, -1), name] }
  })
}

const unitCell = /^(?:计量|数据|金额)?单位\s?[:：]\s?[^\s:：]{1,8}$/
/** Above them stand names alone. */
const mostAbove = 2

/** 投入情况 | 单位:万元 above the heads: the name and the unit of the whole table are no heads. */
function liftUnit(
  rows: readonly (readonly string[])[],
  caption: string,
): { readonly rows: readonly (readonly string[])[]; readonly caption: string } {
  const at = rows.slice(0, mostAbove).findIndex((cells) => {
    const filled = cells.filter(Boolean)
    return filled.length <= 2 && unitCell.test(filled.at(-1) ?? '')
  })
  if (at < 0) return { rows, caption }
  return {
    rows: rows.map((cells, row) => (row === at ? cells.map(() => '') : cells)),
    caption: [caption, ...rows[at]!].filter(Boolean).join('\n'),
  }
}

/** 各村公开(期): the unit in brackets behind the name is that of all its numbers. */
function nameCaption(given: string): string {
  const caption = foldWidth(given)
  const unit = /\(([\u4e00-\u9fff]{1,4})\)\s*$/.exec(caption)?.[1] ?? ''
  return isUnit(unit) ? `${caption}\n单位:${unit}` : caption
}

/** Widths folded; a line that says who filled the table in is empty. */
function readCells(row: readonly string[]): readonly string[] {
  const cells = row.map((cell) => foldWidth(cell).replace(/\s+/g, ' ').trim())
  const filled = cells.filter(Boolean)
  const isFurniture =
    filled.length > 0 &&
    filled.length < 4 &&
    filled.every((cell) => /^[\u4e00-\u9fff]{2,8}[:：]/.test(cell)) &&
    furniture.test(filled[0]!)
  return isFurniture ? cells.map(() => '') : cells
}
