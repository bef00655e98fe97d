// Step: a table as stored -> its cells. Of bands under rows across all columns ((一)农业领域 .. (二)城乡建设领域 ..) the
// row at the end that sums up all of them, though it stands in the last one.
import type { TableWords } from '#domain/prompt-book.ts'
import type { Band } from './split-bands.ts'
import type { Grid } from './table-grid.ts'

/** Rows of totals over all bands of one header. */
export function findWholeTotals(grid: Grid, bands: readonly Band[], { totals }: TableWords): Set<number> {
  const firstWord = (row: number) => grid.list(row)[0]?.words.replace(/\s/g, '') ?? ''
  const isSum = (row: number) => totals.includes(firstWord(row))
  const found = new Set<number>()
  for (const group of groupByHeader(bands)) {
    const last = group.at(-1)!
    const row = last.rows.at(-1)
    if (group.length < 2 || row === undefined || !isSum(row)) continue
    const hasTwo = last.rows.slice(0, -1).some(isSum)
    const isOnly = !group.slice(0, -1).some((band) => band.rows.some(isSum))
    if (hasTwo || isOnly) found.add(row)
  }
  return found
}

/** Bands with a row across above them, one after another under one header. */
function groupByHeader(bands: readonly Band[]): Band[][] {
  const groups: Band[][] = []
  for (const band of bands) {
    if (band.title.words === '' || band.rows.length === 0) continue
    const group = groups.at(-1)
    if (group !== undefined && group[0]!.header === band.header) group.push(band)
    else groups.push([band])
  }
  return groups
}
