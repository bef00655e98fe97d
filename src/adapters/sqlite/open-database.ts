// Step: storage. In: a file. Out: a migrated SQLite connection whose commits are on the disk when they return.
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Libsql from 'libsql'
import { AppError } from '#shared/errors.ts'

export type Value = string | number | bigint | Uint8Array | null
export type Row = Record<string, unknown>

/** A blob column of a row: libsql gives a Buffer for one row and a bare ArrayBuffer for many. */
export function readBlob(value: unknown): Uint8Array {
  return ArrayBuffer.isView(value) ? (value as Uint8Array) : new Uint8Array(value as ArrayBuffer)
}

/** A connection. Statements are prepared once; every error is an AppError of kind `storage` (or `busy`). */
export interface Database {
  run(sql: string, values?: readonly Value[]): { readonly changes: number; readonly lastId: number }
  all(sql: string, values?: readonly Value[]): readonly Row[]
  get(sql: string, values?: readonly Value[]): Row | null
  /** Runs `work` in one transaction; nothing of it stays when it throws. */
  transaction<T>(work: () => T): T
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
}

/** Opens (or makes) the database: WAL, `synchronous=FULL`, because NORMAL lost acknowledged rows under power loss. */
export function openDatabase(options: DatabaseOptions): Database {
  const isAbsent = options.isReadOnly === true && !existsSync(options.path)
  const path = isAbsent ? ':memory:' : options.path
  if (!isAbsent) mkdirSync(dirname(path), { recursive: true })
  const connection = translate(() => connect(path))
  const database = wrap(connection, path)
  if (options.isReadOnly && !isAbsent) {
    refuseOtherVersion(database, options)
    connection.exec('PRAGMA query_only=ON')
  } else {
    migrate(database, connection, options)
  }
  return database
}

function connect(path: string): Connection {
  const connection = new Libsql(path, { timeout: 5000 })
  connection.exec('PRAGMA journal_mode=WAL')
  connection.exec('PRAGMA synchronous=FULL')
  connection.exec('PRAGMA foreign_keys=ON')
  connection.exec('PRAGMA cache_size=-65536')
  return connection
}

type Connection = InstanceType<typeof Libsql>
type Statement = ReturnType<Connection['prepare']>

function wrap(first: Connection, path: string): Database {
  let connection = first
  const statements = new Map<string, Statement>()
  const prepare = (sql: string): Statement => {
    const known = statements.get(sql) ?? connection.prepare(sql)
    statements.set(sql, known)
    return known
  }
  // After a failed fsync the pages in memory are no longer what is on the disk: start from the file again.
  const attempt = <T>(work: () => T): T => {
    try {
      return translate(work)
    } catch (error) {
      if (isWriteFailure(error) && path !== ':memory:' && !connection.inTransaction) {
        statements.clear()
        connection.close()
        connection = connect(path)
      }
      throw error
    }
  }
  return {
    // libsql takes a lone object as named values and aborts on a lone null: values always go in as one array.
    run: (sql, values = []) =>
      attempt(() => {
        const { changes, lastInsertRowid } = prepare(sql).run([...values])
        return { changes, lastId: Number(lastInsertRowid) }
      }),
    all: (sql, values = []) => attempt(() => prepare(sql).all([...values]) as Row[]),
    get: (sql, values = []) => attempt(() => (prepare(sql).get([...values]) as Row | undefined) ?? null),
    transaction: (work) => attempt(() => runTransaction(connection, work)),
    version: () => Number((prepare('PRAGMA data_version').get([]) as Row).data_version),
    close: () => connection.close(),
  }
}

function runTransaction<T>(connection: Connection, work: () => T): T {
  connection.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    connection.exec('COMMIT')
    return result
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

function readVersion(database: Database): number {
  return Number(database.get('PRAGMA user_version')?.user_version)
}

function migrate(database: Database, connection: Connection, options: DatabaseOptions): void {
  const version = readVersion(database)
  if (version > options.migrations.length) throw newerVersion(options.path)
  for (let next = version; next < options.migrations.length; next++) {
    const migration = options.migrations[next] ?? ''
    database.transaction(() => {
      if (typeof migration === 'string') connection.exec(migration)
      else migration(database)
      connection.exec(`PRAGMA user_version=${next + 1}`)
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

function isWriteFailure(error: unknown): boolean {
  return error instanceof AppError && codeOf(error.cause).startsWith('SQLITE_IOERR')
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Turns what SQLite says into what a person can do. */
function translate<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error
    throw describe(error)
  }
}

function describe(error: Error): AppError {
  const code = codeOf(error)
  const make = (message: string, fix: string, isRetryable = false) =>
    new AppError(isRetryable ? 'busy' : 'storage', message, { fix, cause: error, isRetryable })
  if (code.startsWith('SQLITE_FULL'))
    return make('磁盘已满，没有存入。', '腾出空间后再试；已存入的不受影响。')
  if (code.startsWith('SQLITE_BUSY')) return make('数据库正被另一个进程写入。', '稍后再试。', true)
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB'))
    return make(
      `数据库文件已损坏：${error.message}`,
      '用 antou restore 恢复最近的备份；原件在数据目录的 originals 里。',
    )
  if (code.startsWith('SQLITE_READONLY') || error.message.includes('query_only'))
    return make('数据目录是只读的，不能写入。', '检查数据目录的权限，或用 --data 指到可写的目录。')
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN'))
    return make(`读写数据库失败：${error.message}`, '检查磁盘和数据目录的权限后再试。')
  return make(`数据库出错：${error.message}`, '运行 antou doctor 查看数据目录的状态。')
}
