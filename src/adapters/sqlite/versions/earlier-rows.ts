// Step: storage. Originals: which one a report was read from, which ones before, and whether one is still needed.

import type { Database } from '#adapters/sqlite/database/open-database.ts'
import type { EarlierVersion, ReportSource } from '#domain/stored-report.ts'
import { listSources } from '../report-rows.ts'

/** Notes that what lay at `source` no longer is what `report` is read from. */
export function putEarlier(database: Database, report: number, source: ReportSource): void {
  database.run(
    `INSERT INTO earlier (report, location, file, hash, replaced_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (report, hash, location) DO UPDATE SET replaced_at = excluded.replaced_at`,
    [report, source.location, source.file, source.hash, new Date().toISOString()],
  )
}

/** What `report` was read from becomes earlier, unless the same original comes again. */
export function replaceOrigin(database: Database, report: number, hash: string): void {
  for (const origin of listOrigins(database, report)) {
    if (origin.hash !== hash) putEarlier(database, report, origin)
  }
  database.run('DELETE FROM earlier WHERE report = ? AND hash = ?', [report, hash])
}

/** Newest first. */
export function listEarlier(database: Database, report: number): readonly EarlierVersion[] {
  const rows = database.all('SELECT * FROM earlier WHERE report = ? ORDER BY replaced_at DESC, id DESC', [
    report,
  ])
  return rows.map((row) => ({
    location: String(row.location),
    file: String(row.file),
    hash: String(row.hash),
    replacedAt: String(row.replaced_at),
  }))
}

/** Where the text was read from; every source of a report that was stored before this was noted. */
export function listOrigins(database: Database, report: number): readonly ReportSource[] {
  const row = database.get('SELECT origin FROM report WHERE id = ?', [report])
  const sources = listSources(database, report)
  if (!row || row.origin === null) return sources
  return [...sources, ...listEarlier(database, report)].filter(({ hash }) => hash === row.origin)
}

/** The originals of a report that goes become earlier versions of the one that stands in its place. */
export function leaveOriginals(database: Database, report: number, heir: number): void {
  for (const source of [...listEarlier(database, report), ...listSources(database, report)])
    putEarlier(database, heir, source)
}

/** Hashes of every original that a report has or had. */
export function listHashes(database: Database, report: number): readonly string[] {
  const all = [...listSources(database, report), ...listEarlier(database, report)]
  return [...new Set(all.map(({ hash }) => hash))]
}

/** No report has it, and none had it. */
export function isOrphan(database: Database, hash: string): boolean {
  const uses = ['source', 'earlier'].map((table) => `SELECT 1 AS found FROM ${table} WHERE hash = ?`)
  return database.get(`${uses.join(' UNION ALL ')} LIMIT 1`, [hash, hash]) === null
}
