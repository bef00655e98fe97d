// Step of comparing: the own township among its peers, year by year: its rank, and the median of the others. Only whole numbers of a whole year that count the same.
import type { ComparisonCell, ComparisonRow, Standing } from '#domain/comparison.ts'
import { isComparable, readValue } from './note-numbers.ts'
import { readNarrowPeriod } from './note-scope.ts'

/** So few others make no middle. */
const leastPeers = 3

/** Of one indicator; a year in which there is nothing to say is absent. */
export function listStandings(rows: readonly ComparisonRow[]): readonly Standing[] {
  const own = rows.find(({ isOwn }) => isOwn)
  if (own === undefined) return []
  return own.cells.flatMap((cell): readonly Standing[] => {
    const mine = readWhole(cell)
    if (mine === null) return []
    const others = rows.flatMap((row) => {
      const value = row.isOwn ? null : readWhole(row.cells.find(({ year }) => year === cell.year))
      return value !== null && isComparable(mine.unit, value.unit) ? [value.value] : []
    })
    if (others.length < leastPeers) return []
    const rank = 1 + others.filter((value) => value > mine.value).length
    return [{ year: cell.year, rank, of: others.length + 1, median: findMedian(others), unit: mine.unit }]
  })
}

function readWhole(cell: ComparisonCell | undefined) {
  const value = readValue(cell)
  const figure = cell?.figures[0]
  const isPart = figure !== undefined && cell !== undefined && readNarrowPeriod(figure, cell.year) !== null
  return isPart ? null : value
}

function findMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const median = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
  return Number(median.toFixed(2))
}
