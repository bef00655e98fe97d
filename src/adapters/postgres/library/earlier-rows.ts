// Step: storage. Originals: which one a report was read from, and which ones before.
import { sql } from 'kysely'
import type { Statements } from '#adapters/postgres/database/open-postgres.ts'
import type { EarlierVersion, ReportSource } from '#domain/stored-report.ts'
import { listSources } from './read-reports.ts'

/** Notes that what lay at `source` no longer is what `report` is read from. */
export async function putEarlier(
  statements: Statements,
  report: number,
  { location, file, hash }: ReportSource,
): Promise<void> {
  await statements.run(sql`INSERT INTO earlier (report, location, file, hash, replaced_at)
    VALUES (${report}, ${location}, ${file}, ${hash}, ${new Date().toISOString()})
    ON CONFLICT (report, hash, location) DO UPDATE SET replaced_at = excluded.replaced_at`)
}

/** What `report` was read from becomes earlier, unless the same original comes again. */
export async function replaceOrigin(statements: Statements, report: number, hash: string): Promise<void> {
  for (const origin of await listOrigins(statements, report))
    if (origin.hash !== hash) await putEarlier(statements, report, origin)
  await statements.run(sql`DELETE FROM earlier WHERE report = ${report} AND hash = ${hash}`)
}

/** Newest first. */
export async function listEarlier(
  statements: Statements,
  report: number,
): Promise<readonly EarlierVersion[]> {
  const rows = await statements.all(
    sql`SELECT * FROM earlier WHERE report = ${report} ORDER BY replaced_at DESC, seq DESC`,
  )
  return rows.map((row) => ({
    location: String(row.location),
    file: String(row.file),
    hash: String(row.hash),
    replacedAt: String(row.replaced_at),
  }))
}

/** Where the text was read from. */
export async function listOrigins(statements: Statements, report: number): Promise<readonly ReportSource[]> {
  const row = await statements.get(sql`SELECT origin FROM report WHERE id = ${report}`)
  const sources = await listSources(statements, report)
  if (!row || row.origin === null) return sources
  const all: readonly ReportSource[] = [...sources, ...(await listEarlier(statements, report))]
  return all.filter(({ hash }) => hash === row.origin)
}

/** The originals of a report that goes become earlier versions of the one that stands in its place. */
export async function leaveOriginals(statements: Statements, report: number, heir: number): Promise<void> {
  const all = [...(await listEarlier(statements, report)), ...(await listSources(statements, report))]
  for (const source of all) await putEarlier(statements, heir, source)
}

/** Hashes of every original that a report has or had. */
export async function listHashes(statements: Statements, report: number): Promise<readonly string[]> {
  const all = [...(await listSources(statements, report)), ...(await listEarlier(statements, report))]
  return [...new Set(all.map(({ hash }) => hash))]
}
