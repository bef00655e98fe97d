// Step: storage. In: a file. Out: a migrated SQLite connection whose commits are on the disk when they return.
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '#shared/errors.ts'
import { openTogether } from './commit-together.ts'
import { type Connection, connect, connectForReading } from './connect.ts'
import { isWriteFailure, translate } from './database-errors.ts'
import { type GuardedStatement, prepareGuarded, type Row } from './guarded-statement.ts'

export type Value = string | number | bigint | Uint8Array | null

/** A connection. Statements are prepared once; every error is an AppError of kind `storage` (or `busy`). */
export interface Database {
  run(sql: string, values?: readonly Value[]): { readonly changes: number; readonly lastId: number }
  all(sql: string, values?: readonly Value[]): readonly Row[]
  get(sql: string, values?: readonly Value[]): Row | null
  /** Several statements at once, without values. */
  exec(sql: string): void
  /** Runs `work` in one transaction; nothing of it stays when it throws. */
  transaction<T>(work: () => T): T
  /** The same with whatever else is asked for in this turn of the event loop: on the disk when it resolves. `work` may be run anew. */
  together<T>(work: () => T): Promise<T>
  /** Changes when another connection has written. */
  version(): number
  close(): void
}

/** SQL, or what SQL cannot say; either runs in one transaction with its number. */
export type Migration = string | ((database: Database) => void)

export interface DatabaseOptions {
  readonly path: string
  /** Each entry is applied once, in order; its number is kept in `user_version`. */
  readonly migrations: readonly Migration[]
  /** Refuses writing; a file that is not there reads as an empty database. */
  readonly isReadOnly?: boolean
  /** Text that is no UTF-8 comes as its bytes, for whoever reads row by row; else it is damage, an AppError `storage`. */
  readonly keepsForeignBytes?: boolean
  /** Of pages kept in memory, in kB. */
  readonly cacheSize?: number
}

/** Opens (or makes) the database. What a transaction returns from is on the disk. */
export function openDatabase(options: DatabaseOptions): Database {
  const { isReadOnly = false } = options
  const isAbsent = isReadOnly && !existsSync(options.path)
  const path = isAbsent ? ':memory:' : options.path
  if (!isReadOnly) translate(() => mkdirSync(dirname(path), { recursive: true }), path)
  const { cacheSize } = options
  const open = isReadOnly && !isAbsent ? connectForReading : connectForWriting
  const database = wrap(() => translate(() => open(path, cacheSize), path), { ...options, path })
  if (isReadOnly && !isAbsent) refuseOtherVersion(database, options)
  else migrate(database, options)
  return database
}

function connectForWriting(path: string, cacheSize?: number): Opened {
  return { connection: connect(path, cacheSize), release: () => {} }
}

type Opened = ReturnType<typeof connectForReading>

function wrap(open: () => Opened, options: Pick<DatabaseOptions, 'path' | 'keepsForeignBytes'>): Database {
  const { prepare, attempt, connection, close } = keepOpen(open, options)
  let isWithin = false
  const transaction = <T>(work: () => T): T => {
    isWithin = true
    try {
      return attempt(() => runTransaction({ connection: connection(), prepare }, work))
    } finally {
      isWithin = false
    }
  }
  const { ask: together, flush } = openTogether(transaction)
  // What was asked for before comes before.
  const inOrder = <T>(work: () => T): T => {
    if (!isWithin) flush()
    return work()
  }
  const run: Database['run'] = (sql, values = []) => {
    const { changes, lastInsertRowid } = attempt(() => prepare(sql).run(values))
    return { changes, lastId: Number(lastInsertRowid) }
  }
  return {
    run: (...given) => inOrder(() => run(...given)),
    all: (sql, values = []) => attempt(() => prepare(sql).all(values)),
    get: (sql, values = []) => attempt(() => prepare(sql).get(values)),
    exec: (sql) => inOrder(() => attempt(() => connection().exec(sql))),
    transaction: (work) => inOrder(() => transaction(work)),
    together,
    version: () => attempt(() => Number(prepare('PRAGMA data_version').get([])?.data_version)),
    close: () => inOrder(close),
  }
}

/** A connection that is opened anew where the disk failed it. */
function keepOpen(
  open: () => Opened,
  { path, keepsForeignBytes = false }: Pick<DatabaseOptions, 'path' | 'keepsForeignBytes'>,
) {
  let { connection, release } = open()
  const statements = new Map<string, GuardedStatement>()
  const prepare = (sql: string): GuardedStatement => {
    const known = statements.get(sql) ?? prepareGuarded(connection, sql, { keepsForeignBytes })
    statements.set(sql, known)
    return known
  }
  const close = () => {
    statements.clear()
    connection.close()
    release()
  }
  // After a failed fsync the pages in memory are no longer what is on the disk: start from the file again.
  // Not within a transaction, which still holds the connection and ends it first.
  let depth = 0
  const attempt = <T>(work: () => T): T => {
    depth++
    try {
      return translate(work, path)
    } catch (error) {
      if (depth === 1 && isWriteFailure(error) && path !== ':memory:' && !connection.inTransaction) {
        close()
        ;({ connection, release } = open())
      }
      throw error
    } finally {
      depth--
    }
  }
  return { prepare, attempt, close, connection: () => connection }
}

function runTransaction<T>(
  { connection, prepare }: { connection: Connection; prepare(sql: string): GuardedStatement },
  work: () => T,
): T {
  prepare('BEGIN IMMEDIATE').run([])
  try {
    const result = work()
    prepare('COMMIT').run([])
    return result
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

function readVersion(database: Database): number {
  return Number(database.get('PRAGMA user_version')?.user_version)
}

function migrate(database: Database, options: DatabaseOptions): void {
  const version = readVersion(database)
  if (version > options.migrations.length) throw newerVersion(options.path)
  for (let next = version; next < options.migrations.length; next++) {
    const migration = options.migrations[next] ?? ''
    database.transaction(() => {
      if (typeof migration === 'string') database.exec(migration)
      else migration(database)
      database.exec(`PRAGMA user_version=${next + 1}`)
    })
  }
}

function refuseOtherVersion(database: Database, options: DatabaseOptions): void {
  const version = readVersion(database)
  if (version > options.migrations.length) throw newerVersion(options.path)
  if (version === options.migrations.length) return
  throw new AppError('storage', `数据库是旧版本写的（第 ${version} 版）:${options.path}`, {
    fix: '先运行一次 antou serve 或 antou ingest，它会升级数据库。',
  })
}

function newerVersion(path: string): AppError {
  return new AppError('storage', `数据库是更新版本的案头写的：${path}`, {
    fix: '请升级案头，或用 --data 指到另一个数据目录。',
  })
}
