// Step: storage. In: a file. Out: a connection to it; for reading also where nothing can be written beside it.
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Libsql from 'libsql'
import { isUnwritable } from './database-errors.ts'

export type Connection = InstanceType<typeof Libsql>

/** kB of pages in memory; a library is read again and again. */
const usualCache = 65_536

/** WAL, `synchronous=FULL`, because NORMAL lost acknowledged rows under power loss. `cacheSize`: of pages, in kB. */
export function connect(path: string, cacheSize = usualCache): Connection {
  const connection = new Libsql(path, { timeout: 5000 })
  try {
    connection.exec('PRAGMA journal_mode=WAL')
    connection.exec('PRAGMA synchronous=FULL')
    connection.exec('PRAGMA foreign_keys=ON')
    connection.exec(`PRAGMA cache_size=-${cacheSize}`)
  } catch (error) {
    connection.close()
    throw error
  }
  return connection
}

/** Refuses writing. `release` is to be called after closing. */
export function connectForReading(
  path: string,
  cacheSize = usualCache,
): { connection: Connection; release(): void } {
  const nothing = () => {}
  const readOnly = (connection: Connection) => {
    connection.exec('PRAGMA query_only=ON')
    return connection
  }
  try {
    return { connection: readOnly(connect(path, cacheSize)), release: nothing }
  } catch (error) {
    // A database in WAL mode wants to make a file beside it, which a full disk and a read-only folder forbid.
    if (path === ':memory:' || !isUnwritable(error)) throw error
  }
  const log = `${path}-wal`
  // Without a log the file alone is whole; nobody else can write to it now, either.
  if (!existsSync(log) || statSync(log).size === 0) return { connection: openAsItIs(path), release: nothing }
  const dir = mkdtempSync(join(tmpdir(), 'antou-read-'))
  const release = () => rmSync(dir, { recursive: true, force: true })
  try {
    const copy = join(dir, 'copy.db')
    copyFileSync(path, copy)
    copyFileSync(log, `${copy}-wal`)
    return { connection: readOnly(connect(copy, cacheSize)), release }
  } catch (error) {
    release()
    throw error
  }
}

function openAsItIs(path: string): Connection {
  const connection = new Libsql(`${pathToFileURL(path).href}?immutable=1`)
  connection.exec('PRAGMA query_only=ON')
  return connection
}
