// Tool of writing: whether rows of a table count the same under the same heads: 东岭村水井12口、修好9口 and 西岭村水井7口、修好7口.
import type { BriefFigure } from '#domain/brief.ts'
import { addUp } from '#text/numbers/add-up.ts'

export interface RowShape {
  /** Before the first head: the village or kind; empty for the row of a total. */
  readonly name: string
  readonly isPlace: boolean
  /** The words before each number; what belongs to the number before stands in it. */
  readonly columns: readonly string[]
  /** Its first number: no sum is less than what it sums up. */
  readonly value: number
}

/** 大李庄, 河沿屯: villages that are not called 村. */
const place =
  /^[\u4e00-\u9fff]{1,5}?(?:(?<![农全各本该行政])村(?![民干居镇委级])|社区(?![矫服])|居委会|(?<![图名影药芯照卡切镜唱])片(?=[\u4e00-\u9fff])区?|(?<=[\u4e00-\u9fff])(?:庄(?![稼户园严村])|[屯寨坊](?![子村])))/
const total = /^[\u4e00-\u9fff]{0,10}?(?:合计|总计|共计)/
/** A figure of a sheet or of a table in the text. */
const ofTable = /第\d+行|表格|」/

/** Of one row's figures in their order; null where they come from no table. */
export function readShape(figures: readonly BriefFigure[]): RowShape | null {
  const [first] = figures
  if (first === undefined || !ofTable.test(first.source)) return null
  let clause = ''
  let from = 0
  const columns = figures.map((figure) => {
    if (figure.clause !== clause) from = 0
    clause = figure.clause
    const words = clause.slice(from, figure.at.start)
    from = figure.at.end
    return words.replace(/[\s，、]/g, '')
  })
  const [lead = '', ...rest] = columns
  const named = place.exec(lead)?.[0] ?? ''
  const { value } = first
  if (named !== '') return { name: named, isPlace: true, columns: [lead.slice(named.length), ...rest], value }
  return total.test(lead)
    ? { name: '', isPlace: false, columns: [lead.replace(total, ''), ...rest], value }
    : { name: lead, isPlace: false, columns: ['', ...rest], value }
}

/** Villages under the same heads, remarks apart; kinds that are counted at least twice each. */
export function isSameShape(a: RowShape, b: RowShape): boolean {
  if (a.isPlace !== b.isPlace) return false
  const most = Math.min(a.columns.length, b.columns.length)
  if (!a.isPlace && (most < 2 || a.columns.length !== b.columns.length)) return false
  // 剩1起在谈, 2起报县里了: a remark that counts something is no column.
  return countShared([a, b]) >= (a.isPlace ? Math.min(most, leastShared) : most)
}

const leastShared = 2

/** The columns at the head of all rows that are named alike. */
export function countShared(rows: readonly RowShape[]): number {
  const [first, ...rest] = rows
  const least = Math.min(...rows.map(({ columns }) => columns.length))
  const differs = first?.columns.findIndex((words, at) => rest.some(({ columns }) => columns[at] !== words))
  return differs === undefined || differs < 0 ? least : Math.min(least, differs)
}

/** 户厕改造 over rows of 改造. */
function isCalledMore(name: string, head: string): boolean {
  return head.length > 1 && name.endsWith(head)
}

/** 检查455家次 behind 烟花爆竹检查96家次 …: the sum of kinds has no name but what all of them count. */
export function isSumOf(one: RowShape, rows: readonly RowShape[]): boolean {
  const sum = addUp(rows.map(({ value }) => value))
  return (
    !one.isPlace &&
    rows.length > 1 &&
    one.value === sum &&
    one.name.length > 1 &&
    rows.every(({ name, isPlace }) => !isPlace && name !== one.name && name.endsWith(one.name))
  )
}

/** The row that sums the others up. */
export function isTotalOf(one: RowShape, row: RowShape): boolean {
  if (one.isPlace || (!row.isPlace && one.name !== '') || one.value < row.value) return false
  const columns = row.isPlace && one.name !== '' ? [one.name, ...one.columns.slice(1)] : one.columns
  return (
    columns.length >= 1 &&
    columns.every(
      (words, at) =>
        words === row.columns[at] ||
        (at === 0 && (words === '' || isCalledMore(words, row.columns[at] ?? ''))),
    )
  )
}
