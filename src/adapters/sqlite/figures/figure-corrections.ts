// Step: storage. What a person set about figures, kept by the locations of the report: found again in each reading, and undone.

import type { Database } from '#adapters/sqlite/database/open-database.ts'
import { matchCorrections, mergeChanges, setCorrection } from '#domain/corrections/change-figures.ts'
import type { FigureAnchor, FigureChange, FigureCorrection } from '#domain/corrections/figure-correction.ts'
import { listSources, parse } from '../report-rows.ts'
import { readFigures } from './figure-rows.ts'

/** False where the report has no such figure and no correction that waits for it. Null takes back what was set. Runs inside a transaction. */
export function setFigure(
  database: Database,
  report: number,
  set: { readonly id: string; readonly change: FigureChange | null },
): boolean {
  const locations = listSources(database, report).map(({ location }) => location)
  const known = listCorrections(database, locations)
  const next = setCorrection(known, { report, figures: readFigures(database, report), ...set })
  if (next === null) return false
  for (const location of locations) {
    forgetFigures(database, location)
    for (const { anchor, change } of next)
      database.run('INSERT INTO figure_correction (location, anchor, change) VALUES (?, ?, ?)', [
        location,
        JSON.stringify(anchor),
        JSON.stringify(change),
      ])
  }
  applyCorrections(database, report, locations)
  return true
}

/** Marks the rows of a report with what was set at any of these locations, and counts what is left. Runs inside a transaction. */
export function applyCorrections(database: Database, report: number, locations: readonly string[]): void {
  const figures = readFigures(database, report)
  const { matched, unused } = matchCorrections(figures, listCorrections(database, locations))
  database.run('UPDATE figure SET change = NULL WHERE report = ? AND change IS NOT NULL', [report])
  let dropped = 0
  for (const [position, corrections] of matched) {
    const change = mergeChanges(corrections)
    if (change.isDropped) dropped++
    database.run('UPDATE figure SET change = ? WHERE report = ? AND position = ?', [
      JSON.stringify(change),
      report,
      position,
    ])
  }
  database.run(
    "UPDATE report SET counts = json_set(counts, '$.figures', ?), unused_corrections = ? WHERE id = ?",
    [figures.length - dropped, JSON.stringify(unused), report],
  )
}

/** Of the file that was there: another report at the location has numbers of its own. */
export function forgetFigures(database: Database, location: string): void {
  database.run('DELETE FROM figure_correction WHERE location = ?', [location])
}

function listCorrections(database: Database, locations: readonly string[]): readonly FigureCorrection[] {
  const rows = database.all(
    `SELECT anchor, change FROM figure_correction WHERE location IN (SELECT value FROM json_each(?))
     GROUP BY anchor, change ORDER BY min(rowid)`,
    [JSON.stringify(locations)],
  )
  return rows.map((row) => ({
    anchor: parse<FigureAnchor>(row.anchor),
    change: parse<FigureChange>(row.change),
  }))
}
