// Step of reading a brief: rows of a table that say what is wanting or planned (问题 | 措施, 存在问题 | 人手少) -> facts under the part they belong to.
import { findPart } from '#draft/brief/find-part.ts'
import { isNothing } from '#text/tables/table-value.ts'
import type { RowClause } from './row-clause.ts'

export interface Spoken {
  /** The part it stands under. */
  readonly label: string
  readonly clauses: readonly RowClause[]
}

interface Tables {
  readonly rows: readonly (readonly string[])[]
  /** Rows that hold numbers under heads: they are read as numbers. */
  readonly counted: (row: number) => boolean
  /** Columns of 备注 and 说明. */
  readonly remarks: readonly number[]
  /** The year reported on. */
  readonly year: number | null
}

/** By row; a row of heads says nothing. */
export function readSpokenRows(table: Tables): ReadonlyMap<number, readonly Spoken[]> {
  const found = new Map<number, readonly Spoken[]>()
  let heads: readonly string[] | null = null
  let led = ''
  for (const [row, cells] of table.rows.entries()) {
    const filled = cells.filter(Boolean)
    if (filled.length === 0) {
      heads = null
      led = ''
      continue
    }
    // A name that a merged cell or a blank leaves out holds for the rows below it.
    if (cells[0]) led = cells[0]
    const own: readonly string[] | null = heads
    const isLed = own === null && isPart(led, table.year) && countParts(filled) < 2 && !table.counted(row)
    const said = isLed ? readLedRow(cells, led, table) : []
    if (said.length > 0) {
      if (!found.has(row - 1) && isBareHead(table.rows[row - 1] ?? [])) found.set(row - 1, [])
      found.set(row, said)
    } else if (!table.counted(row) && isSpokenHead(filled)) {
      heads = cells.map((cell) => nameHead(cell, filled))
      found.set(row, [])
    } else if (own !== null) found.set(row, readHeadedRow(cells, own))
  }
  return found
}

function isPart(label: string, year: number | null): boolean {
  return label !== '' && label.length <= longestLabel && findPart(label, '', year) !== null
}

const longestLabel = 12
const leastSaid = 5

/** 不足 | 泵站年久失修 | | 原因：无专项资金: words behind the name of the part that they belong to; nothing for a row that counts. */
function readLedRow(cells: readonly string[], label: string, { remarks }: Tables): readonly Spoken[] {
  const told = cells.filter(
    (cell, column) =>
      column > 0 && cell !== '' && cell !== label && !isNothing(cell) && !remarks.includes(column),
  )
  const [text = ''] = told
  const isSaid =
    /^(?:[^\d]|20\d{2}年|\d{1,2}月)/.test(text) && (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= leastSaid
  if (!isSaid) return []
  const said = [say(label, told.join('，'))]
  const remark = remarks.map((column) => cells[column] ?? '').find((cell) => cell !== '' && cell !== text)
  if (remark === undefined || remark === '' || isNothing(remark) || isPeriodOnly(remark)) return said
  const cause = /^(?:主要)?原因(?:是|在于)?[:：]?\s*(.{2,})$/.exec(remark)?.[1]
  return cause === undefined ? [say(label, `${told.join('，')}，${remark}`)] : [...said, say('原因', cause)]
}

/** 2025年 beside a plan says once more when. */
function isPeriodOnly(remark: string): boolean {
  return /^(?:20\d{2}年?|全年|[上下]半年)$/.test(remark)
}

function say(label: string, text: string): Spoken {
  return { label, clauses: [{ text, past: null }] }
}

/** 序号 | 存在问题 | 整改措施 | 完成时限: short names, at least one of which is a part of the report. */
function isSpokenHead(filled: readonly string[]): boolean {
  const isShort =
    filled.length > 1 &&
    filled.every((cell) => cell.length <= 14 && !/[。；\d]/.test(cell.replace(/20\d{2}年?/g, '')))
  if (!isShort) return false
  const parts = countParts(filled)
  return parts > 1 || parts * 2 >= filled.length
}

function countParts(filled: readonly string[]): number {
  const isName = (cell: string) => cell.length <= longestLabel && !/[:：、，。；]/.test(cell)
  return filled.filter((cell) => isName(cell) && findPart(nameHead(cell, filled), '') !== null).length
}

const measures = /(?:措施|对策|改进|整改|办法)/

/** 改进措施 beside 存在问题 is what is to be done. */
function nameHead(cell: string, heads: readonly string[]): string {
  const isMeasure = measures.test(cell) && findPart(cell, '') === null
  return isMeasure && heads.some((one) => findPart(one, '') === '不足') ? '下一步打算' : cell
}

const deadline = /时限|期限|时间|时节/

/** Each cell is said under its own head, a plan with its deadline. */
function readHeadedRow(cells: readonly string[], heads: readonly string[]): readonly Spoken[] {
  const when = cells.find((cell, column) => cell !== '' && deadline.test(heads[column] ?? '')) ?? ''
  return cells.flatMap((text, column): Spoken[] => {
    const label = heads[column] ?? ''
    const part = text.length < 3 ? null : findPart(label, '')
    if (part === null) return []
    const isDated = part === '打算' && when !== '' && !text.includes(when)
    return [say(label, isDated ? `${text}（${when}）` : text)]
  })
}

/** 栏目 | 内容 */
function isBareHead(cells: readonly string[]): boolean {
  const filled = cells.filter(Boolean)
  return filled.length > 1 && filled.every((cell) => cell.length <= 5 && !/\d/.test(cell))
}
