// Step: restore, upgrade. In: a data folder. Out: which versions of the databases lie in it; reading leaves no log behind.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'

/** Databases that are not there are left out. */
export function readSchemas(dir: string): Readonly<Record<string, number>> {
  const present = ['library.db', 'journal.db'].filter((name) => existsSync(join(dir, name)))
  return Object.fromEntries(present.map((name) => [name, readSchema(join(dir, name))]))
}

function readSchema(path: string): number {
  const connection = new Libsql(path)
  try {
    return (connection.prepare('PRAGMA user_version').get([]) as { user_version: number }).user_version
  } finally {
    connection.close()
  }
}
