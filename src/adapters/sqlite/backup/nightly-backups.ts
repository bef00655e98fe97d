// Step: backup. The folder of nightly backups: one file a day, of which the newest few stay.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/errors.ts'
import { type BackupResult, backupData } from './backup-data.ts'

export interface NightlyOrder {
  readonly dataDir: string
  readonly dir: string
  /** How many stay. */
  readonly kept: number
  /** Milliseconds; its day names the file. */
  readonly now: number
}

/** Newest first; what has another name is nobody's business here. */
export function listNightly(dir: string): readonly { readonly path: string; readonly madeAt: number }[] {
  const names = readNames(dir).filter((name) => /^antou-\d{4}-\d{2}-\d{2}\.tar$/.test(name))
  return names
    .sort()
    .reverse()
    .map((name) => ({ path: join(dir, name), madeAt: statSync(join(dir, name)).mtimeMs }))
}

function readNames(dir: string): readonly string[] {
  try {
    return readdirSync(dir)
  } catch {
    return []
  }
}

/** The oldest are removed only after the new one is whole on the disk. Throws AppError `input` or `storage`. */
export async function backUpNightly({ dataDir, dir, kept, now }: NightlyOrder): Promise<BackupResult> {
  try {
    mkdirSync(dir, { recursive: true })
  } catch (cause) {
    throw new AppError('storage', `备份目录建不了：${dir}`, {
      fix: '建好它，给运行案头的账户写的权限，或把 ANTOU_BACKUPS 改成别的目录。',
      cause,
    })
  }
  // of a night that was cut off
  for (const name of readNames(dir))
    if (/^antou-[\d-]+\.tar(?:\.\w+)?\.part$/.test(name)) rmSync(join(dir, name), { force: true })
  const made = await backupData(dataDir, join(dir, `antou-${nameDay(now)}.tar`))
  for (const { path } of listNightly(dir).slice(kept)) rmSync(path, { force: true })
  return made
}

/** The day of this machine's clock. */
function nameDay(now: number): string {
  const date = new Date(now)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
