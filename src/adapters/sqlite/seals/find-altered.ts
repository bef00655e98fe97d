// Step: storage. In: a data folder. Out: which stored reports and originals are no longer what was stored; SQLite itself does not see that. Runs beside a server.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { hashText } from '#adapters/stored/report-rows.ts'
import { connectForReading } from '../database/connect.ts'
import { translate } from '../database/database-errors.ts'
import { Damage, prepareGuarded, type Row } from '../database/guarded-statement.ts'
import { isSealed } from './seal-report.ts'

export interface Altered {
  /** Those that are whole, with their seals. */
  readonly whole: readonly (readonly [report: number, seal: string])[]
  /** Numbers of reports whose text does not have its hash, or whose rows do not have their seal. */
  readonly reports: readonly number[]
  /** Hashes of originals that are gone, and of those that are no longer what was kept. */
  readonly lost: readonly string[]
  readonly rotten: readonly string[]
  readonly originals: number
}

/** Reads every text and every original: as long as the disk takes. A folder without a library has nothing to look at. Throws AppError `storage`. */
export async function findAltered(dataDir: string, { withOriginals = true } = {}): Promise<Altered> {
  const path = join(dataDir, 'library.db')
  if (!existsSync(path)) return { whole: [], reports: [], lost: [], rotten: [], originals: 0 }
  const { whole, reports, hashes } = readFacts(path)
  if (!withOriginals) return { whole, reports, lost: [], rotten: [], originals: hashes.length }
  const lost: string[] = []
  const rotten: string[] = []
  for (const hash of hashes) {
    const original = join(dataDir, 'originals', hash)
    if (!existsSync(original)) lost.push(hash)
    else if ((await hashFile(original)) !== hash) rotten.push(hash)
  }
  return { whole, reports, lost, rotten, originals: hashes.length }
}

function readFacts(path: string): Pick<Altered, 'whole' | 'reports'> & {
  readonly hashes: readonly string[]
} {
  const { connection, release } = connectForReading(path)
  try {
    const all = (sql: string, values: readonly number[] = []) =>
      prepareGuarded(connection, sql).all([...values])
    const look = () => {
      const ids = all('SELECT id FROM report ORDER BY id').map(({ id }) => Number(id))
      const tables = all("SELECT name FROM sqlite_master WHERE name IN ('source', 'earlier')")
      const sql = tables.map(({ name }) => `SELECT hash FROM ${String(name)}`).join(' UNION ')
      const hashes = all(`${sql} ORDER BY hash`).map(({ hash }) => String(hash))
      const found = ids.map((id) => [id, readWhole(all, id)] as const)
      return {
        whole: found.flatMap(([id, seal]) => (typeof seal === 'string' ? [[id, seal] as const] : [])),
        reports: found.flatMap(([id, seal]) => (seal === null ? [id] : [])),
        hashes: hashes.filter((hash) => /^[0-9a-f]{64}$/.test(hash)),
      }
    }
    return translate(look, path)
  } finally {
    connection.close()
    release()
  }
}

/** Its seal, undefined where it has none or was removed; null: altered. A text that is no UTF-8 any more is as altered as one that reads well. */
function readWhole(
  all: (sql: string, values: readonly number[]) => readonly Row[],
  id: number,
): string | undefined | null {
  try {
    const [row] = all('SELECT * FROM report WHERE id = ?', [id])
    if (!row) return undefined
    if (hashText(String(row.text)) !== row.text_hash || !isSealed({ all }, row)) return null
    return typeof row.seal === 'string' ? row.seal : undefined
  } catch (error) {
    if (error instanceof Damage) return null
    throw error
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
