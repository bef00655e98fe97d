// Step: storage. A file that lies beside a row of the journal.
import { sql } from 'kysely'
import type { Statements } from '#adapters/postgres/database/open-postgres.ts'

/** Null when there is none. */
export async function readBytes(
  statements: Statements,
  table: 'find_file' | 'outbox_file',
  key: string,
): Promise<Uint8Array | null> {
  const row = await statements.get(sql`SELECT bytes FROM ${sql.table(table)} WHERE key = ${key}`)
  return row?.bytes instanceof Uint8Array ? new Uint8Array(row.bytes) : null
}
