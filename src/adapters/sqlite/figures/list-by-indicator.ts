// Step: storage. Counts and rates by indicator over all reports that a reader may see: read once, kept until the library changes.
import type { LibraryState } from '#adapters/sqlite/library-state.ts'
import type { RowFilter } from '#adapters/sqlite/row-filter.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { listFigureRows } from './figure-rows.ts'

export function listByIndicator(
  { database, kept }: LibraryState,
  filter: RowFilter,
): ReadonlyMap<string, readonly StoredFigure[]> {
  return kept.keep(`figures by indicator ${JSON.stringify(filter.values)}`, () => {
    const found = new Map<string, StoredFigure[]>()
    for (const figure of listFigureRows(database, null, filter)) {
      if (figure.kind !== 'count' && figure.kind !== 'rate') continue
      const own = found.get(figure.indicator)
      if (own) own.push(figure)
      else found.set(figure.indicator, [figure])
    }
    // What a single report counts in its own words is found by search.
    for (const [indicator, own] of found) if (own.length < leastKept) found.delete(indicator)
    return found
  })
}

const leastKept = 3
