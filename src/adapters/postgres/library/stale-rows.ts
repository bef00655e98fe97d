// Step: storage. Stamps: which reports were read by other rules or tables, and a new reading in the place of the old one.
import { sql } from 'kysely'
import type { Row, Statements } from '#adapters/postgres/database/open-postgres.ts'
import { isSamePassages } from '#adapters/stored/report-rows.ts'
import type { ReadReport, Warning } from '#domain/report.ts'
import type { ReadingAgain } from '#ports/report-store.ts'
import { cutPassages } from './index-passages.ts'
import { changeReports } from './library-state.ts'
import { parse } from './parse-stored.ts'
import { readFigures } from './read-figures.ts'
import { listPassagesOf, listSources } from './read-reports.ts'
import { type Deps, putContent } from './store-report.ts'

/** Numbers of reports that carry another stamp, or none. */
export async function listStale(
  statements: Statements,
  stamp: string,
  limit: number | null,
): Promise<readonly number[]> {
  const rows = await statements.all(
    sql`SELECT id FROM report WHERE stamp IS DISTINCT FROM ${stamp} ORDER BY id LIMIT ${limit}::bigint`,
  )
  return rows.map(({ id }) => Number(id))
}

/** Writes what the new reading changed; only the stamp where it says the same. */
export function storeAgain(
  deps: Deps,
  id: number,
  { report, stamp, hash }: ReadingAgain,
): Promise<'updated' | 'unchanged'> {
  const cut = cutPassages(report.passages, deps.segmenter)
  return changeReports(deps.postgres, async (statements, version) => {
    const row = await statements.get(sql`SELECT * FROM report WHERE id = ${id}`)
    if (!row || (row.origin !== null && row.origin !== hash)) return 'unchanged'
    const isSame = await readsSame(statements, row, report)
    const locations = (await listSources(statements, id)).map(({ location }) => location)
    if (!isSame) await putContent(statements, { report, cut, locations, replaced: id, version }, deps)
    await statements.run(sql`UPDATE report SET stamp = ${stamp}, origin = ${hash} WHERE id = ${id}`)
    return isSame ? 'unchanged' : 'updated'
  })
}

async function readsSame(statements: Statements, row: Row, report: ReadReport): Promise<boolean> {
  const { text, metadata, sections, warnings, dropped, isTrusted, passages, figures } = report
  const stored = [row.text, row.metadata_read, row.sections, row.warnings, row.dropped, row.is_trusted]
  const parts = [metadata, sections, warnings, dropped].map((part) => JSON.stringify(part))
  const read = [text, ...parts, isTrusted ? 1 : 0]
  if (!stored.every((part, at) => part === read[at])) return false
  const id = Number(row.id)
  if (!isSamePassages(await listPassagesOf(statements, id), passages)) return false
  return JSON.stringify(await readFigures(statements, id)) === JSON.stringify(figures)
}

/** Stamped, so that it is not tried again and again; the warning takes the place of one of the same rule. */
export function keepReading(
  { postgres }: Deps,
  id: number,
  { stamp, warning }: { readonly stamp: string; readonly warning: Warning },
): Promise<void> {
  return changeReports(postgres, async (statements) => {
    const row = await statements.get(sql`SELECT warnings FROM report WHERE id = ${id}`)
    const known = parse<readonly Warning[]>(row?.warnings ?? '[]')
    const warnings = JSON.stringify([...known.filter(({ rule }) => rule !== warning.rule), warning])
    await statements.run(sql`UPDATE report SET stamp = ${stamp}, warnings = ${warnings} WHERE id = ${id}`)
  })
}
