// Step of reading a brief: the heads of a table -> which columns say when or remark something, and what its rows are.
import type { TableWords } from '#domain/prompt-book.ts'

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

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}
