// Step: one indicator's rows -> the same in the order of a column that was asked for; rows without a number in it stand last, as they were.
import type { ComparisonRow } from '#domain/comparison.ts'

/** A year, largest number first; or 地区. Null: the own township first, then those that tell something. */
export type ColumnOrder = number | 'place' | null

const collator = new Intl.Collator('zh')

/** The one number of the whole place; null for none, or only parts of it. */
function wholeValue(row: ComparisonRow, year: number): number | null {
  const figures = row.cells.find((cell) => cell.year === year)?.figures ?? []
  const whole = figures.filter(({ channel }) => channel === null)
  return whole.length === 1 ? whole[0]!.value : null
}

export function sortRows(rows: readonly ComparisonRow[], order: ColumnOrder): readonly ComparisonRow[] {
  if (order === null) return rows
  if (order === 'place') return [...rows].sort((a, b) => collator.compare(a.place, b.place))
  return [...rows].sort((a, b) => {
    const [one, other] = [wholeValue(a, order), wholeValue(b, order)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return other - one
  })
}
