// Step: storage. In: DATABASE_URL. Out: library and journal that several processes share, and what they have between them: who works on a chat, who leads, one key.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Journal, LaneKeeper } from '#ports/journal.ts'
import type { VectorStore } from '#ports/vector-index.ts'
import { AppError } from '#shared/errors.ts'
import { migrate, refuseOtherVersion } from './database/migrate.ts'
import { openPostgres, type Postgres } from './database/open-postgres.ts'
import { describeAddress } from './database/translate-error.ts'
import { holdLanes } from './journal/hold-lanes.ts'
import { openJournal } from './journal/open-journal.ts'
import { type Lead, type Leading, lead } from './lead.ts'
import { type LibraryOptions, openLibrary, type SharedLibrary } from './library/open-library.ts'

export interface Shared {
  readonly lanes: LaneKeeper
  /** Of each name one process leads; the others wait for it to end. */
  lead(leading: Leading): Lead
  /** Signs cookies of the page: the same in every process. */
  readVisitorKey(): Promise<string>
  /** Whether the server answers now. */
  isReachable(): Promise<boolean>
  readServer(): Promise<ServerFacts>
  /** Reads everything on the server: which reports and originals are no longer what was stored. */
  findAltered(): Promise<{ readonly reports: readonly number[]; readonly originals: readonly string[] }>
  /** As in `SharedLibrary`. */
  readonly syncVectors: SharedLibrary['syncVectors']
  /** The server that searches vectors; null: this process does. */
  readonly vectorStore: VectorStore | null
}

export interface ServerFacts {
  /** Host, port and database. */
  readonly address: string
  readonly version: string
  /** Of the pages of its files. */
  readonly hasChecksums: boolean
  /** What a commit returns from is on the disk. */
  readonly isDurable: boolean
  /** Connections that it takes, and that are open. */
  readonly connections: { readonly most: number; readonly open: number }
  /** Bytes. */
  readonly size: number
}

/** Set while a library is moved here: what lies here is not whole yet. */
export const movingKey = 'moving'

/** Throws AppError `setting` or `storage`: where the server cannot be reached nothing is begun. */
export async function openShared(url: string, options: LibraryOptions) {
  const postgres = openPostgres(url)
  try {
    await (options.isReadOnly ? refuseOtherVersion(postgres) : migrate(postgres))
    await refuseHalfMoved(postgres)
    const library = await openLibrary(postgres, options)
    const lanes = holdLanes(postgres)
    const journal: Journal = openJournal(postgres, lanes)
    const shared: Shared = {
      lanes,
      syncVectors: library.syncVectors,
      vectorStore: options.vectorStore ?? null,
      lead: (leading) => lead(url, leading),
      readVisitorKey: () => readVisitorKey(postgres),
      isReachable: () =>
        postgres.get(sql`SELECT 1`).then(
          () => true,
          () => false,
        ),
      readServer: () => readServer(postgres, url),
      findAltered: () => findAltered(postgres),
    }
    const close = async () => {
      await lanes.close()
      await library.close()
      await options.vectorStore?.close()
      await postgres.close()
    }
    return { library, journal, shared, close }
  } catch (error) {
    await options.vectorStore?.close()
    await postgres.close()
    throw error
  }
}

async function refuseHalfMoved(postgres: Postgres): Promise<void> {
  const row = await postgres.get(sql`SELECT value FROM setting WHERE key = ${movingKey}`)
  if (!row) return
  throw new AppError('storage', `数据还没有搬完：${String(row.value)}`, {
    fix: '再运行一次 antou move --to postgres，它会接着搬。',
  })
}

async function readVisitorKey(postgres: Postgres): Promise<string> {
  const drawn = randomBytes(32).toString('base64url')
  await postgres.run(
    sql`INSERT INTO setting (key, value) VALUES ('visitor-key', ${drawn}) ON CONFLICT DO NOTHING`,
  )
  const row = await postgres.get(sql`SELECT value FROM setting WHERE key = 'visitor-key'`)
  return String(row?.value)
}

async function findAltered(postgres: Postgres) {
  const reports = await postgres.all(
    sql`SELECT id FROM report WHERE encode(sha256(convert_to(text, 'UTF8')), 'hex') <> text_hash ORDER BY id`,
  )
  const originals = await postgres.all(
    sql`SELECT hash FROM original WHERE encode(sha256(bytes), 'hex') <> hash ORDER BY hash`,
  )
  return {
    reports: reports.map(({ id }) => Number(id)),
    originals: originals.map(({ hash }) => String(hash)),
  }
}

async function readServer(postgres: Postgres, url: string): Promise<ServerFacts> {
  const row = await postgres.get(sql`SELECT current_setting('server_version') AS version,
    current_setting('data_checksums') AS checksums, current_setting('synchronous_commit') AS committed,
    current_setting('fsync') AS synced, current_setting('max_connections')::int AS most,
    (SELECT count(*) FROM pg_stat_activity)::int AS open, pg_database_size(current_database()) AS size`)
  return {
    address: describeAddress(url),
    version: String(row?.version),
    hasChecksums: row?.checksums === 'on',
    isDurable: row?.synced === 'on' && row.committed !== 'off',
    connections: { most: Number(row?.most), open: Number(row?.open) },
    size: Number(row?.size),
  }
}
