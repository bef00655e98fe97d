// Step: storage. Figures: from rows to nouns, with what a person set about them; a row keeps what was read beside it.

import type { Row } from '#adapters/sqlite/database/guarded-statement.ts'
import type { Database } from '#adapters/sqlite/database/open-database.ts'
import { readChangedRows, readFigure, readFiguresOf } from '#adapters/stored/figure-rows.ts'
import type { ChangedFigures } from '#domain/corrections/change-figures.ts'
import type { Figure } from '#domain/figure.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { parseStored } from '../database/database-errors.ts'
import type { RowFilter } from '../row-filter.ts'

export const parse = <T>(value: unknown): T => parseStored<T>(value, 'library.db')

/** Rows of `figure` that count as figures. */
export const isCounted = "coalesce(json_extract(change, '$.isDropped'), 0) = 0"

/** Figures of these reports (null: all), in report order. */
export function listFigureRows(
  database: Database,
  reports: readonly number[] | null,
  filter: RowFilter,
): readonly StoredFigure[] {
  // `+` keeps SQLite from going through all reports for a few of them.
  const seen = `SELECT * FROM figure WHERE ${reports ? '+' : ''}report IN (${filter.reports})`
  const rows = reports
    ? database.all(`${seen} AND report IN (SELECT value FROM json_each(?)) ORDER BY report, position`, [
        ...filter.values,
        JSON.stringify(reports),
      ])
    : database.all(`${seen} ORDER BY report, position`, filter.values)
  return readFiguresOf(rows, parse)
}

/** Of one report, whoever may see it. */
export function readChanged(database: Database, report: number): ChangedFigures {
  return readChangedRows(report, listRows(database, report), parse)
}

/** As they were read. */
export function readFigures(database: Database, report: number): readonly Figure[] {
  return listRows(database, report).map((row) => readFigure(row, parse))
}

function listRows(database: Database, report: number): readonly Row[] {
  return database.all('SELECT * FROM figure WHERE report = ? ORDER BY position', [report])
}
