// Step of reading a brief: a table whose rows are years (年度 | 本年新收 | 予以公开) -> the same with a column a year, as tables of two years are read.
import type { BriefTable } from './brief-table.ts'

const head = /^(?:年度?|年份|时间|时段|期间|项目)?$/
const year = /^(?:20\d{2}\s?年?度?|今年|去年|上年|本年度?)$/
const mostYears = 3
const leastColumns = 3

/** Any other table comes back as it is. */
export function turnYears(table: BriefTable): BriefTable {
  const rows = table.rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  const [first, ...years] = rows
  const isTurned =
    first !== undefined &&
    first.length >= leastColumns &&
    head.test((first[0] ?? '').trim()) &&
    years.length >= 2 &&
    years.length <= mostYears &&
    years.every((row) => year.test((row[0] ?? '').trim())) &&
    (table.merges ?? []).length === 0
  if (!isTurned) return table
  const turned = first.map((name, column) => [
    column === 0 ? '项目' : name,
    ...years.map((row) => row[column] ?? ''),
  ])
  const { place: _, ...rest } = table
  return { ...rest, rows: turned }
}
