// Step: storage. In: an open PostgreSQL. Out: its tables as this version needs them; several replicas that start at once wait for the first.
import { sql } from 'kysely'
import { AppError } from '#shared/errors.ts'
import { migrations } from './migrations.ts'
import type { Postgres, Statements } from './open-postgres.ts'

/** The number of the lock in which tables are made; any that nothing else uses. */
const migrationLock = 4_171_001

/** One transaction each, its number kept in `antou_version`. Throws AppError `storage` for tables of a newer version. */
export async function migrate(postgres: Postgres): Promise<void> {
  // Most starts change nothing, and need no right to.
  if ((await readVersion(postgres)) === migrations.length) return
  for (let isDone = false; !isDone; ) {
    isDone = await postgres.transaction(async (statements) => {
      await statements.run(sql`SELECT pg_advisory_xact_lock(${migrationLock})`)
      await statements.run(sql`CREATE TABLE IF NOT EXISTS antou_version (version integer NOT NULL)`)
      const version = await readVersion(statements)
      const next = migrations[version]
      if (next === undefined) return true
      await statements.run(sql.raw(next))
      await statements.run(sql`DELETE FROM antou_version`)
      await statements.run(sql`INSERT INTO antou_version (version) VALUES (${version + 1})`)
      return false
    })
  }
}

/** For a command that only reads: AppError `storage` where the tables are of another version. */
export async function refuseOtherVersion(postgres: Postgres): Promise<void> {
  const version = await readVersion(postgres)
  if (version === migrations.length) return
  throw new AppError('storage', `PostgreSQL 里的表是旧版本的（第 ${version} 版）。`, {
    fix: '先运行一次 antou serve 或 antou ingest，它会建表、升级。',
  })
}

/** 0 where there are no tables yet. */
async function readVersion(statements: Statements): Promise<number> {
  const there = await statements.get(sql`SELECT to_regclass('antou_version') AS found`)
  if (there?.found === null) return 0
  const row = await statements.get(sql`SELECT version FROM antou_version`)
  const version = Number(row?.version ?? 0)
  if (version <= migrations.length) return version
  throw new AppError('storage', 'PostgreSQL 里的表是更新版本的案头建的。', {
    fix: '请升级案头，或把 DATABASE_URL 指到另一个库。',
  })
}
