// Step: storage. What every question reads of the same reports, sections and figures: parsed once, kept until the library changes.
import type { Section } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { Database } from './database/open-database.ts'
import { listFigureRows } from './figures/figure-rows.ts'
import { parse } from './report-rows.ts'
import { allRows } from './row-filter.ts'

/** Whose asks has already left out what he may not see. */
export interface KeptReports {
  /** By report; a report that is gone has no entry. */
  listSections(reports: readonly number[]): ReadonlyMap<number, readonly Section[]>
  /** In report order. */
  listFigures(reports: readonly number[]): readonly StoredFigure[]
  /** A value that holds until a report changes, computed once. */
  keep<T>(key: string, compute: () => T): T
  /** To be called after each change of a report by this connection. */
  forget(): void
}

/** Reports kept, those read last: about 60 KB each with a hundred figures. */
const mostKept = 300

/** Changes by another connection are seen at the next reading. */
export function keepReports(database: Database): KeptReports {
  const sections = new Map<number, readonly Section[]>()
  const figures = new Map<number, readonly StoredFigure[]>()
  const values = new Map<string, unknown>()
  let version = database.version()
  const forget = (): void => {
    sections.clear()
    figures.clear()
    values.clear()
  }
  const forgetOld = (): void => {
    const now = database.version()
    if (now !== version) forget()
    version = now
  }
  return {
    listSections: (reports) => {
      forgetOld()
      return takeKept(sections, reports, (missing) => readSections(database, missing))
    },
    listFigures: (reports) => {
      forgetOld()
      const found = takeKept(figures, reports, (missing) => readFigures(database, missing))
      return [...found.keys()].sort((a, b) => a - b).flatMap((id) => found.get(id) ?? [])
    },
    keep: <T>(key: string, compute: () => T): T => {
      forgetOld()
      if (!values.has(key)) {
        if (values.size >= mostKept) values.clear()
        values.set(key, compute())
      }
      return values.get(key) as T
    },
    forget,
  }
}

function takeKept<T>(
  kept: Map<number, T>,
  ids: readonly number[],
  read: (missing: readonly number[]) => ReadonlyMap<number, T>,
): ReadonlyMap<number, T> {
  const missing = ids.filter((id) => !kept.has(id))
  const fresh = missing.length > 0 ? read(missing) : new Map<number, T>()
  const found = new Map<number, T>()
  for (const id of ids) {
    const value = kept.get(id) ?? fresh.get(id)
    if (value !== undefined) found.set(id, value)
  }
  for (const [id, value] of found) {
    kept.delete(id)
    kept.set(id, value)
  }
  for (const id of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(id)
  }
  return found
}

function readSections(database: Database, ids: readonly number[]): ReadonlyMap<number, readonly Section[]> {
  const rows = database.all('SELECT id, sections FROM report WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(ids),
  ])
  return new Map(rows.map((row) => [Number(row.id), parse<readonly Section[]>(row.sections)]))
}

function readFigures(
  database: Database,
  ids: readonly number[],
): ReadonlyMap<number, readonly StoredFigure[]> {
  const byReport = new Map<number, StoredFigure[]>(ids.map((id) => [id, []]))
  for (const figure of listFigureRows(database, ids, allRows)) byReport.get(figure.reportId)?.push(figure)
  return byReport
}
