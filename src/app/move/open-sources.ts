// Step: moving. In: a data folder. Out: its two databases, opened for reading; a folder without a journal has an empty one.
import { join } from 'node:path'
import { openDatabase } from '#adapters/sqlite/database/open-database.ts'
import { journalMigrations } from '#adapters/sqlite/journal/journal-migrations.ts'
import { libraryMigrations } from '#adapters/sqlite/migrations.ts'
import type { Sources } from './move-table.ts'

export function openSources(dataDir: string): Sources & { close(): void } {
  const library = openDatabase({
    path: join(dataDir, 'library.db'),
    migrations: libraryMigrations,
    isReadOnly: true,
  })
  const journal = openDatabase({
    path: join(dataDir, 'journal.db'),
    migrations: journalMigrations,
    isReadOnly: true,
  })
  return {
    library,
    journal,
    close: () => {
      library.close()
      journal.close()
    },
  }
}
