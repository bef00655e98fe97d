// Step: storage. In: a data folder. Out: the right to write to it, for one process at a time; it ends with the process.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { AppError } from '#shared/errors.ts'

/** Ends the hold; the end of the process, however it comes, does so too. */
export interface DataLock {
  release(): void
}

/**
 * Holds the folder for one writer. The lock itself is SQLite's on `lock.db`, which the system drops with the process,
 * so it cannot go stale; `holder.json` only tells others whom to ask. `purpose` is what they are told: serve, ingest.
 * Throws AppError `busy` with the holder's process id. Not for network file systems.
 */
export function holdLock(dataDir: string, purpose: string): DataLock {
  mkdirSync(dataDir, { recursive: true })
  const holderPath = join(dataDir, 'holder.json')
  let connection: InstanceType<typeof Libsql> | null = null
  try {
    connection = new Libsql(join(dataDir, 'lock.db'), { timeout: 0 })
    connection.exec('BEGIN EXCLUSIVE')
    writeFileSync(holderPath, JSON.stringify({ pid: process.pid, purpose }))
  } catch (error) {
    connection?.close()
    throw describeRefusal(error, dataDir, readHolder(holderPath))
  }
  return {
    release: () => {
      if (connection?.open) connection.close()
    },
  }
}

/** Whether a process writes to the folder now; it is looked at, not held. */
export function isHeld(dataDir: string): boolean {
  const path = join(dataDir, 'lock.db')
  if (!existsSync(path)) return false
  let connection: InstanceType<typeof Libsql> | null = null
  try {
    connection = new Libsql(path, { timeout: 0 })
    connection.prepare('SELECT count(*) FROM sqlite_master').get([])
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
  } finally {
    connection?.close()
  }
}

interface Holder {
  readonly pid: number | null
  readonly purpose: string
}

function readHolder(path: string): Holder {
  try {
    const holder: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof holder === 'object' && holder !== null && 'pid' in holder && 'purpose' in holder)
      return { pid: Number(holder.pid), purpose: String(holder.purpose) }
  } catch {
    // Not written yet, or half written: the refusal goes without it.
  }
  return { pid: null, purpose: '' }
}

function describeRefusal(error: unknown, dataDir: string, holder: Holder): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!code.startsWith('SQLITE_BUSY')) {
    return new AppError('storage', `数据目录不能写入：${dataDir}`, {
      fix: '检查目录权限和磁盘空间，或用 --data 指到可写的目录。',
      cause: error,
    })
  }
  const who = holder.pid === null ? '另一个案头进程' : `进程 ${holder.pid}(antou ${holder.purpose})`
  return new AppError('busy', `数据目录正由${who}使用：${dataDir}`, {
    fix: '要加入报告，请把文件放进收件目录或在网页上传；要删改报告，请用网页；或先停掉那个进程再试。',
    cause: error,
  })
}
