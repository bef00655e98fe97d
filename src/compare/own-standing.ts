// Step of comparing: the own township among its peers, year by year: its rank, and the median of the others. Only whole numbers of a whole year that count the same.
import type { ComparisonRow, Standing } from '#domain/comparison.ts'
import { listOwnYears, rankOf } from './note-numbers.ts'

/** So few others make no middle. */
const leastPeers = 3

/** Of one indicator; a year in which there is nothing to say is absent. */
export function listStandings(rows: readonly ComparisonRow[]): readonly Standing[] {
  return listOwnYears(rows)
    .filter(({ others }) => others.length >= leastPeers)
    .map((among) => ({
      year: among.year,
      rank: rankOf(among),
      of: among.others.length + 1,
      median: findMedian(among.others.map(({ value }) => value)),
      unit: among.mine.unit,
    }))
}

function findMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const median = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
  return Number(median.toFixed(2))
}
