// Step: storage. Figures: from rows to nouns, with what a person set about them; a row keeps what was read beside it.

import type { Row } from '#adapters/sqlite/database/guarded-statement.ts'
import type { Database } from '#adapters/sqlite/database/open-database.ts'
import { type ChangedFigures, changeFigures, nameFigure } from '#domain/corrections/change-figures.ts'
import type {
  FigureChange,
  FigureCorrection,
  UnusedCorrection,
} from '#domain/corrections/figure-correction.ts'
import type { Figure } from '#domain/figure.ts'
import type { Warning } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { parseStored } from '../database/database-errors.ts'
import type { RowFilter } from '../row-filter.ts'

const parse = <T>(value: unknown): T => parseStored<T>(value, 'library.db')

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
  const byReport = new Map<number, Row[]>()
  for (const row of rows) {
    const own = byReport.get(Number(row.report))
    if (own) own.push(row)
    else byReport.set(Number(row.report), [row])
  }
  return [...byReport].flatMap(([report, own]) => readRows(report, own).figures)
}

/** Of one report, whoever may see it. */
export function readChanged(database: Database, report: number): ChangedFigures {
  return readRows(report, listRows(database, report))
}

/** As they were read. */
export function readFigures(database: Database, report: number): readonly Figure[] {
  return listRows(database, report).map(readFigure)
}

function listRows(database: Database, report: number): readonly Row[] {
  return database.all('SELECT * FROM figure WHERE report = ? ORDER BY position', [report])
}

function readRows(report: number, rows: readonly Row[]): ChangedFigures {
  const changes = new Map<number, FigureChange>()
  rows.forEach(({ change }, index) => {
    if (change !== null) changes.set(index, parse<FigureChange>(change))
  })
  const figures = rows.map(readFigure)
  const isNamed = rows.every(({ id }) => id !== null)
  const names = isNamed ? { ids: rows.map(({ id }) => String(id)) } : {}
  return changeFigures({ reportId: report, figures, ...names }, changes)
}

export function readFigure(row: Row): Figure {
  const figure = parse<Figure>(row.figure)
  // Stored before rows had places of their own: it has no such key.
  return { ...figure, rowPlace: figure.rowPlace ?? null }
}

/** From the column of a report's row. */
export function readUnused(report: number, column: unknown): readonly UnusedCorrection[] {
  return parse<readonly FigureCorrection[]>(column).map((one) => ({
    ...one,
    id: nameFigure(report, one.anchor),
  }))
}

/** Each as a warning of the report. */
export function warnUnused(unused: readonly UnusedCorrection[]): readonly Warning[] {
  return unused.map(({ anchor: { raw, quote } }) => ({
    rule: 'figure-correction',
    text: `对“${quote}”里的${raw}作过更正，现在的正文里没有这个数，更正没有用上`,
    where: null,
  }))
}
