// Step: storage. Inbox and outbox on PostgreSQL: a message is kept in one update with what is known of it, its replies in one update with its end.
import { sql } from 'kysely'
import type { Postgres, Query, Statements } from '#adapters/postgres/database/open-postgres.ts'
import { inboxTable, outboxTable } from '#adapters/stored/journal-tables.ts'
import { type InboxEntry, type InboxState, inboxKey } from '#domain/journal/inbox-entry.ts'
import type { OutboxEntry, OutboxState } from '#domain/journal/outbox-entry.ts'
import type { Journal, Parcel, Post, PostQuery } from '#ports/journal.ts'
import type { Lanes } from './hold-lanes.ts'
import { lockKey, type OpenTable, openRecords } from './open-records.ts'
import { readBytes } from './read-bytes.ts'

const laneOf = ({ channel, chat }: Pick<InboxEntry, 'channel' | 'chat'>) => `${channel} ${chat}`

export function openPost(
  postgres: Postgres,
  lanes: Pick<Lanes, 'refuseLost'>,
): Pick<Journal, 'inbox' | 'outbox'> {
  const onBegin = async (statements: Statements, present: InboxEntry | OutboxEntry | null) => {
    if (present) await lanes.refuseLost(statements, laneOf(present))
  }
  const inbox = openRecords(postgres, { ...inboxTable, onBegin })
  const outbox = openRecords(postgres, { ...outboxTable, onBegin, onUpdate: dropBytes })
  return {
    inbox: {
      ...inbox,
      ...openBox<InboxEntry, InboxState>(postgres, inboxTable.name, inbox),
      take: (entries) =>
        postgres.transaction(async (statements) => {
          const isNew: boolean[] = []
          for (const entry of entries) isNew.push(await add(statements, inbox, entry))
          return isNew
        }),
      finish: (key, next, parcels) =>
        postgres.transaction(async (statements) => {
          await inbox.change(statements, key, next)
          for (const parcel of parcels) await putParcel(statements, outbox, parcel)
        }),
    },
    outbox: {
      ...outbox,
      ...openBox<OutboxEntry, OutboxState>(postgres, outboxTable.name, outbox),
      put: (parcels) =>
        postgres.transaction(async (statements) => {
          for (const parcel of parcels) await putParcel(statements, outbox, parcel)
        }),
      readBytes: (key) => readBytes(postgres, 'outbox_file', key),
    },
  }
}

function openBox<Entry, State extends string>(
  postgres: Postgres,
  name: string,
  records: OpenTable<Entry>,
): Omit<Post<Entry, State>, 'read' | 'update'> {
  const table = sql.table(name)
  return {
    list: (query) => records.select(sql`WHERE ${toWhere(query)} ORDER BY seq LIMIT ${query.limit}`),
    count: async () => {
      const rows = await postgres.all(sql`SELECT state, count(*)::int AS n FROM ${table} GROUP BY state`)
      return Object.fromEntries(rows.map(({ state, n }) => [String(state), Number(n)])) as Partial<
        Record<State, number>
      >
    },
    listChats: async (channel, states) => {
      const rows = await postgres.all(sql`SELECT lane, min(seq) AS first FROM ${table}
        WHERE ${toWhere({ channel, states })} GROUP BY lane ORDER BY first`)
      return rows.map(({ lane }) => String(lane).slice(channel.length + 1))
    },
    clean: (states, before) =>
      postgres.transaction(async (statements) => {
        const old = sql`DELETE FROM ${table} WHERE ${toWhere({ states })} AND at < ${before}`
        const changes = await statements.run(old)
        await statements.run(
          sql`DELETE FROM outbox_file WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.key = outbox_file.key)`,
        )
        return changes
      }),
  }
}

function toWhere({ states, channel, chat }: Omit<PostQuery<string>, 'limit'>): Query {
  const isIn = sql`state = ANY (${[...states]}::text[])`
  if (channel === undefined) return isIn
  if (chat === undefined) return sql`channel = ${channel} AND ${isIn}`
  return sql`lane = ${laneOf({ channel, chat })} AND ${isIn}`
}

async function add(
  statements: Statements,
  inbox: OpenTable<InboxEntry>,
  entry: InboxEntry,
): Promise<boolean> {
  const key = inboxKey(entry)
  await lockKey(statements, `${inboxTable.name} ${key}`)
  if (await statements.get(sql`SELECT 1 FROM inbox WHERE key = ${key}`)) return false
  await inbox.append(statements, key, entry)
  return true
}

async function putParcel(
  statements: Statements,
  outbox: OpenTable<OutboxEntry>,
  { entry, bytes }: Parcel,
): Promise<void> {
  const { key } = entry
  await lockKey(statements, `${outboxTable.name} ${key}`)
  if (await statements.get(sql`SELECT 1 FROM outbox WHERE key = ${key}`)) return
  await outbox.append(statements, key, entry)
  if (bytes)
    await statements.run(sql`INSERT INTO outbox_file (key, bytes) VALUES (${key}, ${Buffer.from(bytes)})`)
}

/** What has gone out is not kept twice: the file lies with the person. */
async function dropBytes(statements: Statements, key: string, entry: OutboxEntry | null): Promise<void> {
  if (entry === null || entry.state === 'sent' || entry.state === 'dropped')
    await statements.run(sql`DELETE FROM outbox_file WHERE key = ${key}`)
}
