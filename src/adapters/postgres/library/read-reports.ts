// Step: storage. Reports, sources and passages on PostgreSQL: from rows to nouns.
import { sql } from 'kysely'
import type { Statements } from '#adapters/postgres/database/open-postgres.ts'
import { hashText, joinReport, readPassage, readSummary } from '#adapters/stored/report-rows.ts'
import type { Passage, ReportSummary, Section } from '#domain/report.ts'
import type { ReportSource, StoredReport } from '#domain/stored-report.ts'
import { AppError } from '#shared/errors.ts'
import { parse } from './parse-stored.ts'
import { listRowPlaces, readChanged } from './read-figures.ts'
import type { RowFilter } from './row-filter.ts'

/** With the places that rows of their tables speak of. The file that a report is shown under is that of its first source. */
export async function listReportsSeen(
  statements: Statements,
  { reports }: RowFilter,
): Promise<readonly ReportSummary[]> {
  const places = await listRowPlaces(statements, { reports })
  const rows = await statements.all(sql`SELECT id, metadata, warnings, unused_corrections, counts, is_sample,
      is_trusted, visible, (SELECT file FROM report_source WHERE report = report.id ORDER BY seq LIMIT 1) AS file
    FROM report WHERE id IN (${reports}) ORDER BY id`)
  return rows.map((row) => {
    const summary = readSummary(row, parse)
    return { ...summary, rowPlaces: places.get(summary.id) ?? [] }
  })
}

/** Whoever may see it. Null when there is no such report. Throws AppError `storage` when its text is not what was stored. */
export async function readStoredReport(statements: Statements, id: number): Promise<StoredReport | null> {
  const row = await statements.get(sql`SELECT * FROM report WHERE id = ${id}`)
  if (!row) return null
  if (hashText(String(row.text)) !== row.text_hash) throw damagedReport(id)
  const sources = await listSources(statements, id)
  const { figures, dropped } = await readChanged(statements, id)
  const passages = await listPassagesOf(statements, id)
  const parts = { figures: () => figures, dropped: () => dropped, passages: () => passages }
  return joinReport(row, { sources, parts, parse })
}

function damagedReport(id: number): AppError {
  return new AppError('storage', `第 ${id} 号报告与存入时不一致，数据库可能已损坏。`, {
    fix: '按备份恢复数据库（pg_restore），或删除这份报告后重新加入。',
  })
}

/** In order. */
export async function listPassagesOf(statements: Statements, report: number): Promise<readonly Passage[]> {
  const rows = await statements.all(
    sql`SELECT ${passageColumns} FROM passage WHERE report = ${report} ORDER BY id`,
  )
  return rows.map((row) => readPassage(row, parse))
}

/** All but the terms. */
export const passageColumns = sql`passage.id, report, passage.key, start, "end", part, path, heading, sentences, text`

export interface PassageOf {
  readonly reportId: number
  readonly passage: Passage
}

/** Whoever may see them; an id without a row is left out. */
export async function readPassages(
  statements: Statements,
  ids: readonly number[],
): Promise<ReadonlyMap<number, PassageOf>> {
  const rows = await statements.all(
    sql`SELECT ${passageColumns} FROM passage WHERE id = ANY (${[...ids]}::int[])`,
  )
  return new Map(
    rows.map((row) => [Number(row.id), { reportId: Number(row.report), passage: readPassage(row, parse) }]),
  )
}

export async function readSections(
  statements: Statements,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly Section[]>> {
  const rows = await statements.all(sql`SELECT id, sections FROM report WHERE id = ANY (${[...ids]}::int[])`)
  return new Map(rows.map((row) => [Number(row.id), parse<readonly Section[]>(row.sections)]))
}

export async function listSources(statements: Statements, report: number): Promise<readonly ReportSource[]> {
  const rows = await statements.all(
    sql`SELECT location, file, hash FROM report_source WHERE report = ${report} ORDER BY seq`,
  )
  return rows.map((row) => ({
    location: String(row.location),
    file: String(row.file),
    hash: String(row.hash),
  }))
}
