// Step of filling a form: its grid -> the cells that are to be filled in, each with the labels of its row and the heads of its column.
import { findMerge, isCovered } from '#domain/block.ts'
import type { Form } from '#domain/drafting-book.ts'

export interface FormCell {
  readonly row: number
  readonly column: number
  /** Widest first. */
  readonly labels: readonly string[]
  readonly heads: readonly string[]
  /** It takes what is not parted. */
  readonly isTotal: boolean
  /** Its head asks for 万元. */
  readonly isMoney: boolean
}

/** （三）不予公开 -> 不予公开. */
export function bareLabel(label: string): string {
  return label.replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)/, '')
}

/** Rows that hold nothing but heads. */
export function listHeadRows({ rows, merges }: Form): readonly number[] {
  return rows.flatMap((cells, row) =>
    cells.some((cell, column) => cell === '' && !isCovered(merges, row, column)) ? [] : [row],
  )
}

export function readForm(form: Form): readonly FormCell[] {
  const { rows, merges, total } = form
  const headRows = new Set(listHeadRows(form))
  const textAt = (row: number, column: number) => {
    const merge = findMerge(merges, row, column)
    return rows[merge?.row ?? row]?.[merge?.column ?? column] ?? ''
  }
  return rows.flatMap((cells, row) => {
    if (headRows.has(row)) return []
    const blank = (column: number) => cells[column] === '' && !isCovered(merges, row, column)
    const band = headBand(headRows, row)
    const own = cells.map((_, column) => column).filter(blank)
    return own.map((column): FormCell => {
      const heads = unique(band.map((at) => textAt(at, column)))
      const labels = unique(range(column).map((at) => textAt(row, at)))
      const isTotal = own.length === 1 || heads.at(-1) === total
      return { row, column, labels, heads, isTotal, isMoney: heads.some((head) => /万元/.test(head)) }
    })
  })
}

/** The rows of heads right above the row's band. */
function headBand(headRows: ReadonlySet<number>, row: number): number[] {
  let last = row - 1
  while (last >= 0 && !headRows.has(last)) last--
  let first = last
  while (headRows.has(first - 1)) first--
  return last < 0 ? [] : range(last - first + 1).map((at) => first + at)
}

function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at)
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter(Boolean))]
}
