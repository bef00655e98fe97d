// Step: storage. In: a report as read. Out: its rows, its terms and its waiting texts, in one transaction.
import type { ReadReport } from '#domain/report.ts'
import type { ReportSource } from '#domain/stored-report.ts'
import type { StoreRequest } from '#ports/report-store.ts'
import { type IndexedPassage, noteChange, putPassages } from './index-passages.ts'
import type { LibraryState } from './library-state.ts'
import { correctMetadata, hashText, listSources, readSetVisibility } from './report-rows.ts'
import { readOriginalFile, removeOriginal, writeOriginal } from './store-originals.ts'

export interface StoreOutcome {
  readonly id: number
  readonly outcome: 'added' | 'updated'
}

/** Stores a report, or replaces the one of the same location. What another location still shows stays as it was. */
export function storeReport(state: LibraryState, request: StoreRequest): StoreOutcome {
  const { database } = state
  const { source, original } = request
  const hadOriginal = readOriginalFile(state.dataDir, source.hash) !== null
  if (original) writeOriginal(state.dataDir, source.hash, original)
  const stored: IndexedPassage[] = []
  try {
    const { outcome, replaced, lost } = database.transaction(() => {
      const known = findSourceRow(state, source.location)
      const isShared = known !== null && countSources(state, known.reportId) > 1
      const replaced = request.into ?? (known !== null && !isShared ? known.reportId : null)
      if (replaced !== null) deleteContent(state, replaced)
      const id = putReport(state, request, replaced)
      putSource(state, id, source)
      stored.push(...putPassages(state, id, request.report.passages))
      putFigures(state, id, request.report)
      const lost = known && isOrphan(state, known.hash) ? known.hash : null
      const outcome = known || replaced !== null ? 'updated' : 'added'
      return { outcome: { id, outcome } as const, replaced, lost }
    })
    if (lost) removeOriginal(state.dataDir, lost)
    noteChange(state, replaced, stored)
    return outcome
  } catch (error) {
    if (original && !hadOriginal) removeOriginal(state.dataDir, source.hash)
    throw error
  }
}

/** False when there is no such report. Vectors stay: a text that comes back is not encoded again. */
export function removeReport(state: LibraryState, id: number): boolean {
  const { database } = state
  const lost = database.transaction(() => {
    const sources = database.all('SELECT location, hash FROM source WHERE report = ?', [id])
    if (!database.get('SELECT id FROM report WHERE id = ?', [id])) return null
    deleteContent(state, id)
    for (const { location } of sources) {
      database.run('DELETE FROM correction WHERE location = ?', [String(location)])
    }
    database.run('DELETE FROM report WHERE id = ?', [id])
    return sources.map(({ hash }) => String(hash)).filter((hash) => isOrphan(state, hash))
  })
  if (lost === null) return false
  for (const hash of lost) removeOriginal(state.dataDir, hash)
  noteChange(state, id, [])
  return true
}

/** Null when nothing was stored from there. */
export function findSourceRow(
  { database }: LibraryState,
  location: string,
): { readonly reportId: number; readonly hash: string } | null {
  const row = database.get('SELECT report, hash FROM source WHERE location = ?', [location])
  return row && { reportId: Number(row.report), hash: String(row.hash) }
}

export function putSource({ database }: LibraryState, report: number, source: ReportSource): void {
  database.run(
    `INSERT INTO source (location, report, file, hash) VALUES (?, ?, ?, ?)
     ON CONFLICT (location) DO UPDATE SET report = excluded.report, file = excluded.file, hash = excluded.hash`,
    [source.location, report, source.file, source.hash],
  )
}

function countSources({ database }: LibraryState, report: number): number {
  return Number(database.get('SELECT count(*) AS n FROM source WHERE report = ?', [report])?.n)
}

function isOrphan({ database }: LibraryState, hash: string): boolean {
  return database.get('SELECT 1 AS found FROM source WHERE hash = ? LIMIT 1', [hash]) === null
}

function deleteContent({ database }: LibraryState, id: number): void {
  const passages = 'SELECT id FROM passage WHERE report = ?'
  database.run(`DELETE FROM passage_terms WHERE id IN (${passages})`, [id])
  for (const table of ['passage', 'figure', 'pending'])
    database.run(`DELETE FROM ${table} WHERE report = ?`, [id])
}

function putReport(state: LibraryState, { report, source, isSample }: StoreRequest, replaced: number | null) {
  const { database } = state
  const { sections, passages, figures } = report
  const others = replaced === null ? [] : listSources(database, replaced).map(({ location }) => location)
  const locations = [...new Set([...others, source.location])]
  const values = [
    report.text,
    hashText(report.text),
    JSON.stringify(report.metadata),
    JSON.stringify(correctMetadata(database, report.metadata, locations)),
    JSON.stringify(sections),
    JSON.stringify(report.warnings),
    JSON.stringify(report.dropped),
    JSON.stringify({ sections: sections.length, passages: passages.length, figures: figures.length }),
    isSample ? 1 : 0,
    report.isTrusted ? 1 : 0,
    readSetVisibility(database, locations) ?? 'all',
  ]
  const { lastId } = database.run(
    `INSERT INTO report (id, text, text_hash, metadata_read, metadata, sections, warnings, dropped, counts, is_sample, is_trusted, visible)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET text = excluded.text, text_hash = excluded.text_hash,
       metadata_read = excluded.metadata_read, metadata = excluded.metadata, sections = excluded.sections,
       warnings = excluded.warnings, dropped = excluded.dropped, counts = excluded.counts,
       is_sample = excluded.is_sample, is_trusted = excluded.is_trusted, visible = excluded.visible`,
    [replaced, ...values],
  )
  return replaced ?? lastId
}

function putFigures({ database }: LibraryState, report: number, { figures }: ReadReport): void {
  figures.forEach((figure, position) => {
    database.run('INSERT INTO figure (report, position, figure) VALUES (?, ?, ?)', [
      report,
      position,
      JSON.stringify(figure),
    ])
  })
}
