// What `serve` does every night where ANTOU_BACKUPS is set: a backup, made beside everything else; a night that was slept through is made up for at once.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { backUpInBackground } from '#adapters/sqlite/backup/backup-in-background.ts'
import { listNightly } from '#adapters/sqlite/backup/nightly-backups.ts'
import { describeError } from '#shared/errors.ts'
import type { Config } from '../config.ts'

const askEveryMs = 10 * 60_000
/** Of this machine's clock; nobody works then. */
const hour = 2

interface Nightly {
  readonly config: Pick<Config, 'dataDir' | 'backups'>
  readonly say: (line: string) => void
}

/** Returns what ends it, also a backup under way. */
export function backUpNightly({ config, say }: Nightly): () => void {
  const { dataDir, backups } = config
  if (backups === null) return () => {}
  const stopping = new AbortController()
  let isMaking = false
  let told = ''
  const tell = (line: string) => {
    if (line !== told) say(line)
    told = line
  }
  const makeDue = async () => {
    const now = Date.now()
    if (isMaking || !isDue(backups.dir, now) || !existsSync(join(dataDir, 'library.db'))) return
    isMaking = true
    try {
      const made = await backUpInBackground({ dataDir, ...backups, now }, stopping.signal)
      if (made) tell(`已备份到 ${made.file}：${made.reports}份报告。`)
    } catch (error) {
      tell(`每夜的备份没有做成：${describeError(error)}`)
    } finally {
      isMaking = false
    }
  }
  void makeDue()
  const timer = setInterval(() => void makeDue(), askEveryMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    stopping.abort()
  }
}

/** The newest is from before the last time that it was two o'clock. */
function isDue(dir: string, now: number): boolean {
  const last = new Date(now)
  if (last.getHours() < hour) last.setDate(last.getDate() - 1)
  last.setHours(hour, 0, 0, 0)
  return (listNightly(dir)[0]?.madeAt ?? 0) < last.getTime()
}
