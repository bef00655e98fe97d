// Step: storage. Sources, what they offered, and the files that wait for a yes (records `sources` and `finds` of the Journal port).
import type { Database } from '#adapters/sqlite/database/open-database.ts'
import { findTable, sourceTable } from '#adapters/stored/journal-tables.ts'
import type { Journal } from '#ports/journal.ts'
import { openRecords } from './open-records.ts'

export function openFinds(database: Database): Pick<Journal, 'sources' | 'finds'> {
  const sources = openRecords(database, sourceTable)
  const finds = openRecords(database, {
    ...findTable,
    // What no longer waits needs no file.
    onUpdate: (key, find) => {
      if (find?.state !== 'waiting') database.run('DELETE FROM find_file WHERE key = ?', [key])
    },
  })
  return {
    sources: { ...sources, list: async () => sources.select('ORDER BY seq', []) },
    finds: {
      ...finds,
      list: async ({ source, states, limit }) => {
        const marks = states.map(() => '?').join(', ')
        const ofSource = source === null ? '' : ' AND source = ?'
        const values = [...states, ...(source === null ? [] : [source]), limit]
        const where = `WHERE state IN (${marks})${ofSource} ORDER BY seq DESC LIMIT ?`
        return [...finds.select(where, values)].reverse()
      },
      keep: async (key, find, bytes) =>
        database.transaction(() => {
          finds.change(key, () => find)
          database.run(
            'INSERT INTO find_file (key, bytes) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET bytes = excluded.bytes',
            [key, bytes],
          )
        }),
      readBytes: async (key) => {
        const bytes = database.get('SELECT bytes FROM find_file WHERE key = ?', [key])?.bytes
        if (bytes instanceof Uint8Array) return new Uint8Array(bytes)
        return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : null
      },
      removeOf: async (source) =>
        database.transaction(() => {
          database.run('DELETE FROM find_file WHERE key IN (SELECT key FROM find WHERE source = ?)', [source])
          database.run('DELETE FROM find WHERE source = ?', [source])
        }),
    },
  }
}
