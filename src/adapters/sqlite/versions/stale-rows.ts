// Step: storage. Stamps: which reports were read by other rules or tables, and a new reading in the place of the old one.

import type { Row } from '#adapters/sqlite/database/guarded-statement.ts'
import type { Database } from '#adapters/sqlite/database/open-database.ts'
import { sealReport } from '#adapters/sqlite/seals/seal-report.ts'
import type { ReadReport, Warning } from '#domain/report.ts'
import type { ReadingAgain } from '#ports/report-store.ts'
import { readFigures } from '../figures/figure-rows.ts'
import { noteChange } from '../index-passages.ts'
import type { LibraryState } from '../library-state.ts'
import { listSources } from '../report-rows.ts'
import { hasPassages, putContent } from '../store-report.ts'

/** Numbers of reports that carry another stamp, or none. */
export function listStale({ database }: LibraryState, stamp: string, limit = -1): readonly number[] {
  // From the index alone: in the table the stamp lies behind the text.
  const rows = database.all(
    'SELECT id FROM report INDEXED BY report_stamp WHERE stamp IS NOT ? ORDER BY id LIMIT ?',
    [stamp, limit],
  )
  return rows.map(({ id }) => Number(id))
}

/** Writes what the new reading changed; only the stamp where it says the same. */
export function storeAgain(
  state: LibraryState,
  id: number,
  { report, stamp, hash }: ReadingAgain,
): 'updated' | 'unchanged' {
  const { database } = state
  const written = database.transaction(() => {
    const row = database.get('SELECT * FROM report WHERE id = ?', [id])
    if (!row || (row.origin !== null && row.origin !== hash)) return null
    const locations = listSources(database, id).map(({ location }) => location)
    const content = readsSame(database, row, report)
      ? null
      : putContent(state, { report, locations, replaced: id })
    database.run('UPDATE report SET stamp = ?, origin = ? WHERE id = ?', [stamp, hash, id])
    if (content) sealReport(database, id)
    return content
  })
  if (written) noteChange(state, { ...written, touched: [id] })
  return written ? 'updated' : 'unchanged'
}

function readsSame(database: Database, row: Row, report: ReadReport): boolean {
  const { text, metadata, sections, warnings, dropped, isTrusted, passages, figures } = report
  const stored = [row.text, row.metadata_read, row.sections, row.warnings, row.dropped, row.is_trusted]
  const parts = [metadata, sections, warnings, dropped].map((part) => JSON.stringify(part))
  const read = [text, ...parts, isTrusted ? 1 : 0]
  const id = Number(row.id)
  if (!stored.every((part, at) => part === read[at]) || !hasPassages(database, id, passages)) return false
  return JSON.stringify(readFigures(database, id)) === JSON.stringify(figures)
}

/** Stamped, so that it is not tried again and again; the warning takes the place of one of the same rule. */
export function keepReading(
  { database, kept }: LibraryState,
  id: number,
  { stamp, warning }: { readonly stamp: string; readonly warning: Warning },
): void {
  database.transaction(() => {
    const row = database.get('SELECT warnings FROM report WHERE id = ?', [id])
    const others = (JSON.parse(String(row?.warnings ?? '[]')) as Warning[]).filter(
      ({ rule }) => rule !== warning.rule,
    )
    database.run('UPDATE report SET stamp = ?, warnings = ? WHERE id = ?', [
      stamp,
      JSON.stringify([...others, warning]),
      id,
    ])
    sealReport(database, id)
  })
  kept.forget({ reports: [id] })
}
