// Step: storage. In: a report as read. Out: its rows, its terms and its waiting texts, in one transaction.
import { hashText, isSamePassages } from '#adapters/stored/report-rows.ts'
import { nameFigures } from '#domain/corrections/change-figures.ts'
import type { ReadReport } from '#domain/report.ts'
import type { ReportSource } from '#domain/stored-report.ts'
import type { KnownSource, StoreRequest } from '#ports/report-store.ts'
import type { Database } from './database/open-database.ts'
import { applyCorrections, forgetFigures } from './figures/figure-corrections.ts'
import { type IndexedPassage, noteChange, putPassages } from './index-passages.ts'
import type { LibraryState } from './library-state.ts'
import { correctMetadata, listPassagesOf, listSources, readSetVisibility } from './report-rows.ts'
import { sealReport } from './seals/seal-report.ts'
import { readOriginalFile, removeOriginal, writeOriginal } from './store-originals.ts'
import { isOrphan, leaveOriginals, listHashes, putEarlier, replaceOrigin } from './versions/earlier-rows.ts'

export interface StoreOutcome {
  readonly id: number
  readonly outcome: 'added' | 'updated'
}

/** Stores a report, or replaces the one of the same location. What another location still shows stays as it was. */
export function storeReport(state: LibraryState, request: StoreRequest): StoreOutcome {
  const { database } = state
  const { report, source, original, isSample, stamp = null } = request
  const hadOriginal = readOriginalFile(state.dataDir, source.hash) !== null
  if (original) writeOriginal(state.dataDir, source.hash, original)
  try {
    const { outcome, written, former } = database.transaction(() => {
      const known = findSourceRow(state, source.location)
      const isShared = known !== null && countSources(state, known.reportId) > 1
      const replaced = request.into ?? (known !== null && !isShared ? known.reportId : null)
      if (request.isOther) forgetCorrections(database, source.location)
      if (replaced !== null) replaceOrigin(database, replaced, source.hash)
      const others = replaced === null ? [] : listSources(database, replaced).map(({ location }) => location)
      const written = putContent(state, { report, locations: [...others, source.location], replaced })
      putSource(state, written.id, source)
      database.run('UPDATE report SET is_sample = ?, stamp = ?, origin = ? WHERE id = ?', [
        isSample ? 1 : 0,
        stamp,
        source.hash,
        written.id,
      ])
      for (const id of new Set([written.id, known?.reportId ?? written.id])) sealReport(database, id)
      const outcome = known || replaced !== null ? 'updated' : 'added'
      return { outcome: { id: written.id, outcome } as const, written, former: known?.reportId ?? written.id }
    })
    noteChange(state, { ...written, touched: [written.id, former] })
    return outcome
  } catch (error) {
    if (original && !hadOriginal) removeOriginal(state.dataDir, source.hash)
    throw error
  }
}

/** False when there is no such report. Vectors stay: a text that comes back is not encoded again. */
export function removeReport(state: LibraryState, id: number, heir?: number): boolean {
  const { database } = state
  const lost = database.transaction(() => {
    if (!database.get('SELECT id FROM report WHERE id = ?', [id])) return null
    if (heir !== undefined) leaveOriginals(database, id, heir)
    const hashes = listHashes(database, id)
    for (const { location } of listSources(database, id)) {
      database.run('DELETE FROM correction WHERE location = ?', [location])
      forgetFigures(database, location)
    }
    deleteContent(database, id)
    database.run('DELETE FROM report WHERE id = ?', [id])
    return hashes.filter((hash) => isOrphan(database, hash))
  })
  if (lost === null) return false
  for (const hash of lost) removeOriginal(state.dataDir, hash)
  noteChange(state, { removed: id, added: [], touched: [id, heir ?? id] })
  return true
}

/** Null when nothing was stored from there. */
export function findSourceRow({ database }: LibraryState, location: string): KnownSource | null {
  const row = database.get(
    `SELECT source.report, source.hash, report.stamp FROM source JOIN report ON report.id = source.report
     WHERE location = ?`,
    [location],
  )
  if (!row) return null
  return {
    reportId: Number(row.report),
    hash: String(row.hash),
    stamp: row.stamp === null ? null : String(row.stamp),
  }
}

/** What lay there before is kept as an earlier version of the report that it belonged to. */
export function putSource({ database }: LibraryState, report: number, source: ReportSource): void {
  const known = database.get('SELECT report, location, file, hash FROM source WHERE location = ?', [
    source.location,
  ])
  if (known && known.hash !== source.hash) {
    const former = { location: source.location, file: String(known.file), hash: String(known.hash) }
    putEarlier(database, Number(known.report), former)
  }
  database.run(
    `INSERT INTO source (location, report, file, hash) VALUES (?, ?, ?, ?)
     ON CONFLICT (location) DO UPDATE SET report = excluded.report, file = excluded.file, hash = excluded.hash`,
    [source.location, report, source.file, source.hash],
  )
}

function countSources({ database }: LibraryState, report: number): number {
  return Number(database.get('SELECT count(*) AS n FROM source WHERE report = ?', [report])?.n)
}

/** Who may see it stays: a report that was closed is not opened by another file. */
function forgetCorrections(database: Database, location: string): void {
  forgetFigures(database, location)
  database.run(
    `UPDATE correction SET patch = json_object('visible', json_extract(patch, '$.visible'))
     WHERE location = ? AND json_extract(patch, '$.visible') IS NOT NULL`,
    [location],
  )
  database.run("DELETE FROM correction WHERE location = ? AND json_extract(patch, '$.visible') IS NULL", [
    location,
  ])
}

interface Content {
  readonly report: ReadReport
  /** Of its sources, whose corrections by hand count. */
  readonly locations: readonly string[]
  /** The report whose content goes; null: a new one. */
  readonly replaced: number | null
}

/** What the index in memory is told after the commit. */
interface WrittenContent {
  readonly id: number
  readonly removed: number | null
  readonly added: readonly IndexedPassage[]
}

/** Writes everything that was read of a report. Passages that are the same stay, with their numbers. Runs inside a transaction. */
export function putContent(state: LibraryState, { report, locations, replaced }: Content): WrittenContent {
  const { database } = state
  const isKept = replaced !== null && hasPassages(database, replaced, report.passages)
  if (replaced !== null && !isKept) deleteContent(database, replaced)
  const id = putReport(database, { report, locations, replaced })
  const added = isKept ? [] : putPassages(state, id, report.passages)
  database.run('DELETE FROM figure WHERE report = ?', [id])
  putFigures(database, id, report)
  applyCorrections(database, id, locations)
  return { id, removed: isKept ? null : replaced, added }
}

/** Whether these are the passages of a report, as they are stored. */
export function hasPassages(database: Database, report: number, passages: ReadReport['passages']): boolean {
  return isSamePassages(listPassagesOf(database, report), passages)
}

function deleteContent(database: Database, id: number): void {
  const passages = 'SELECT id FROM passage WHERE report = ?'
  database.run(`DELETE FROM passage_terms WHERE id IN (${passages})`, [id])
  for (const table of ['passage', 'figure', 'pending'])
    database.run(`DELETE FROM ${table} WHERE report = ?`, [id])
}

function putReport(database: Database, { report, locations, replaced }: Content): number {
  const { sections, passages, figures } = report
  const present = database.get('SELECT visible FROM report WHERE id = ?', [replaced])?.visible ?? 'all'
  const values = [
    report.text,
    hashText(report.text),
    JSON.stringify(report.metadata),
    JSON.stringify(correctMetadata(database, report.metadata, locations)),
    JSON.stringify(sections),
    JSON.stringify(report.warnings),
    JSON.stringify(report.dropped),
    JSON.stringify({ sections: sections.length, passages: passages.length, figures: figures.length }),
    report.isTrusted ? 1 : 0,
    readSetVisibility(database, locations) ?? String(present),
  ]
  const { lastId } = database.run(
    `INSERT INTO report (id, text, text_hash, metadata_read, metadata, sections, warnings, dropped, counts, is_trusted, visible, is_sample)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
     ON CONFLICT (id) DO UPDATE SET text = excluded.text, text_hash = excluded.text_hash,
       metadata_read = excluded.metadata_read, metadata = excluded.metadata, sections = excluded.sections,
       warnings = excluded.warnings, dropped = excluded.dropped, counts = excluded.counts,
       is_trusted = excluded.is_trusted, visible = excluded.visible`,
    [replaced, ...values],
  )
  return replaced ?? lastId
}

function putFigures(database: Database, report: number, { figures }: ReadReport): void {
  const ids = nameFigures(report, figures)
  figures.forEach((figure, position) => {
    database.run('INSERT INTO figure (report, position, figure, indicator, id) VALUES (?, ?, ?, ?, ?)', [
      report,
      position,
      JSON.stringify(figure),
      figure.indicator,
      ids[position]!,
    ])
  })
}
