// Step: storage. What a person set about figures, kept by the locations of the report: found again in each reading, and undone.

import type { Database } from '#adapters/sqlite/database/open-database.ts'
import {
  anchorFigures,
  type MatchedCorrections,
  matchCorrections,
  nameFigure,
  trimChange,
} from '#domain/corrections/change-figures.ts'
import type {
  FigureAnchor,
  FigureChange,
  FigureCorrection,
  UnusedCorrection,
} from '#domain/corrections/figure-correction.ts'
import type { Figure } from '#domain/figure.ts'
import type { Warning } from '#domain/report.ts'
import { listSources, parse } from '../report-rows.ts'
import { readFigures } from './figure-rows.ts'

/** False where the report has no such figure and no correction that waits for it. Null takes back what was set. Runs inside a transaction. */
export function setFigure(
  database: Database,
  report: number,
  { id, change }: { readonly id: string; readonly change: FigureChange | null },
): boolean {
  const locations = listLocations(database, report)
  const figures = readFigures(database, report)
  const found = matchCorrections(figures, listCorrections(database, locations))
  const target = findTarget({ report, id }, figures, found)
  if (!target) return false
  const { anchor, figure, known } = target
  for (const { anchor: former } of known) forgetCorrection(database, locations, former)
  const whole = change && Object.assign({}, ...known.map((one) => one.change), change)
  const kept = figure && whole ? trimChange(figure, whole) : whole
  for (const location of kept ? locations : [])
    database.run('INSERT INTO figure_correction (location, anchor, change) VALUES (?, ?, ?)', [
      location,
      JSON.stringify(anchor),
      JSON.stringify(kept),
    ])
  applyCorrections(database, report, locations)
  return true
}

interface Target {
  readonly anchor: FigureAnchor
  /** Null: the correction waits for a number that is not there. */
  readonly figure: Figure | null
  /** What was set about it before. */
  readonly known: readonly FigureCorrection[]
}

function findTarget(
  { report, id }: { readonly report: number; readonly id: string },
  figures: readonly Figure[],
  { matched, unused }: MatchedCorrections,
): Target | null {
  const anchors = anchorFigures(figures)
  const at = anchors.findIndex((anchor) => nameFigure(report, anchor) === id)
  if (at >= 0) return { anchor: anchors[at]!, figure: figures[at]!, known: matched.get(at) ?? [] }
  const known = unused.filter(({ anchor }) => nameFigure(report, anchor) === id)
  return known[0] ? { anchor: known[0].anchor, figure: null, known } : null
}

function forgetCorrection(database: Database, locations: readonly string[], anchor: FigureAnchor): void {
  for (const location of locations)
    database.run('DELETE FROM figure_correction WHERE location = ? AND anchor = ?', [
      location,
      JSON.stringify(anchor),
    ])
}

/** Marks the rows of a report with what was set at any of these locations, and counts what is left. Runs inside a transaction. */
export function applyCorrections(database: Database, report: number, locations: readonly string[]): void {
  const figures = readFigures(database, report)
  const { matched, unused } = matchCorrections(figures, listCorrections(database, locations))
  database.run('UPDATE figure SET change = NULL WHERE report = ? AND change IS NOT NULL', [report])
  let dropped = 0
  for (const [position, corrections] of matched) {
    const change: FigureChange = Object.assign({}, ...corrections.map((one) => one.change))
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
     GROUP BY anchor, change ORDER BY rowid`,
    [JSON.stringify(locations)],
  )
  return rows.map((row) => ({
    anchor: parse<FigureAnchor>(row.anchor),
    change: parse<FigureChange>(row.change),
  }))
}

function listLocations(database: Database, report: number): readonly string[] {
  return listSources(database, report).map(({ location }) => location)
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
