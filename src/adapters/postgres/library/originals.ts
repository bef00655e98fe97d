// Step: storage. Original files, in the database under their SHA-256: every replica has them, and one backup holds all.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Statements } from '#adapters/postgres/database/open-postgres.ts'
import { AppError } from '#shared/errors.ts'

/** A stored original is never changed: it has the same bytes as long as it has the name. */
export async function writeOriginal(statements: Statements, hash: string, bytes: Uint8Array): Promise<void> {
  if (!/^[0-9a-f]{64}$/.test(hash))
    throw new AppError('input', `原件的校验值不对：${hash}`, { fix: '应为 64 位十六进制的 SHA-256。' })
  await statements.run(
    sql`INSERT INTO original (hash, bytes) VALUES (${hash}, ${Buffer.from(bytes)}) ON CONFLICT DO NOTHING`,
  )
}

/** Null when none was kept, or when what lies there is no longer it: a report must not be read again from that. */
export async function readOriginal(statements: Statements, hash: string): Promise<Uint8Array | null> {
  const row = await statements.get(sql`SELECT bytes FROM original WHERE hash = ${hash}`)
  if (!(row?.bytes instanceof Uint8Array)) return null
  const bytes = new Uint8Array(row.bytes)
  return createHash('sha256').update(bytes).digest('hex') === hash ? bytes : null
}

/** Those of these that no report has and none had. */
export async function dropOrphans(statements: Statements, hashes: readonly string[]): Promise<void> {
  await statements.run(sql`DELETE FROM original WHERE hash = ANY (${[...hashes]}::text[])
    AND NOT EXISTS (SELECT 1 FROM report_source WHERE report_source.hash = original.hash)
    AND NOT EXISTS (SELECT 1 FROM earlier WHERE earlier.hash = original.hash)`)
}
