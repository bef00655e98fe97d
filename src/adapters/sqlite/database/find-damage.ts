// Step: storage. In: a database. Out: whether its file is whole, as far as SQLite and its texts can tell.
import { existsSync } from 'node:fs'
import { AppError } from '#shared/errors.ts'
import { connectForReading } from './connect.ts'
import { damaged, translate } from './database-errors.ts'
import { Damage, prepareGuarded } from './guarded-statement.ts'
import type { Database } from './open-database.ts'

/** Looks every page through: about 400 MB a second. Throws AppError `storage` where one is not as it should be. */
export function refuseDamage(database: Pick<Database, 'get'>, path: string): void {
  refuse(database.get('SELECT quick_check AS said FROM pragma_quick_check(1)')?.said, path)
}

function refuse(found: unknown, path: string): void {
  if (found !== 'ok') throw damaged(path, new Damage(String(found)))
}

/**
 * What is wrong with a database file; null for one that is whole or not there. Runs beside a server, too. Texts are
 * checked when they are read; unreadable records of a journal are counted by it.
 */
export function findDamage(path: string): AppError | null {
  if (!existsSync(path)) return null
  try {
    translate(() => look(path), path)
    return null
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

function look(path: string): void {
  const { connection, release } = connectForReading(path)
  try {
    const get = (sql: string) => prepareGuarded(connection, sql).get([])
    // Also whether each index says what its table says, three times as slow: rows are found and counted by indexes.
    refuse(get('SELECT integrity_check AS said FROM pragma_integrity_check(1)')?.said, path)
  } finally {
    connection.close()
    release()
  }
}
