// Step: restore. Puts a checked backup in the place of the present data. It is decided by one rename; whatever cuts it off, the next writer finishes it.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/errors.ts'
import { keyName } from './backup-entry.ts'

/** Where a backup is unpacked and checked. */
export const stagingOf = (dataDir: string): string => join(dataDir, 'restore.part')
/** The same folder once it is complete: from then on it is the data. */
const readyOf = (dataDir: string): string => join(dataDir, 'restore.ready')

const names = ['library.db', 'journal.db', keyName, 'originals']

/** From here on the backup counts. Returns where the former data are kept, null when there were none. The folder's lock must be held. */
export function swapInRestored(dataDir: string): string | null {
  const staging = stagingOf(dataDir)
  for (const dir of [join(staging, 'originals'), staging]) syncFolder(dir)
  renameSync(staging, readyOf(dataDir))
  syncFolder(dataDir)
  return finishRestore(dataDir)
}

/** New names survive a loss of power only then; Windows has no such call and needs none. */
function syncFolder(dir: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(dir, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/**
 * Finishes a restore that was cut off; does nothing where none was. Each move is done or not, and can be done again.
 * Former data are moved, with their write-ahead logs, never deleted.
 */
export function finishRestore(dataDir: string): string | null {
  const ready = readyOf(dataDir)
  const old = join(ready, 'old')
  if (!existsSync(ready)) return null
  // a cache of the former vectors
  rmSync(join(dataDir, 'hnsw'), { recursive: true, force: true })
  mkdirSync(old, { recursive: true })
  for (const name of names) {
    if (!existsSync(join(ready, name))) continue
    for (const one of [`${name}-wal`, `${name}-shm`, name])
      if (existsSync(join(dataDir, one))) renameSync(join(dataDir, one), join(old, one))
    renameSync(join(ready, name), join(dataDir, name))
  }
  syncFolder(dataDir)
  const kept = readdirSync(old).length > 0 ? nameKept(dataDir) : null
  if (kept) renameSync(old, kept)
  rmSync(ready, { recursive: true, force: true })
  return kept
}

/** For those who only read: between the moves there is no whole library. */
export function refuseHalfRestored(dataDir: string): void {
  if (!existsSync(readyOf(dataDir))) return
  throw new AppError('busy', `数据目录正在恢复备份，或者恢复到一半断了：${dataDir}`, {
    fix: '稍后再试；没有别的案头在运行的话，运行一次 antou serve，它会接着恢复完。',
    isRetryable: true,
  })
}

function nameKept(dataDir: string): string {
  const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  const path = join(dataDir, `before-restore-${stamp}`)
  return existsSync(path) ? `${path}-${process.pid}` : path
}
