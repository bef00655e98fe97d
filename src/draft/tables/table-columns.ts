// Step of reading a brief: the heads of a table -> which columns say when or remark something, and what its rows are.

import type { TableWords } from '#domain/prompt-book.ts'
import { groupBy } from '#shared/group-by.ts'
import type { GridNumber } from '#text/tables/lay-out-grid.ts'

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
  return findColumns(
    rows,
    headers,
    (cell) => remarks.includes(cell.replace(/\s/g, '')) && /备注|说明|注|情况/.test(cell),
  )
}

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

const placeHead = /^(?:村|社区|村居|村社区|行政村|网格|乡镇|镇街|街道|单位|科室|部门|站所|办所)(?:名称|名)?$/

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
