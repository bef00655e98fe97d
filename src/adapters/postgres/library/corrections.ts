// Step: storage. What a person set by hand, kept by the locations of the report: who may see it, its place and year, its figures.
import { sql } from 'kysely'
import type { Statements } from '#adapters/postgres/database/open-postgres.ts'
import { correctMetadata } from '#adapters/stored/report-rows.ts'
import { matchCorrections, mergeChanges, setCorrection } from '#domain/corrections/change-figures.ts'
import type { FigureAnchor, FigureChange, FigureCorrection } from '#domain/corrections/figure-correction.ts'
import type { Visibility } from '#domain/reader.ts'
import type { ReportMetadata } from '#domain/report.ts'
import type { MetadataPatch } from '#domain/stored-report.ts'
import { AppError } from '#shared/errors.ts'
import { insertRows } from './library-state.ts'
import { parse } from './parse-stored.ts'
import { readFigures } from './read-figures.ts'
import { listSources } from './read-reports.ts'

const listLocations = async (statements: Statements, report: number) =>
  (await listSources(statements, report)).map(({ location }) => location)

/** In the order of locations, so that every replica lays them over each other alike. */
async function listPatches(
  statements: Statements,
  locations: readonly string[],
): Promise<readonly MetadataPatch[]> {
  const rows = await statements.all(
    sql`SELECT patch FROM report_correction WHERE location = ANY (${[...locations]}::text[]) ORDER BY location`,
  )
  return rows.map(({ patch }) => parse<MetadataPatch>(patch))
}

/** The metadata as corrected at any of these locations, and who may see it where somebody set that. */
export async function readCorrected(
  statements: Statements,
  read: ReportMetadata,
  locations: readonly string[],
): Promise<{ readonly metadata: ReportMetadata; readonly visible: Visibility | null }> {
  const patches = await listPatches(statements, locations)
  const visible = patches.find((patch) => patch.visible !== undefined)?.visible ?? null
  return { metadata: correctMetadata(read, patches), visible }
}

export async function setMetadata(
  statements: Statements,
  report: number,
  patch: MetadataPatch,
): Promise<void> {
  await requireReport(statements, report)
  for (const location of await listLocations(statements, report)) {
    const [known = {}] = await listPatches(statements, [location])
    const merged = JSON.stringify({ ...known, ...patch })
    await statements.run(sql`INSERT INTO report_correction (location, patch) VALUES (${location}, ${merged})
      ON CONFLICT (location) DO UPDATE SET patch = excluded.patch`)
  }
  await correctReport(statements, report)
}

export async function correctReport(statements: Statements, report: number): Promise<void> {
  const row = await statements.get(sql`SELECT metadata_read FROM report WHERE id = ${report}`)
  const locations = await listLocations(statements, report)
  const { metadata, visible } = await readCorrected(statements, parse(row?.metadata_read), locations)
  await statements.run(sql`UPDATE report SET metadata = ${JSON.stringify(metadata)},
    visible = coalesce(${visible}::text, visible) WHERE id = ${report}`)
  await applyCorrections(statements, report, locations)
}

export async function requireReport(statements: Statements, report: number): Promise<void> {
  if (await statements.get(sql`SELECT id FROM report WHERE id = ${report}`)) return
  throw new AppError('input', `没有第 ${report} 号报告。`, { fix: '用 antou reports 查看编号。' })
}

/** False where the report has no such figure and no correction that waits for it. Null takes back what was set. */
export async function setFigure(
  statements: Statements,
  report: number,
  set: { readonly id: string; readonly change: FigureChange | null },
): Promise<boolean> {
  const locations = await listLocations(statements, report)
  const figures = await readFigures(statements, report)
  const next = setCorrection(await listCorrections(statements, locations), { report, figures, ...set })
  if (next === null) return false
  for (const location of locations) {
    await forgetFigures(statements, location)
    const rows = next.map(({ anchor, change }) => [location, JSON.stringify(anchor), JSON.stringify(change)])
    await insertRows(statements, 'figure_correction', { columns: ['location', 'anchor', 'change'], rows })
  }
  await applyCorrections(statements, report, locations)
  return true
}

/** Marks the rows of a report with what was set at any of these locations, and counts what is left. */
export async function applyCorrections(
  statements: Statements,
  report: number,
  locations: readonly string[],
): Promise<void> {
  const figures = await readFigures(statements, report)
  const { matched, unused } = matchCorrections(figures, await listCorrections(statements, locations))
  await statements.run(
    sql`UPDATE figure SET change = NULL, is_dropped = false WHERE report = ${report} AND change IS NOT NULL`,
  )
  let dropped = 0
  for (const [position, corrections] of matched) {
    const change = mergeChanges(corrections)
    if (change.isDropped) dropped++
    await statements.run(sql`UPDATE figure SET change = ${JSON.stringify(change)},
      is_dropped = ${change.isDropped === true} WHERE report = ${report} AND position = ${position}`)
  }
  const row = await statements.get(sql`SELECT counts FROM report WHERE id = ${report}`)
  const counts = { ...parse<object>(row?.counts), figures: figures.length - dropped }
  await statements.run(sql`UPDATE report SET counts = ${JSON.stringify(counts)},
    unused_corrections = ${JSON.stringify(unused)} WHERE id = ${report}`)
}

async function listCorrections(
  statements: Statements,
  locations: readonly string[],
): Promise<readonly FigureCorrection[]> {
  const rows = await statements.all(sql`SELECT anchor, change FROM figure_correction
    WHERE location = ANY (${[...locations]}::text[]) GROUP BY anchor, change ORDER BY min(seq)`)
  return rows.map((row) => ({
    anchor: parse<FigureAnchor>(row.anchor),
    change: parse<FigureChange>(row.change),
  }))
}

/** Of the file that was there: another report at the location has numbers of its own. */
async function forgetFigures(statements: Statements, location: string): Promise<void> {
  await statements.run(sql`DELETE FROM figure_correction WHERE location = ${location}`)
}

/** Everything that was set, with the report. */
export async function dropCorrections(statements: Statements, location: string): Promise<void> {
  await forgetFigures(statements, location)
  await statements.run(sql`DELETE FROM report_correction WHERE location = ${location}`)
}

/** Who may see it stays: a report that was closed is not opened by another file. */
export async function forgetCorrections(statements: Statements, location: string): Promise<void> {
  const [known] = await listPatches(statements, [location])
  await dropCorrections(statements, location)
  if (known?.visible === undefined) return
  const patch = JSON.stringify({ visible: known.visible })
  await statements.run(sql`INSERT INTO report_correction (location, patch) VALUES (${location}, ${patch})`)
}
