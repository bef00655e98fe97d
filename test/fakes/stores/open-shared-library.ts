// Kit: the library of one schema of a PostgreSQL server, as one of several processes opens it.
import { migrate } from '#adapters/postgres/database/migrate.ts'
import { openPostgres } from '#adapters/postgres/database/open-postgres.ts'
import { type LibraryOptions, openLibrary } from '#adapters/postgres/library/open-library.ts'

export async function openSharedLibrary(url: string, options: LibraryOptions) {
  const postgres = openPostgres(url)
  await migrate(postgres)
  const library = await openLibrary(postgres, options)
  const close = async () => {
    await library.close()
    await postgres.close()
  }
  return { ...library, close }
}
