// Step: storage. In: what SQLite or a damaged row throws. Out: an AppError with what a person can do; and whether a folder could not be written to.
import { basename } from 'node:path'
import { AppError } from '#shared/errors.ts'
import { Damage } from './guarded-statement.ts'

/** Runs `work`; whatever it throws is an AppError, `storage` or `busy`. */
export function translate<T>(work: () => T, path: string): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error
    throw describe(error, path)
  }
}

/** The file can no longer be trusted. Says where it lies and both ways out: the backup, or starting anew without it. */
export function damaged(path: string, cause: unknown): AppError {
  const isJournal = basename(path) === 'journal.db'
  const name = isJournal ? '对话记录' : '资料库'
  const anew = isJournal
    ? '会新建一个空的，以前的对话和初稿就不在了'
    : '再把报告重新入库，原件在数据目录的 originals 里'
  return new AppError('storage', `${name}的数据库文件已损坏：${path}`, {
    fix: `停下案头，用 antou restore 恢复最近的备份；没有备份，就把这个文件（连同同名的 -wal、-shm）移到一边再启动，${anew}。`,
    cause,
  })
}

/** JSON as it was stored. Throws AppError `storage` where the file was damaged. */
export function parseStored<T>(value: unknown, path: string): T {
  try {
    return JSON.parse(String(value)) as T
  } catch (cause) {
    throw damaged(path, new Damage(String(cause)))
  }
}

const corrupt = /^SQLITE_(?:CORRUPT|NOTADB)/
const unwritable =
  /^(?:E(?:ROFS|ACCES|PERM|NOSPC|DQUOT)|SQLITE_(?:FULL|READONLY|CANTOPEN|IOERR|PERM)(?:_\w+)?)$/

/** True where a disk is full or read-only: what is stored there can still be read. */
export function isUnwritable(error: unknown): boolean {
  return unwritable.test(readCode(error))
}

/** True where the file is not what was written. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof AppError)) return false
  return error.cause instanceof Damage || corrupt.test(readCode(error))
}

/** After this SQLite's pages in memory are no longer what is on the disk. */
export function isWriteFailure(error: unknown): boolean {
  return error instanceof AppError && readCode(error).startsWith('SQLITE_IOERR')
}

/** Primary codes by number: some extended ones, such as that of a read-only folder, libsql does not know by name. */
const primary: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
}

/** SQLITE_FULL, EROFS; of an AppError, the code of its cause. Empty where there is none. */
export function readCode(error: unknown): string {
  const cause = error instanceof AppError ? error.cause : error
  if (!(cause instanceof Error) || !('code' in cause)) return ''
  const code = String(cause.code)
  if (!code.startsWith('UNKNOWN_SQLITE_ERROR') || !('rawCode' in cause)) return code
  return primary[Number(cause.rawCode) & 0xff] ?? code
}

function describe(error: Error, path: string): AppError {
  const code = readCode(error)
  const make = (message: string, fix: string, isRetryable = false) =>
    new AppError(isRetryable ? 'busy' : 'storage', message, { fix, cause: error, isRetryable })
  if (code.startsWith('SQLITE_FULL'))
    return make('磁盘已满，没有存入。', '腾出空间后再试；已存入的不受影响。')
  if (code.startsWith('SQLITE_BUSY')) return make('数据库正被另一个进程写入。', '稍后再试。', true)
  if (corrupt.test(code) || error instanceof Damage) return damaged(path, error)
  if (code.startsWith('SQLITE_READONLY') || error.message.includes('query_only'))
    return make('数据目录是只读的，不能写入。', '检查数据目录的权限，或用 --data 指到可写的目录。')
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN'))
    return make(`读写数据库失败：${error.message}`, '检查磁盘和数据目录的权限后再试。')
  return make(`数据库出错：${error.message}`, '运行 antou doctor 查看数据目录的状态。')
}
