// Step: storage. The rows of who did what: added one by one, also by a command that only reads beside a server.
import { existsSync } from 'node:fs'
import { type Database, openDatabase } from '#adapters/sqlite/database/open-database.ts'
import { encode, parseRow } from '#adapters/stored/record-table.ts'
import { auditRowSchema } from '#domain/journal/audit-row.ts'
import type { Journal } from '#ports/journal.ts'
import { journalMigrations } from './journal-migrations.ts'

const addRow = 'INSERT INTO audit (key, json) VALUES (?, ?)'

/** `path`: of the file, where `database` only reads it; null where it writes. */
export function openAudit(database: Database, path: string | null): Journal['audit'] {
  return {
    append: async (row) => {
      const values = [row.at, encode(auditRowSchema, row)]
      if (path === null) await database.together(() => database.run(addRow, values))
      else if (existsSync(path)) addBeside(path, values)
    },
    list: async ({ since, after, limit }) =>
      database
        .all('SELECT seq, json FROM audit WHERE seq > ? AND key >= ? ORDER BY seq LIMIT ?', [
          after,
          since,
          limit,
        ])
        .flatMap(({ seq, json }) => {
          const row = parseRow(auditRowSchema, json)
          return row === null ? [] : [{ seq: Number(seq), row }]
        }),
  }
}

/** A connection for one row: whoever holds it longer would stand in the way of a restore. */
function addBeside(path: string, values: readonly string[]): void {
  const beside = openDatabase({ path, migrations: journalMigrations })
  try {
    beside.run(addRow, values)
  } finally {
    beside.close()
  }
}
