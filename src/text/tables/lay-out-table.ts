// Step: a table as stored -> its cells, each with its span, the header above it, the name of its row and the unit that
// header, row, 单位 column or caption give it.
import type { Span } from '#domain/span.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'
import type { CleanedTable } from './cleaned-table.ts'

export interface TableCell extends Span {
  readonly text: string
  readonly column: number
  /** Of the header rows above it, without a unit; empty where the table has none or the cell names itself. */
  readonly header: string
  /** The nearest words to its left; those of the row above where cells were merged. */
  readonly label: string
  /** The words further left. */
  readonly group: string
  /** As given outside the cell: 万元, 件; empty when nothing gives one. */
  readonly unit: string
  readonly row: Span
}

const numeric = /^[约近超逾≥>不少于]{0,3}\s?[-−+]?[\d,.]+/
/** Columns whose numbers count nothing. */
const uncounted = /^(?:序号|编号|排名|名次|位次|年份|年度|日期|时间|电话|联系电话|邮编|代码|文号|备注|No\.?)$/
const unitColumn = /^(?:计量)?单位$/
const unitWords = /\(\s?(?:单位[::]?)?\s?([^()\d]{1,6})\s?\)\s?$/
const captionUnit = /单位[::]\s?([一-龥%/]{1,6})/

/** The numeric cells of a table in text order. */
export function layOutTable(text: string, table: CleanedTable): TableCell[] {
  const rows = placeCells(table)
  const headCount = countHeaderRows(table)
  const headers = readHeaders(table, headCount)
  const caption =
    captionUnit.exec(foldWidth(text.slice(Math.max(0, table.start - 60), table.start)))?.[1] ?? ''
  const above: string[] = []
  return rows.slice(headCount).flatMap((cells) => {
    const row = { start: cells[0]?.start ?? table.start, end: cells.at(-1)?.end ?? table.start }
    return cells.flatMap((cell, column) => {
      const words = foldWidth(text.slice(cell.start, cell.end)).trim()
      if (!numeric.test(words)) {
        if (words !== '') above[column] = words
        else if (column > 1) above[column] = ''
        return []
      }
      const head = headers[column] ?? ''
      if (uncounted.test(head) || (column === 0 && cells.length > 2)) return []
      const names = listNames(cells, { text, column, headers, above })
      const label = names.at(-1) ?? ''
      if (label === '' && head === '') return []
      const unitCell = cells[headers.findIndex((one) => unitColumn.test(one))]
      const given = unitCell ? text.slice(unitCell.start, unitCell.end).trim() : ''
      const unit = given || unitWords.exec(head)?.[1] || unitWords.exec(label)?.[1] || caption
      return [
        {
          ...cell,
          text: words,
          column,
          header: head.replace(unitWords, '').trim(),
          label: label.replace(unitWords, '').trim(),
          group: names.slice(0, -1).join(''),
          unit: unit.trim(),
          row,
        },
      ]
    })
  })
}

/** Where each cell stands in the text. */
function placeCells({ rows, start, gap }: CleanedTable): Span[][] {
  let at = start
  return rows.map((row) => {
    const cells = row.map((cell) => {
      const span = { start: at, end: at + cell.length }
      at = span.end + gap.length
      return span
    })
    at += 1 - gap.length
    return cells
  })
}

/** Leading rows without numbers, three at most; none where the first row has numbers beside words (调解纠纷 | 120起). */
function countHeaderRows({ rows }: CleanedTable): number {
  const first = rows
    .slice(0, 3)
    .findIndex((row) => row.some((cell) => numeric.test(cell) && !/^(?:19|20)\d{2}\s?年/.test(cell)))
  return first < 0 ? Math.min(1, rows.length) : first
}

/** The words of all header rows above each column; a merged cell that is repeated counts once. */
function readHeaders({ rows }: CleanedTable, count: number): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, column) =>
    [...new Set(rows.slice(0, count).map((row) => foldWidth(row[column] ?? '').trim()))].join(''),
  )
}

/** Names to the left of a cell, outermost first; without headers only the cell beside it. */
function listNames(
  cells: readonly Span[],
  {
    text,
    column,
    headers,
    above,
  }: { text: string; column: number; headers: readonly string[]; above: readonly string[] },
): string[] {
  const names = cells.slice(0, column).flatMap((cell, index) => {
    const head = headers[index] ?? ''
    if (unitColumn.test(head) || uncounted.test(head)) return []
    const own = foldWidth(text.slice(cell.start, cell.end)).trim()
    const words = own === '' && index < 2 ? (above[index] ?? '') : own
    return words === '' || numeric.test(words) ? [] : [words]
  })
  return headers.every((head) => head === '') ? names.slice(-1) : names
}
