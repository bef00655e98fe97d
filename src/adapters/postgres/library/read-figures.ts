// Step: storage. Figures on PostgreSQL: from rows to nouns, by report and by indicator, with what a person set about them.
import { sql } from 'kysely'
import type { Query, Statements } from '#adapters/postgres/database/open-postgres.ts'
import { readChangedRows, readFigure, readFiguresOf } from '#adapters/stored/figure-rows.ts'
import { type ChangedFigures, storeFigure } from '#domain/corrections/change-figures.ts'
import type { Figure } from '#domain/figure.ts'
import type { Place } from '#domain/place.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { parse } from './parse-stored.ts'
import type { RowFilter } from './row-filter.ts'

/** Rows of `figure` that count as figures. */
export const isCounted = sql`NOT is_dropped`

/** Of all reports of the filter, in report order. */
export async function listFigureRows(statements: Statements, which: Query): Promise<readonly StoredFigure[]> {
  const rows = await statements.all(
    sql`SELECT * FROM figure WHERE report IN (${which}) ORDER BY report, position`,
  )
  return readFiguresOf(rows, parse)
}

/** By report, whoever may see it; a report without any has an empty list. */
export async function readFiguresByReport(
  statements: Statements,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly StoredFigure[]>> {
  const byReport = new Map<number, StoredFigure[]>(ids.map((id) => [id, []]))
  const figures = await listFigureRows(statements, sql`SELECT unnest(${[...ids]}::int[])`)
  for (const figure of figures) byReport.get(figure.reportId)?.push(figure)
  return byReport
}

/** Of one report, whoever may see it. */
export async function readChanged(statements: Statements, report: number): Promise<ChangedFigures> {
  return readChangedRows(report, await listRows(statements, report), parse)
}

/** As they were read. */
export async function readFigures(statements: Statements, report: number): Promise<readonly Figure[]> {
  return (await listRows(statements, report)).map((row) => readFigure(row, parse))
}

function listRows(statements: Statements, report: number) {
  return statements.all(sql`SELECT * FROM figure WHERE report = ${report} ORDER BY position`)
}

/** Places that figures of these reports belong to though the report is another's, each once a report. */
export async function listRowPlaces(
  statements: Statements,
  { reports }: Pick<RowFilter, 'reports'>,
): Promise<ReadonlyMap<number, readonly Place[]>> {
  const rows = await statements.all(sql`SELECT report, row_place, min(position) AS first FROM figure
    WHERE row_place IS NOT NULL AND ${isCounted} AND report IN (${reports})
    GROUP BY report, row_place ORDER BY report, first`)
  const places = new Map<number, Place[]>()
  for (const row of rows) {
    const id = Number(row.report)
    places.set(id, [...(places.get(id) ?? []), parse<Place>(row.row_place)])
  }
  return places
}

/** Counts and rates of an indicator, in report order. */
export async function listByIndicator(
  statements: Statements,
  { reports }: RowFilter,
  indicator: string,
): Promise<readonly StoredFigure[]> {
  const plain = await statements.all(sql`SELECT report, position, figure, id FROM figure
    WHERE indicator = ${indicator} AND report IN (${reports}) AND NOT report IN (${unlike})`)
  // Reports in which a person set something are read whole: a figure may have got this indicator, or lost it.
  const changed = await listFigureRows(
    statements,
    sql`SELECT report FROM (${unlike}) AS changed WHERE report IN (${reports})`,
  )
  const named = [
    ...plain.map((row) => {
      const figure = readFigure(row, parse)
      const [reportId, index] = [Number(row.report), Number(row.position)]
      return storeFigure(figure, { parent: figure.parent, reportId, index, id: String(row.id) })
    }),
    ...changed.filter((figure) => figure.indicator === indicator),
  ]
  return named
    .filter(({ kind }) => kind === 'count' || kind === 'rate')
    .sort((one, other) => one.reportId - other.reportId || one.index - other.index)
}

/** By report, of which indicators it tells a count or a rate, each once; every one of these reports has an entry. */
export async function readTold(
  statements: Statements,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const told = new Map(ids.map((id) => [id, new Set<string>()]))
  const plain = await statements.all(sql`SELECT DISTINCT report, indicator FROM figure
    WHERE report = ANY (${[...ids]}::int[]) AND kind IN ('count', 'rate') AND NOT report IN (${unlike})`)
  for (const { report, indicator } of plain) told.get(Number(report))?.add(String(indicator))
  const changed = await listFigureRows(
    statements,
    sql`SELECT report FROM (${unlike}) AS changed WHERE report = ANY (${[...ids]}::int[])`,
  )
  for (const { reportId, indicator, kind } of changed)
    if (kind === 'count' || kind === 'rate') told.get(reportId)?.add(indicator)
  return new Map(Array.from(told, ([id, names]) => [id, [...names]]))
}

const unlike = sql`SELECT report FROM figure WHERE change IS NOT NULL`
