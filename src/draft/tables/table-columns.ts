// Step of reading a brief: the heads of a table -> which columns say when or remark something, and what its rows are.

import type { TableWords } from '#domain/prompt-book.ts'
import { groupBy } from '#shared/group-by.ts'
import type { GridNumber } from '#text/tables/lay-out-grid.ts'
import { isNothing, isNumber } from '#text/tables/table-value.ts'

interface Heads {
  readonly start: number
  readonly last: number
}

/** Columns of 备注 and 说明: parts of the fact. */
export function findRemarks(
  rows: readonly (readonly string[])[],
  headers: readonly { readonly start: number; readonly last: number }[],
  { remarks, uncounted, unitColumns }: TableWords,
): number[] {
  const named = findColumns(
    rows,
    headers,
    (cell) => remarks.includes(cell.replace(/\s/g, '')) && /备注|说明|注|情况/.test(cell),
  )
  return [...new Set([...findWords(rows, headers, { remarks, uncounted, unitColumns }), ...named])].sort(
    (a, b) => a - b,
  )
}

/** 状态, 处理意见: columns behind all numbers, where words say how each row stands. */
function findWords(
  rows: readonly (readonly string[])[],
  headers: readonly Heads[],
  { remarks, uncounted, unitColumns }: Pick<TableWords, 'remarks' | 'uncounted' | 'unitColumns'>,
): number[] {
  const [only, ...more] = headers
  if (only === undefined || more.length > 0) return []
  const head = rows[only.last] ?? []
  const body = rows.slice(only.last + 1)
  const isCounted = (column: number) =>
    body.some((row) => isNumber(row[column] ?? '') && !saysMore.test(row[column]!))
  const from = head.length - 1 - [...head.keys()].reverse().findIndex(isCounted)
  return range(Math.max(2, from + 1), head.length - 1).filter((column) => {
    const name = (head[column] ?? '').replace(/\s/g, '')
    const known = [...remarks, ...uncounted, ...unitColumns]
    const told = body.map((row) => row[column] ?? '').filter((cell) => cell !== '' && !isNothing(cell))
    return name !== '' && !known.includes(name) && told.some((cell) => /[\u4e00-\u9fff]{2}/.test(cell))
  })
}

/** 2起林权正在测绘 */
const saysMore = /\d[\u4e00-\u9fff]{4,}$/

/** 活动 over the names of its rows; empty for 项目 and the like. */
export function nameKind(
  rows: readonly (readonly string[])[],
  headers: readonly { readonly start: number }[],
  { heads }: TableWords,
): string {
  const first = (rows[headers[0]?.start ?? -1]?.[0] ?? '').replace(/\s/g, '')
  return /^[\u4e00-\u9fff]{2,6}$/.test(first) && !heads.includes(first)
    ? first.replace(/(?:名称|内容)$/, '')
    : ''
}

function findColumns(
  rows: readonly (readonly string[])[],
  headers: readonly { readonly start: number; readonly last: number }[],
  isNamed: (head: string) => boolean,
): number[] {
  const found = headers.flatMap(({ start, last }) =>
    range(start, last).flatMap((row) =>
      (rows[row] ?? []).flatMap((cell, column) => (isNamed(cell) ? [column] : [])),
    ),
  )
  return [...new Set(found)]
}

/** 序号: numbers the rows, and counts nothing. */
export function findSerials(rows: readonly (readonly string[])[], headers: readonly Heads[]): number[] {
  return findColumns(rows, headers, (cell) => serialHead.test(cell.replace(/\s/g, '')))
}

const serialHead = /^(?:序号|编号|行次|栏次)$/

/** Columns that say when. */
export function findTimes(rows: readonly (readonly string[])[], headers: readonly Heads[]): number[] {
  return findColumns(rows, headers, (cell) => /^[\u4e00-\u9fff]{0,2}(?:时间|日期|时段)$/.test(cell))
}

/** 一季度 of 2025年一季度; empty for a whole year. */
export function partOfYear(period: string | null): string {
  return (period ?? '').replace(/^(?:(?:19|20)\d{2}年?度?|[今本去上]年度?)/, '')
}

/** The numbers from one to another. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

/** 来信 | 发放资料, 来访 | 发放资料: the same name of what is counted, under several. */
export function findShared(numbers: readonly GridNumber[]): ReadonlySet<string> {
  const rows = groupBy(
    numbers.filter((one) => outerOf(one) !== ''),
    ({ labels }) => labels.at(-1) ?? '',
  )
  return new Set([...rows].flatMap(([name, own]) => (new Set(own.map(outerOf)).size > 1 ? [name] : [])))
}

/** What a row's name stands under: the name left of it, or the row across and the column of groups. */
export function outerOf({ labels, title }: GridNumber): string {
  return labels.at(-2) ?? title
}

const placeHead =
  /^(?:村|社区|片区|片|村居|村社区|行政村|网格|乡镇|镇街|街道|单位|科室|部门|站所|办所)(?:名称|名)?$/

/** The rows of the head that a row stands under: a sheet may hold one table below the other. */
export function headAbove(
  headers: readonly { readonly start: number; readonly last: number }[],
  row: number,
) {
  const above = headers.findLast(({ last }) => last < row)
  return new Set(above === undefined ? [] : range(above.start, above.last))
}

/** 村 | 排查 | 化解: the first head names places or departments and the next one counts. */
export function isOfPlaces(rows: readonly (readonly string[])[], heads: ReadonlySet<number>): boolean {
  const isName = (cell: string) => cell !== '' && !serialHead.test(cell.replace(/\s/g, ''))
  const first = [...heads].map((row) => (rows[row] ?? []).find(isName) ?? '')
  return first.some((head) => placeHead.test(head.replace(/[()、/\s]/g, '').replace(/^(村)社区$/, '村')))
}
