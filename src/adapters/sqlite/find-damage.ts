// Step: storage. In: a database. Out: whether its file is whole, as far as SQLite and its texts can tell.
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '#shared/errors.ts'
import { connectForReading } from './connect.ts'
import { damaged, parseStored, translate } from './database-errors.ts'
import { Damage, prepareGuarded } from './guarded-statement.ts'
import type { Database } from './open-database.ts'

/** Looks every page through: about 400 MB a second. Throws AppError `storage` where one is not as it should be. */
export function refuseDamage(database: Pick<Database, 'get'>, path: string): void {
  const found = database.get('SELECT quick_check AS said FROM pragma_quick_check(1)')?.said
  if (found !== 'ok') throw damaged(path, new Damage(String(found)))
}

/**
 * What is wrong with a database file; null for one that is whole or not there. Runs beside a server, too. Of the journal every
 * text is read as well; of a library, where that takes twelve times as long, the texts are checked when they are read.
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
    refuseDamage({ get }, path)
    if (basename(path) !== 'journal.db') return
    for (const table of ['turn', 'person', 'note'])
      for (const row of prepareGuarded(connection, `SELECT * FROM ${table}`).each())
        if ('answer' in row) parseStored(row.answer, path)
  } finally {
    connection.close()
    release()
  }
}
