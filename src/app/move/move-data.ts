// Headline: what an embedded library and journal hold -> PostgreSQL, page by page; begun again where it stopped; at the end every row is compared. The data folder is only read.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { migrate } from '#adapters/postgres/database/migrate.ts'
import { openPostgres, type Postgres } from '#adapters/postgres/database/open-postgres.ts'
import { movingKey } from '#adapters/postgres/open-shared.ts'
import { holdLock } from '#adapters/sqlite/database/hold-lock.ts'
import { AppError } from '#shared/errors.ts'
import { moveOriginals } from './move-originals.ts'
import { compareTable, moveTable, type Sources, setCounter } from './move-table.ts'
import { openSources } from './open-sources.ts'
import { tableMoves } from './table-moves.ts'

export interface Moving {
  readonly dataDir: string
  readonly databaseUrl: string
  readonly onProgress: (progress: { label: string; done: number; total: number }) => void
}

export interface Moved {
  /** Rows that lie on both sides alike, by table. */
  readonly rows: Readonly<Record<string, number>>
  readonly originals: number
}

/** Throws AppError `input` (nothing to move, the base is not empty), `busy` (a server runs), or `storage`; what was moved stays for the next time. */
export async function moveData(moving: Moving): Promise<Moved> {
  const { dataDir, databaseUrl } = moving
  if (!existsSync(join(dataDir, 'library.db')))
    throw new AppError('input', `这里没有资料库：${dataDir}`, { fix: '用 --data 指到要搬的数据目录。' })
  const lock = holdLock(dataDir, 'move')
  const postgres = openPostgres(databaseUrl)
  try {
    await migrate(postgres)
    await begin(postgres, dataDir)
    const sources = openSources(dataDir)
    try {
      return await moveAll(postgres, sources, moving)
    } finally {
      sources.close()
    }
  } finally {
    await postgres.close()
    lock.release()
  }
}

/** Until it is done no program works on the base. */
async function begin(postgres: Postgres, dataDir: string): Promise<void> {
  const row = await postgres.get(sql`SELECT value FROM setting WHERE key = ${movingKey}`)
  if (row && row.value !== dataDir)
    throw new AppError('input', `这个库里正在搬另一个数据目录：${String(row.value)}`, {
      fix: '先把那一个搬完，或另建一个空库，改 DATABASE_URL。',
    })
  if (row) return
  const found = await postgres.get(
    sql`SELECT EXISTS (SELECT 1 FROM report) OR EXISTS (SELECT 1 FROM turn) OR EXISTS (SELECT 1 FROM person) AS is_used`,
  )
  if (found?.is_used === true)
    throw new AppError('input', '这个库里已经有报告或对话，不能搬进去。', {
      fix: '另建一个空库，改 DATABASE_URL 再试。',
    })
  await postgres.transaction(async (statements) => {
    await statements.run(sql`DELETE FROM setting`)
    await statements.run(sql`INSERT INTO setting (key, value) VALUES (${movingKey}, ${dataDir})`)
  })
}

async function moveAll(postgres: Postgres, sources: Sources, moving: Moving): Promise<Moved> {
  const { dataDir, onProgress } = moving
  for (const [at, move] of tableMoves.entries()) {
    await moveTable(postgres, sources, move)
    onProgress({ label: '搬', done: at + 1, total: tableMoves.length })
  }
  const originals = await moveOriginals(postgres, dataDir, onProgress)
  const rows: Record<string, number> = {}
  for (const [at, move] of tableMoves.entries()) {
    rows[move.to] = await compareTable(postgres, sources, move)
    onProgress({ label: '逐行核对', done: at + 1, total: tableMoves.length })
  }
  await postgres.transaction(async (statements) => {
    for (const move of tableMoves) await setCounter(statements, move)
    const key = join(dataDir, 'visitor.key')
    if (existsSync(key))
      await statements.run(
        sql`INSERT INTO setting (key, value) VALUES ('visitor-key', ${readFileSync(key, 'utf8').trim()}) ON CONFLICT DO NOTHING`,
      )
    await statements.run(sql`UPDATE library SET version = version + 1, vectors = vectors + 1`)
    await statements.run(sql`DELETE FROM setting WHERE key = ${movingKey}`)
  })
  return { rows, originals }
}
