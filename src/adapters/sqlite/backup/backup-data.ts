// Step: backup. In: a data folder, in use or not. Out: one tar file with the databases as of one moment, and the originals.
import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { type FileHandle, open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import Libsql from 'libsql'
import { AppError } from '#shared/errors.ts'
import { blockSize, encodeEntry, keyName, labelName, sumLine, sumsName } from './backup-entry.ts'

export interface BackupResult {
  readonly file: string
  readonly bytes: number
  readonly reports: number
  readonly originals: number
  /** Originals that no longer have the SHA-256 they are kept under; they are in the backup as they are. */
  readonly damaged: readonly string[]
}

/**
 * Writes beside the target and takes its name at the end, on the disk; a file of that name that is no backup stays.
 * Needs no lock: a snapshot is one read transaction, and originals never change. Throws AppError `input` or `storage`.
 */
export async function backupData(dataDir: string, file: string): Promise<BackupResult> {
  if (!existsSync(join(dataDir, 'library.db')))
    throw new AppError('input', `这里没有资料库：${dataDir}`, { fix: '用 --data 指到要备份的数据目录。' })
  await refuseForeignTarget(file)
  const part = `${file}.part`
  const snapshots = [`${file}.library.part`, `${file}.journal.part`] as const
  try {
    takeSnapshot(join(dataDir, 'library.db'), snapshots[0])
    takeSnapshot(join(dataDir, 'journal.db'), snapshots[1])
    const { reports, hashes } = readFacts(snapshots[0])
    const written = await writeArchive(part, { dataDir, snapshots, reports, hashes })
    await rename(part, file)
    return { file, reports, ...written }
  } catch (cause) {
    rmSync(part, { force: true })
    if (cause instanceof AppError) throw cause
    throw new AppError('storage', `备份没有做成：${cause instanceof Error ? cause.message : String(cause)}`, {
      fix: `看看 ${file} 所在的目录能不能写、空间够不够（要资料库大小的两倍）；数据目录没有动过。`,
      cause,
    })
  } finally {
    for (const path of snapshots) rmSync(path, { force: true })
  }
}

/** A report named by mistake must not be lost; yesterday's backup may be replaced. */
async function refuseForeignTarget(file: string): Promise<void> {
  const target = await open(file, 'r').catch(() => null)
  if (!target) return
  try {
    const start = await target.read(Buffer.alloc(labelName.length)).catch(() => null)
    if (start?.buffer.toString('latin1') === labelName) return
  } finally {
    await target.close()
  }
  throw new AppError('input', `已经有这个文件，而且不是案头的备份：${file}`, { fix: '换一个文件名再备份。' })
}

/** A consistent copy without a write-ahead log; of a file that is not there, an empty database. */
function takeSnapshot(path: string, target: string): void {
  rmSync(target, { force: true })
  const connection = new Libsql(existsSync(path) ? path : ':memory:', { timeout: 5000 })
  try {
    connection.prepare('VACUUM INTO ?').run([target])
  } finally {
    connection.close()
  }
}

/** Read from the snapshot, not from the folder: originals of reports that came later are not needed. */
function readFacts(snapshot: string): { reports: number; hashes: readonly string[] } {
  const connection = new Libsql(snapshot)
  try {
    const { n } = connection.prepare('SELECT count(*) AS n FROM report').get([]) as { n: number }
    // A library that this version has not opened yet has no earlier versions.
    const tables = connection
      .prepare("SELECT name FROM sqlite_master WHERE name IN ('source', 'earlier')")
      .all([])
    const hashes = (tables as { name: string }[]).map(({ name }) => `SELECT hash FROM ${name}`)
    const rows = connection.prepare(`${hashes.join(' UNION ')} ORDER BY hash`).all([])
    return { reports: n, hashes: (rows as { hash: string }[]).map(({ hash }) => hash) }
  } finally {
    connection.close()
  }
}

interface Contents {
  readonly dataDir: string
  readonly snapshots: readonly [string, string]
  readonly reports: number
  readonly hashes: readonly string[]
}

async function writeArchive(
  part: string,
  { dataDir, snapshots, reports, hashes }: Contents,
): Promise<Pick<BackupResult, 'bytes' | 'originals' | 'damaged'>> {
  const target = await open(part, 'w')
  const sums: string[] = []
  const damaged: string[] = []
  let originals = 0
  try {
    const label = { format: 2, madeAt: new Date().toISOString(), reports }
    sums.push(await putText(target, labelName, `${JSON.stringify(label)}\n`))
    sums.push(await putFile(target, 'library.db', snapshots[0]))
    sums.push(await putFile(target, 'journal.db', snapshots[1]))
    const key = join(dataDir, keyName)
    if (existsSync(key)) sums.push(await putFile(target, keyName, key))
    for (const hash of hashes) {
      const path = join(dataDir, 'originals', hash)
      // One that a running server has just removed, or that never was: a text without a file.
      if (!/^[0-9a-f]{64}$/.test(hash) || !existsSync(path)) continue
      const sum = await putFile(target, `originals/${hash}`, path)
      originals++
      if (!sum.startsWith(hash)) damaged.push(hash)
      sums.push(sum)
    }
    await putText(target, sumsName, sums.join(''))
    await target.writeFile(new Uint8Array(2 * blockSize))
    await target.sync()
    return { bytes: (await target.stat()).size, originals, damaged }
  } finally {
    await target.close()
  }
}

async function putText(target: FileHandle, name: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  await target.writeFile(encodeEntry({ name, size: bytes.length }))
  await target.writeFile(bytes)
  await pad(target, bytes.length)
  return sumLine(name, createHash('sha256').update(bytes).digest('hex'))
}

async function putFile(target: FileHandle, name: string, path: string): Promise<string> {
  const { size } = await stat(path)
  await target.writeFile(encodeEntry({ name, size }))
  const hash = createHash('sha256')
  const source = await open(path, 'r')
  const buffer = Buffer.allocUnsafe(1 << 20)
  let copied = 0
  try {
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, buffer.length, null)
      if (bytesRead === 0) break
      const piece = buffer.subarray(0, bytesRead)
      hash.update(piece)
      await target.writeFile(piece)
      copied += bytesRead
    }
  } finally {
    await source.close()
  }
  if (copied !== size) throw new Error(`${name} changed while it was read`)
  await pad(target, size)
  return sumLine(name, hash.digest('hex'))
}

async function pad(target: FileHandle, size: number): Promise<void> {
  await target.writeFile(new Uint8Array((blockSize - (size % blockSize)) % blockSize))
}
