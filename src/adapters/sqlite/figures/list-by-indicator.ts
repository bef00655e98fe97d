// Step: storage. Counts and rates of an indicator over all reports that a reader may see: read when it is asked for, kept until the library changes.
import type { Database } from '#adapters/sqlite/database/open-database.ts'
import type { LibraryState } from '#adapters/sqlite/library-state.ts'
import type { RowFilter } from '#adapters/sqlite/row-filter.ts'
import { readFigure } from '#adapters/stored/figure-rows.ts'
import { storeFigure } from '#domain/corrections/change-figures.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { listFigureRows, parse } from './figure-rows.ts'
import { unlike } from './read-told.ts'

/** In report order. */
export function listByIndicator(
  { database, kept }: LibraryState,
  filter: RowFilter,
  indicator: string,
): readonly StoredFigure[] {
  return kept.keepFigures(`${indicator} ${JSON.stringify(filter.values)}`, () => {
    const named = [...listPlain(database, filter, indicator), ...listUnlike(database, filter, indicator)]
    const told = named.filter(({ kind }) => kind === 'count' || kind === 'rate')
    return told.sort((one, other) => one.reportId - other.reportId || one.index - other.index)
  })
}

function listUnlike(database: Database, filter: RowFilter, indicator: string): readonly StoredFigure[] {
  const reports = database.all(`SELECT DISTINCT report FROM (${unlike})`).map(({ report }) => Number(report))
  if (reports.length === 0) return []
  return listFigureRows(database, reports, filter).filter((figure) => figure.indicator === indicator)
}

/** Of the other reports, in which every figure is as it was read. */
function listPlain(database: Database, filter: RowFilter, indicator: string): readonly StoredFigure[] {
  const rows = database.all(
    `SELECT report, position, figure, id FROM figure
     WHERE indicator = ? AND report IN (${filter.reports}) AND report NOT IN (${unlike})`,
    [indicator, ...filter.values],
  )
  return rows.map((row) => {
    const figure = readFigure(row, parse)
    const { parent } = figure
    const [reportId, index] = [Number(row.report), Number(row.position)]
    return storeFigure(figure, { parent, reportId, index, id: String(row.id) })
  })
}
