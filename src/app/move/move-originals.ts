// Step: moving. Original files of the data folder -> the database, each compared with its name, which is its hash; those that are there already are left.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Postgres } from '#adapters/postgres/database/open-postgres.ts'
import { writeOriginal } from '#adapters/postgres/library/originals.ts'

/** How many lie there at the end. What is no longer what was kept is not moved: `doctor` tells of it. */
export async function moveOriginals(
  postgres: Postgres,
  dataDir: string,
  onProgress: (progress: { label: string; done: number; total: number }) => void,
): Promise<number> {
  const folder = join(dataDir, 'originals')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^[0-9a-f]{64}$/.test(name)) : []
  const known = new Set((await postgres.all(sql`SELECT hash FROM original`)).map(({ hash }) => String(hash)))
  for (const [at, name] of names.entries()) {
    if (!known.has(name)) {
      const bytes = readFileSync(join(folder, name))
      if (createHash('sha256').update(bytes).digest('hex') === name)
        await writeOriginal(postgres, name, bytes)
    }
    onProgress({ label: '搬原件', done: at + 1, total: names.length })
  }
  const row = await postgres.get(sql`SELECT count(*)::int AS n FROM original`)
  return Number(row?.n)
}
