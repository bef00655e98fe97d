// Step: storage. In: a data folder. Out: which stored texts and originals are no longer what was stored; SQLite itself does not see that. Runs beside a server.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { connectForReading } from './database/connect.ts'
import { prepareGuarded } from './database/guarded-statement.ts'
import { hashText } from './report-rows.ts'

export interface Altered {
  /** Numbers of reports whose text does not have its hash. */
  readonly texts: readonly number[]
  /** Hashes of originals that are gone, and of those that are no longer what was kept. */
  readonly lost: readonly string[]
  readonly rotten: readonly string[]
  readonly originals: number
}

/** Reads every text and every original: as long as the disk takes. An older library, or none, has nothing to look at. */
export async function findAltered(dataDir: string, { withOriginals = true } = {}): Promise<Altered> {
  const path = join(dataDir, 'library.db')
  if (!existsSync(path)) return { texts: [], lost: [], rotten: [], originals: 0 }
  const { texts, hashes } = readFacts(path)
  if (!withOriginals) return { texts, lost: [], rotten: [], originals: hashes.length }
  const lost: string[] = []
  const rotten: string[] = []
  for (const hash of hashes) {
    const original = join(dataDir, 'originals', hash)
    if (!existsSync(original)) lost.push(hash)
    else if ((await hashFile(original)) !== hash) rotten.push(hash)
  }
  return { texts, lost, rotten, originals: hashes.length }
}

function readFacts(path: string): { readonly texts: readonly number[]; readonly hashes: readonly string[] } {
  const { connection, release } = connectForReading(path)
  try {
    const all = (sql: string, values: readonly number[] = []) =>
      prepareGuarded(connection, sql).all([...values])
    const texts: number[] = []
    for (const { id } of all('SELECT id FROM report ORDER BY id')) {
      const [row] = all('SELECT text, text_hash FROM report WHERE id = ?', [Number(id)])
      if (row && hashText(String(row.text)) !== row.text_hash) texts.push(Number(id))
    }
    const tables = all("SELECT name FROM sqlite_master WHERE name IN ('source', 'earlier')")
    const sql = tables.map(({ name }) => `SELECT hash FROM ${String(name)}`).join(' UNION ')
    const hashes = all(`${sql} ORDER BY hash`).map(({ hash }) => String(hash))
    return { texts, hashes: hashes.filter((hash) => /^[0-9a-f]{64}$/.test(hash)) }
  } finally {
    connection.close()
    release()
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
