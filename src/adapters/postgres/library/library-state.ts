// Step: storage. What the steps of the library on PostgreSQL share: the server, what is kept in memory beside it, and the order of changes.
import { sql } from 'kysely'
import type { Postgres, Statements } from '#adapters/postgres/database/open-postgres.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import type { EmbedderRow } from './embedder-row.ts'
import type { KeptRows } from './kept-rows.ts'
import type { MemoryIndex } from './memory-index.ts'

export interface LibraryState {
  readonly postgres: Postgres
  readonly segmenter: Segmenter
  /** Null without an encoder: words and bigrams alone. */
  readonly embedder: EmbedderRow | null
  readonly kept: KeptRows
  readonly index: MemoryIndex
}

/**
 * One change of reports at a time, of all replicas: its row of `library` is the lock, and its number tells every reader that
 * something is new. Numbers of passages grow in the order of these changes.
 */
export function changeReports<T>(
  postgres: Postgres,
  work: (statements: Statements, version: number) => Promise<T>,
): Promise<T> {
  return postgres.transaction(async (statements) => {
    const row = await statements.get(sql`UPDATE library SET version = version + 1 RETURNING version`)
    return work(statements, Number(row?.version))
  })
}

/** Tells every index in memory that the passages of a report are others now. */
export async function noteChange(statements: Statements, report: number, version: number): Promise<void> {
  await statements.run(sql`INSERT INTO change (report, version) VALUES (${report}, ${version})
    ON CONFLICT (report) DO UPDATE SET version = excluded.version`)
}

/** Rows that are written at once: PostgreSQL takes 65,535 values in a statement. */
const rowsAtOnce = 500

export async function insertRows(
  statements: Statements,
  table: string,
  { columns, rows }: { readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] },
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)))
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = rows.slice(at, at + rowsAtOnce).map((row) => sql`(${sql.join([...row])})`)
    await statements.run(sql`INSERT INTO ${sql.table(table)} (${names}) VALUES ${sql.join(some)}`)
  }
}
