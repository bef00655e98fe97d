// Step: storage. Original files, kept under their SHA-256, so that a name from outside never becomes a path.
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/errors.ts'

const folderOf = (dataDir: string): string => join(dataDir, 'originals')

/** Null for what is no SHA-256. */
function pathOf(dataDir: string, hash: string): string | null {
  return /^[0-9a-f]{64}$/.test(hash) ? join(folderOf(dataDir), hash) : null
}

/** Whole and on the disk when it returns. Throws AppError `storage`. */
export function writeOriginal(dataDir: string, hash: string, bytes: Uint8Array): void {
  const path = pathOf(dataDir, hash)
  if (path === null)
    throw new AppError('input', `原件的校验值不对：${hash}`, { fix: '应为 64 位十六进制的 SHA-256。' })
  if (readOriginalFile(dataDir, hash) !== null) return
  try {
    mkdirSync(folderOf(dataDir), { recursive: true })
    const file = openSync(`${path}.part`, 'w')
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(`${path}.part`, path)
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC'
    throw new AppError('storage', isFull ? '磁盘已满，没有存入。' : `原件存不下来：${path}`, {
      fix: isFull ? '腾出空间后再试；已存入的不受影响。' : '检查数据目录的权限和磁盘空间后再试。',
      cause,
    })
  }
}

/** Null when none was kept, or when what lies there is no longer it: a report must not be read again from that. */
export function readOriginalFile(dataDir: string, hash: string): Uint8Array | null {
  const path = pathOf(dataDir, hash)
  if (path === null || !existsSync(path)) return null
  const bytes = readFileSync(path)
  return createHash('sha256').update(bytes).digest('hex') === hash ? bytes : null
}

export function removeOriginal(dataDir: string, hash: string): void {
  const path = pathOf(dataDir, hash)
  if (path !== null) rmSync(path, { force: true })
}
