// Step: storage. Reports, sources, corrections and figures: from rows to nouns.
import {
  hashText,
  joinReport,
  correctMetadata as layOver,
  type ReportParts,
  readPassage,
  readSummary,
} from '#adapters/stored/report-rows.ts'
import type { Place } from '#domain/place.ts'
import type { Visibility } from '#domain/reader.ts'
import type { Passage, ReportMetadata, ReportSummary } from '#domain/report.ts'
import type { MetadataPatch, ReportSource, StoredReport } from '#domain/stored-report.ts'
import { AppError } from '#shared/errors.ts'
import { parseStored } from './database/database-errors.ts'
import type { Database } from './database/open-database.ts'
import { isCounted, readChanged } from './figures/figure-rows.ts'
import type { RowFilter } from './row-filter.ts'
import { isSealedOnce, type SeenSeals } from './seals/seal-report.ts'

/** Throws AppError `storage` where the row was damaged. */
export const parse = <T>(value: unknown): T => parseStored<T>(value, 'library.db')

/** Of these reports, by number. The file that a report is shown under is that of its first source. */
export function readSummaries(
  database: Database,
  ids: readonly number[],
): ReadonlyMap<number, ReportSummary> {
  const rows = database.all(
    `SELECT report.id, metadata, warnings, unused_corrections, counts, is_sample, is_trusted, visible,
       (SELECT file FROM source WHERE source.report = report.id ORDER BY source.rowid LIMIT 1) AS file
     FROM report WHERE report.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  )
  const places = listRowPlaces(database, ids)
  return new Map(
    rows
      .map((row) => readSummary(row, parse))
      .map((one) => [one.id, { ...one, rowPlaces: places.get(one.id) ?? [] }]),
  )
}

/** Places that figures of these reports belong to though the report is another's, each once a report. */
function listRowPlaces(database: Database, ids: readonly number[]): ReadonlyMap<number, readonly Place[]> {
  const rows = database.all(
    `SELECT DISTINCT report, json_extract(figure, '$.rowPlace') AS place FROM figure
     WHERE report IN (SELECT value FROM json_each(?)) AND ${isCounted} AND figure LIKE '%"rowPlace":{%'`,
    [JSON.stringify(ids)],
  )
  const places = new Map<number, Place[]>()
  for (const row of rows.filter(({ place }) => place !== null)) {
    const id = Number(row.report)
    places.set(id, [...(places.get(id) ?? []), parse<Place>(row.place)])
  }
  return places
}

/** Null when there is no such report. Throws AppError `storage` when its text is not what was stored. */
export function readStoredReport(database: Database, id: number, filter: RowFilter): StoredReport | null {
  if (
    !database.get(`SELECT id FROM report WHERE id = ? AND id IN (${filter.reports})`, [id, ...filter.values])
  )
    return null
  const { figures, dropped } = readChanged(database, id)
  const passages = listPassagesOf(database, id)
  const parts = {
    figures: () => figures,
    dropped: () => dropped,
    passages: () => passages,
    seen: new Map(),
  }
  const report = openReport(database, id, parts)
  return report && { ...report, summary: { ...report.summary } }
}

/** Whoever may see it: the caller has looked. `parts` are read when they are looked at. Errors as above. */
export function openReport(
  database: Database,
  id: number,
  { seen, ...parts }: ReportParts & { readonly seen: SeenSeals },
): StoredReport | null {
  const row = database.get('SELECT * FROM report WHERE id = ?', [id])
  if (!row) return null
  if (hashText(String(row.text)) !== row.text_hash) throw damagedReport(id)
  if (!isSealedOnce(database, row, seen)) throw damagedReport(id)
  return joinReport(row, { sources: listSources(database, id), parts, parse })
}

/** In order. */
export function listPassagesOf(database: Database, report: number): readonly Passage[] {
  return database
    .all('SELECT * FROM passage WHERE report = ? ORDER BY id', [report])
    .map((row) => readPassage(row, parse))
}

function damagedReport(id: number): AppError {
  return new AppError('storage', `第 ${id} 号报告与存入时不一致，数据库文件可能已损坏。`, {
    fix: '用 antou restore 恢复最近的备份，或删除这份报告后重新加入。',
  })
}

/** Passages by id, whoever may see them, each with its report; an id without a row is left out. */
export function readPassages(
  database: Database,
  ids: readonly number[],
): ReadonlyMap<number, { readonly reportId: number; readonly passage: Passage }> {
  const rows = database.all(
    `SELECT id, report, start, end, part, path, heading, sentences, text FROM passage
     WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  )
  return new Map(
    rows.map((row) => [Number(row.id), { reportId: Number(row.report), passage: readPassage(row, parse) }]),
  )
}

export function listSources(database: Database, report: number): readonly ReportSource[] {
  const rows = database.all('SELECT location, file, hash FROM source WHERE report = ? ORDER BY rowid', [
    report,
  ])
  return rows.map((row) => ({
    location: String(row.location),
    file: String(row.file),
    hash: String(row.hash),
  }))
}

/** What was read, with what a person set by hand at any of these locations. */
export function correctMetadata(
  database: Database,
  read: ReportMetadata,
  locations: readonly string[],
): ReportMetadata {
  const rows = database.all(
    'SELECT patch FROM correction WHERE location IN (SELECT value FROM json_each(?))',
    [JSON.stringify(locations)],
  )
  return layOver(
    read,
    rows.map((row) => parse<MetadataPatch>(row.patch)),
  )
}

/** Who may see it, as a person set it at any of these locations; null where nobody did. */
export function readSetVisibility(database: Database, locations: readonly string[]): Visibility | null {
  const row = database.get(
    `SELECT json_extract(patch, '$.visible') AS visible FROM correction
     WHERE location IN (SELECT value FROM json_each(?)) AND json_extract(patch, '$.visible') IS NOT NULL
     ORDER BY location LIMIT 1`,
    [JSON.stringify(locations)],
  )
  return row && (String(row.visible) as Visibility)
}
