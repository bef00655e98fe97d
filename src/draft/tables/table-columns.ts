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
  { remarks }: TableWords,
): number[] {
  const named = findColumns(
    rows,
    headers,
    (cell) => remarks.includes(cell.replace(/\s/g, '')) && /备注|说明|注|情况/.test(cell),
  )
  return named.length > 0 ? named : findLastWords(rows, headers, remarks)
}

/** 状态, 进展: the last column, where words stand behind the numbers and say how each one stands. */
function findLastWords(
  rows: readonly (readonly string[])[],
  headers: readonly Heads[],
  remarks: readonly string[],
): number[] {
  const [only, ...more] = headers
  if (only === undefined || more.length > 0) return []
  const head = rows[only.last] ?? []
  const column = head.length - 1
  const name = (head[column] ?? '').replace(/\s/g, '')
  if (column < 2 || !ofState.test(name) || remarks.includes(name)) return []
  const cells = rows.slice(only.last + 1).map((row) => row[column] ?? '')
  const told = cells.filter((cell) => cell !== '' && !isNothing(cell))
  return told.length > 0 && told.every((cell) => !isNumber(cell) || saysMore.test(cell)) ? [column] : []
}

/** 2起林权正在测绘 */
const saysMore = /\d[\u4e00-\u9fff]{4,}$/
const ofState =
  /^(?:目前|当前|办理|处理|处置|整改|完成|落实|化解|工作|项目)*(?:状态|进展|进度|结果|现状|情况|去向)$/

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

/** Columns that say when. */
export function findTimes(rows: readonly (readonly string[])[], headers: readonly Heads[]): number[] {
  return findColumns(rows, headers, (cell) => /^(?:举办|开展|活动)?(?:时间|日期|时段)$/.test(cell))
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
  const first = [...heads].map((row) => (rows[row] ?? []).find(Boolean) ?? '')
  return first.some((head) => placeHead.test(head.replace(/[()、/\s]/g, '').replace(/^(村)社区$/, '村')))
}
