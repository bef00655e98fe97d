// Step: storage. In: a report as read. Out: its rows, its terms and its waiting texts, with its original, in one transaction.
import { sql } from 'kysely'
import type { Statements } from '#adapters/postgres/database/open-postgres.ts'
import { hashText, isSamePassages } from '#adapters/stored/report-rows.ts'
import { nameFigures } from '#domain/corrections/change-figures.ts'
import type { ReadReport } from '#domain/report.ts'
import type { ReportSource } from '#domain/stored-report.ts'
import type { KnownSource, StoreRequest } from '#ports/report-store.ts'
import { applyCorrections, dropCorrections, forgetCorrections, readCorrected } from './corrections.ts'
import { leaveOriginals, listHashes, putEarlier, replaceOrigin } from './earlier-rows.ts'
import { type CutPassage, cutPassages, putPassages } from './index-passages.ts'
import { changeReports, insertRows, type LibraryState, noteChange } from './library-state.ts'
import { dropOrphans, writeOriginal } from './originals.ts'
import { listPassagesOf, listSources } from './read-reports.ts'

export type Deps = Pick<LibraryState, 'postgres' | 'segmenter' | 'embedder'>

/** Stores a report, or replaces the one of the same location. What another location still shows stays as it was. */
export function storeReport(
  deps: Deps,
  { report, source, original, isSample, stamp, into, isOther = false }: StoreRequest,
): Promise<{ readonly id: number; readonly outcome: 'added' | 'updated' }> {
  const cut = cutPassages(report.passages, deps.segmenter)
  return changeReports(deps.postgres, async (statements, version) => {
    if (original) await writeOriginal(statements, source.hash, original)
    const known = await findSource(statements, source.location)
    const isShared = known !== null && (await listSources(statements, known.reportId)).length > 1
    const replaced = into ?? (known !== null && !isShared ? known.reportId : null)
    if (isOther) await forgetCorrections(statements, source.location)
    if (replaced !== null) await replaceOrigin(statements, replaced, source.hash)
    const others = replaced === null ? [] : await listSources(statements, replaced)
    const locations = [...others.map(({ location }) => location), source.location]
    const id = await putContent(statements, { report, cut, locations, replaced, version }, deps)
    await putSource(statements, id, source)
    await statements.run(sql`UPDATE report SET is_sample = ${isSample ? 1 : 0}, stamp = ${stamp ?? null},
      origin = ${source.hash} WHERE id = ${id}`)
    return { id, outcome: known || replaced !== null ? 'updated' : 'added' }
  })
}

/** False when there is no such report. Vectors stay: a text that comes back is not encoded again. */
export function removeReport(deps: Deps, id: number, heir?: number): Promise<boolean> {
  return changeReports(deps.postgres, async (statements, version) => {
    if (!(await statements.get(sql`SELECT id FROM report WHERE id = ${id}`))) return false
    if (heir !== undefined) await leaveOriginals(statements, id, heir)
    const hashes = await listHashes(statements, id)
    for (const { location } of await listSources(statements, id)) await dropCorrections(statements, location)
    // What belongs to it goes with it.
    await statements.run(sql`DELETE FROM report WHERE id = ${id}`)
    await dropOrphans(statements, hashes)
    await noteChange(statements, id, version)
    return true
  })
}

/** Null when nothing was stored from there. */
export async function findSource(statements: Statements, location: string): Promise<KnownSource | null> {
  const row = await statements.get(sql`SELECT report_source.report, report_source.hash, report.stamp
    FROM report_source JOIN report ON report.id = report_source.report WHERE location = ${location}`)
  if (!row) return null
  return {
    reportId: Number(row.report),
    hash: String(row.hash),
    stamp: row.stamp === null ? null : String(row.stamp),
  }
}

/** What lay there before is kept as an earlier version of the report that it belonged to. */
export async function putSource(
  statements: Statements,
  report: number,
  { location, file, hash }: ReportSource,
): Promise<void> {
  const known = await statements.get(
    sql`SELECT report, file, hash FROM report_source WHERE location = ${location}`,
  )
  if (known && known.hash !== hash) {
    const former = { location, file: String(known.file), hash: String(known.hash) }
    await putEarlier(statements, Number(known.report), former)
  }
  await statements.run(sql`INSERT INTO report_source (location, report, file, hash)
    VALUES (${location}, ${report}, ${file}, ${hash}) ON CONFLICT (location)
    DO UPDATE SET report = excluded.report, file = excluded.file, hash = excluded.hash`)
}

interface Content {
  readonly report: ReadReport
  /** Its passages. */
  readonly cut: readonly CutPassage[]
  /** Of its sources, whose corrections by hand count. */
  readonly locations: readonly string[]
  /** The report whose content goes; null: a new one. */
  readonly replaced: number | null
  /** Of the change that this is part of. */
  readonly version: number
}

/** Writes everything that was read of a report; its number. Passages that are the same stay, with their numbers. */
export async function putContent(statements: Statements, content: Content, deps: Deps): Promise<number> {
  const { report, locations, replaced, version } = content
  const isKept =
    replaced !== null && isSamePassages(await listPassagesOf(statements, replaced), report.passages)
  if (replaced !== null && !isKept)
    for (const table of ['passage', 'pending'])
      await statements.run(sql`DELETE FROM ${sql.table(table)} WHERE report = ${replaced}`)
  const id = await putReport(statements, content)
  if (!isKept) {
    await putPassages(statements, { report: id, passages: content.cut }, deps.embedder)
    await noteChange(statements, id, version)
  }
  await statements.run(sql`DELETE FROM figure WHERE report = ${id}`)
  await putFigures(statements, id, report)
  await applyCorrections(statements, id, locations)
  return id
}

async function putReport(
  statements: Statements,
  { report, locations, replaced }: Pick<Content, 'report' | 'locations' | 'replaced'>,
): Promise<number> {
  const { sections, passages, figures, text } = report
  const present = await statements.get(sql`SELECT visible FROM report WHERE id = ${replaced}::int`)
  const { metadata, visible } = await readCorrected(statements, report.metadata, locations)
  const columns = {
    text,
    text_hash: hashText(text),
    metadata_read: JSON.stringify(report.metadata),
    metadata: JSON.stringify(metadata),
    sections: JSON.stringify(sections),
    warnings: JSON.stringify(report.warnings),
    dropped: JSON.stringify(report.dropped),
    counts: JSON.stringify({
      sections: sections.length,
      passages: passages.length,
      figures: figures.length,
    }),
    is_trusted: report.isTrusted ? 1 : 0,
    visible: visible ?? String(present?.visible ?? 'all'),
  }
  if (replaced !== null && present) {
    const set = sql.join(Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`))
    await statements.run(sql`UPDATE report SET ${set} WHERE id = ${replaced}`)
    return replaced
  }
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)))
  const values = sql.join(Object.values(columns))
  const made = await statements.get(sql`INSERT INTO report (${names}) VALUES (${values}) RETURNING id`)
  return Number(made?.id)
}

async function putFigures(
  statements: Statements,
  report: number,
  { figures }: Pick<ReadReport, 'figures'>,
): Promise<void> {
  const ids = nameFigures(report, figures)
  const rows = figures.map((figure, position) => [
    ...[report, position, JSON.stringify(figure), figure.indicator, figure.kind, ids[position]],
    figure.rowPlace ? JSON.stringify(figure.rowPlace) : null,
  ])
  const columns = ['report', 'position', 'figure', 'indicator', 'kind', 'id', 'row_place']
  await insertRows(statements, 'figure', { columns, rows })
}
