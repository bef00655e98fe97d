// Step of reading a brief: the heads of a table -> which columns say when or remark something, and what its rows are.
import type { TableWords } from '#domain/prompt-book.ts'
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

/** Both ends with it. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}
