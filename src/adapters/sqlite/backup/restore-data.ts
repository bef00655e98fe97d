// Step: restore. In: a backup file, a data folder. Out: the folder as it was when the backup was made; or nothing is changed.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { holdLock } from '#adapters/sqlite/database/hold-lock.ts'
import { journalMigrations } from '#adapters/sqlite/journal/journal-migrations.ts'
import { libraryMigrations } from '#adapters/sqlite/migrations.ts'
import { AppError } from '#shared/errors.ts'
import { readSchemas } from './read-schemas.ts'
import { restoreEntries } from './restore-entries.ts'
import { finishRestore, stagingOf, swapInRestored } from './restore-swap.ts'

export interface RestoreOrder {
  readonly dataDir: string
  readonly file: string
  /** Replaces data that are there; they are kept aside. */
  readonly isForced: boolean
}

export interface RestoreResult {
  readonly madeAt: string
  readonly reports: number
  /** Folder with the former data; null when there were none. */
  readonly former: string | null
}

/** Throws AppError `input` (no backup, damaged, folder not empty), `busy` (somebody writes to it) or `storage`. */
export async function restoreData({ dataDir, file, isForced }: RestoreOrder): Promise<RestoreResult> {
  if (!existsSync(file))
    throw new AppError('input', `没有这个文件：${file}`, { fix: '给出 antou backup 写出的文件。' })
  const lock = holdLock(dataDir, 'restore')
  const staging = stagingOf(dataDir)
  try {
    finishRestore(dataDir)
    if (!isForced) refuseData(dataDir)
    rmSync(staging, { recursive: true, force: true })
    const { madeAt, reports } = await restoreEntries(file, staging)
    refuseNewer(staging)
    return { madeAt, reports, former: swapInRestored(dataDir) }
  } catch (cause) {
    rmSync(staging, { recursive: true, force: true })
    if (cause instanceof AppError) throw cause
    throw new AppError('storage', `没有恢复成：${cause instanceof Error ? cause.message : String(cause)}`, {
      fix: '看看数据目录能不能写、空间够不够，再恢复一次。',
      cause,
    })
  } finally {
    lock.release()
  }
}

function refuseData(dataDir: string): void {
  if (!['library.db', 'journal.db', 'originals'].some((name) => existsSync(join(dataDir, name)))) return
  throw new AppError('input', `数据目录里已经有资料库，没有恢复：${dataDir}`, {
    fix: '用 --data 指到一个空目录；确实要换掉现有的，加 --force，原来的会移到一边留着。',
  })
}

/** Older databases are brought up to date when they are opened. */
function refuseNewer(dir: string): void {
  const known: Readonly<Record<string, number>> = {
    'library.db': libraryMigrations.length,
    'journal.db': journalMigrations.length,
  }
  for (const [name, version] of Object.entries(readSchemas(dir))) {
    if (version <= (known[name] ?? 0)) continue
    throw new AppError('input', `备份是更新版本的案头做的（${name} 第 ${version} 版），没有恢复。`, {
      fix: '数据目录没有动过。升级案头后再恢复。',
    })
  }
}
