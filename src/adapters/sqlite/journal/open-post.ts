// Step: storage. Inbox and outbox of the journal: a message is kept in one update with what is known of it, its replies in one update with its end.
import type { Database } from '#adapters/sqlite/database/open-database.ts'
import { inboxTable, outboxTable } from '#adapters/stored/journal-tables.ts'
import { type InboxEntry, type InboxState, inboxKey } from '#domain/journal/inbox-entry.ts'
import type { OutboxEntry, OutboxState } from '#domain/journal/outbox-entry.ts'
import type { Journal, Parcel, Post, PostQuery } from '#ports/journal.ts'
import { type OpenTable, openRecords } from './open-records.ts'

export function openPost(database: Database): Pick<Journal, 'inbox' | 'outbox'> {
  const inbox = openRecords(database, inboxTable)
  const outbox = openRecords(database, {
    ...outboxTable,
    onUpdate: (key, entry) => dropBytes(database, key, entry),
  })
  return {
    inbox: {
      ...inbox,
      ...openBox<InboxEntry, InboxState>(database, inboxTable.name, inbox),
      take: (entries) => database.together(() => entries.map((entry) => add(database, inbox, entry))),
      finish: (key, next, parcels) =>
        database.together(() => {
          inbox.change(key, next)
          for (const parcel of parcels) putParcel(database, outbox, parcel)
        }),
    },
    outbox: {
      ...outbox,
      ...openBox<OutboxEntry, OutboxState>(database, outboxTable.name, outbox),
      put: (parcels) =>
        database.together(() => {
          for (const parcel of parcels) putParcel(database, outbox, parcel)
        }),
      readBytes: async (key) => readBytes(database, key),
    },
  }
}

function openBox<Entry, State extends string>(
  database: Database,
  name: string,
  records: OpenTable<Entry>,
): Omit<Post<Entry, State>, 'read' | 'update'> {
  return {
    list: async (query) => {
      const { where, values } = toWhere(query)
      return records.select(`WHERE ${where} ORDER BY seq LIMIT ?`, [...values, query.limit])
    },
    count: async () => {
      const rows = database.all(`SELECT state, count(*) AS n FROM ${name} GROUP BY state`)
      return Object.fromEntries(rows.map(({ state, n }) => [String(state), Number(n)])) as Partial<
        Record<State, number>
      >
    },
    listChats: async (channel, states) => {
      const { where, values } = toWhere({ channel, states })
      return database
        .all(
          `SELECT lane, min(seq) AS first FROM ${name} WHERE ${where} GROUP BY lane ORDER BY first`,
          values,
        )
        .map(({ lane }) => String(lane).slice(channel.length + 1))
    },
    clean: async (states, before) =>
      database.transaction(() => {
        const { where, values } = toWhere({ states })
        const { changes } = database.run(`DELETE FROM ${name} WHERE ${where} AND at < ?`, [...values, before])
        database.run('DELETE FROM outbox_file WHERE key NOT IN (SELECT key FROM outbox)')
        return changes
      }),
  }
}

function toWhere({ states, channel, chat }: Omit<PostQuery<string>, 'limit'>): {
  readonly where: string
  readonly values: readonly string[]
} {
  const isIn = `state IN (${states.map(() => '?').join(', ')})`
  if (channel === undefined) return { where: isIn, values: states }
  if (chat === undefined) return { where: `channel = ? AND ${isIn}`, values: [channel, ...states] }
  return { where: `lane = ? AND ${isIn}`, values: [`${channel} ${chat}`, ...states] }
}

function add(database: Database, inbox: OpenTable<InboxEntry>, entry: InboxEntry): boolean {
  const key = inboxKey(entry)
  if (database.get('SELECT 1 FROM inbox WHERE key = ?', [key])) return false
  inbox.append(key, entry)
  return true
}

function putParcel(database: Database, outbox: OpenTable<OutboxEntry>, { entry, bytes }: Parcel): void {
  const { key } = entry
  if (database.get('SELECT 1 FROM outbox WHERE key = ?', [key])) return
  outbox.append(key, entry)
  if (bytes) database.run('INSERT INTO outbox_file (key, bytes) VALUES (?, ?)', [key, bytes])
}

/** What has gone out is not kept twice: the file lies with the person. */
function dropBytes(database: Database, key: string, entry: OutboxEntry | null): void {
  if (entry === null || entry.state === 'sent' || entry.state === 'dropped')
    database.run('DELETE FROM outbox_file WHERE key = ?', [key])
}

function readBytes(database: Database, key: string): Uint8Array | null {
  const bytes = database.get('SELECT bytes FROM outbox_file WHERE key = ?', [key])?.bytes
  if (bytes instanceof Uint8Array) return new Uint8Array(bytes)
  return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : null
}
