// Step: storage. Reports, sources, corrections and figures: from rows to nouns.
import { createHash } from 'node:crypto'
import { listPlacesOfRows } from '#domain/figure.ts'
import { levelOf, type Place } from '#domain/place.ts'
import type { Visibility } from '#domain/reader.ts'
import {
  emptyMetadata,
  type Passage,
  type ReportMetadata,
  type ReportSummary,
  type SectionPart,
  type Warning,
} from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { MetadataPatch, ReportSource, StoredFigure, StoredReport } from '#domain/stored-report.ts'
import { AppError } from '#shared/errors.ts'
import { parseStored } from './database/database-errors.ts'
import type { Row } from './database/guarded-statement.ts'
import type { Database } from './database/open-database.ts'
import { isCounted, readChanged, readUnused, warnUnused } from './figures/figure-rows.ts'
import type { RowFilter } from './row-filter.ts'
import { isSealedOnce, type SeenSeals } from './seals/seal-report.ts'

/** SHA-256, hex. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

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
    rows.map(readSummary).map((one) => [one.id, { ...one, rowPlaces: places.get(one.id) ?? [] }]),
  )
}

function readSummary(row: Row): ReportSummary {
  const id = Number(row.id)
  const unused = readUnused(id, row.unused_corrections)
  return {
    id,
    file: String(row.file ?? ''),
    metadata: { ...emptyMetadata, ...parse<Partial<ReportMetadata>>(row.metadata) },
    rowPlaces: [],
    isSample: row.is_sample === 1,
    isTrusted: row.is_trusted === 1,
    visible: String(row.visible) as Visibility,
    counts: parse(row.counts),
    warnings: [...parse<readonly Warning[]>(row.warnings), ...warnUnused(unused)],
  }
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

interface ReportParts {
  readonly figures: () => readonly StoredFigure[]
  readonly dropped: () => readonly StoredFigure[]
  readonly passages: () => readonly Passage[]
}

/** Whoever may see it: the caller has looked. `parts` are read when they are looked at. Errors as above. */
export function openReport(
  database: Database,
  id: number,
  { seen, ...parts }: ReportParts & { readonly seen: SeenSeals },
): StoredReport | null {
  const row = database.get('SELECT * FROM report WHERE id = ?', [id])
  if (!row) return null
  const text = String(row.text)
  if (hashText(text) !== row.text_hash) throw damagedReport(id)
  if (!isSealedOnce(database, row, seen)) throw damagedReport(id)
  const sources = listSources(database, id)
  const { rowPlaces: _, ...plain } = readSummary({ ...row, file: sources[0]?.file ?? '' })
  return {
    summary: {
      ...plain,
      get rowPlaces() {
        return listPlacesOfRows(parts.figures())
      },
    },
    sources,
    text,
    metadata: plain.metadata,
    sections: parse(row.sections),
    get passages() {
      return parts.passages()
    },
    get figures() {
      return parts.figures()
    },
    get droppedFigures() {
      return parts.dropped()
    },
    unusedCorrections: readUnused(id, row.unused_corrections),
    warnings: plain.warnings,
    dropped: parse(row.dropped),
    isTrusted: plain.isTrusted,
  }
}

/** In order. */
export function listPassagesOf(database: Database, report: number): readonly Passage[] {
  return database.all('SELECT * FROM passage WHERE report = ? ORDER BY id', [report]).map(readPassage)
}

function damagedReport(id: number): AppError {
  return new AppError('storage', `第 ${id} 号报告与存入时不一致，数据库文件可能已损坏。`, {
    fix: '用 antou restore 恢复最近的备份，或删除这份报告后重新加入。',
  })
}

export function readPassage(row: Row): Passage {
  return {
    start: Number(row.start),
    end: Number(row.end),
    text: String(row.text),
    path: String(row.path),
    heading: String(row.heading),
    part: String(row.part) as SectionPart,
    sentences: parse<readonly number[]>(row.sentences).reduce<Span[]>((spans, value, at, all) => {
      if (at % 2 === 1) spans.push({ start: all[at - 1]!, end: value })
      return spans
    }, []),
  }
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
    rows.map((row) => [Number(row.id), { reportId: Number(row.report), passage: readPassage(row) }]),
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
  const patches = database
    .all('SELECT patch FROM correction WHERE location IN (SELECT value FROM json_each(?))', [
      JSON.stringify(locations),
    ])
    .map((row) => parse<MetadataPatch>(row.patch))
  const { visible: _, ...patch }: MetadataPatch = Object.assign({}, ...patches)
  const byHand = Object.keys(patch).map((field) => [field, { from: 'person', confidence: 1 }])
  const evidence = { ...read.evidence, ...Object.fromEntries(byHand) }
  return { ...read, ...(patch.place ? settlePlace(patch.place, read) : {}), ...patch, evidence }
}

/** Of a place that a person set nothing is inferred, and its own level is the report's, unless that is a department's. */
function settlePlace(place: Place, read: ReportMetadata): Pick<ReportMetadata, 'inferred' | 'level'> {
  return { inferred: [], level: read.level === '部门' ? read.level : levelOf(place) }
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
