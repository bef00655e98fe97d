// Step: storage. Sources, what they offered, and the files that wait for a yes (records `sources` and `finds` of the Journal port) on PostgreSQL.
import { sql } from 'kysely'
import type { Postgres } from '#adapters/postgres/database/open-postgres.ts'
import { findTable, sourceTable } from '#adapters/stored/journal-tables.ts'
import type { Journal } from '#ports/journal.ts'
import { openRecords } from './open-records.ts'
import { readBytes } from './read-bytes.ts'

export function openFinds(postgres: Postgres): Pick<Journal, 'sources' | 'finds'> {
  const sources = openRecords(postgres, sourceTable)
  const finds = openRecords(postgres, {
    ...findTable,
    // What no longer waits needs no file.
    onUpdate: async (statements, key, find) => {
      if (find?.state !== 'waiting') await statements.run(sql`DELETE FROM find_file WHERE key = ${key}`)
    },
  })
  return {
    sources: { ...sources, list: () => sources.select(sql`ORDER BY seq`) },
    finds: {
      ...finds,
      list: async ({ source, states, limit }) => {
        const ofSource = source === null ? sql`` : sql`AND source = ${source}`
        const newest = sql`WHERE state = ANY (${[...states]}::text[]) ${ofSource} ORDER BY seq DESC LIMIT ${limit}`
        return [...(await finds.select(newest))].reverse()
      },
      keep: (key, find, bytes) =>
        postgres.transaction(async (statements) => {
          await finds.change(statements, key, () => find)
          await statements.run(sql`INSERT INTO find_file (key, bytes) VALUES (${key}, ${Buffer.from(bytes)})
            ON CONFLICT (key) DO UPDATE SET bytes = excluded.bytes`)
        }),
      readBytes: (key) => readBytes(postgres, 'find_file', key),
      removeOf: (source) =>
        postgres.transaction(async (statements) => {
          await statements.run(
            sql`DELETE FROM find_file WHERE key IN (SELECT key FROM find WHERE source = ${source})`,
          )
          await statements.run(sql`DELETE FROM find WHERE source = ${source}`)
        }),
    },
  }
}
