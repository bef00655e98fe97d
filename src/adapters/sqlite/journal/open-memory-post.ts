// Step: storage. Inbox and outbox in memory, for where nothing can be stored: messages are answered, and forgotten with the process.
import type { ZodType } from 'zod'
import { encode, parseRow } from '#adapters/stored/record-table.ts'
import { inboxEntrySchema, inboxKey } from '#domain/journal/inbox-entry.ts'
import { outboxEntrySchema } from '#domain/journal/outbox-entry.ts'
import type { Journal, Parcel, Post } from '#ports/journal.ts'

interface Posted {
  readonly channel: string
  readonly chat: string
  readonly state: string
}

/** `beforeWrite` may throw, as a disk without space does. */
export function openMemoryPost(beforeWrite: () => void = () => {}): Pick<Journal, 'inbox' | 'outbox'> {
  const inbox = openBox(inboxEntrySchema, { beforeWrite, timeOf: ({ takenAt }) => takenAt })
  const outbox = openBox(outboxEntrySchema, { beforeWrite, timeOf: ({ at }) => at })
  const files = new Map<string, Uint8Array>()
  const put = ({ entry, bytes }: Parcel) => {
    if (!outbox.add(entry.key, entry)) return
    if (bytes) files.set(entry.key, bytes)
  }
  return {
    inbox: {
      ...inbox.box,
      take: async (entries) => entries.map((entry) => inbox.add(inboxKey(entry), entry)),
      finish: async (key, next, parcels) => {
        for (const { entry } of parcels) encode(outboxEntrySchema, entry)
        await inbox.box.update(key, next)
        for (const parcel of parcels) put(parcel)
      },
    },
    outbox: {
      ...outbox.box,
      update: async (key, next) => {
        await outbox.box.update(key, next)
        const state = (await outbox.box.read(key))?.state ?? 'dropped'
        if (state === 'sent' || state === 'dropped') files.delete(key)
      },
      clean: async (...asked) => {
        const cleaned = await outbox.box.clean(...asked)
        for (const key of files.keys()) if ((await outbox.box.read(key)) === null) files.delete(key)
        return cleaned
      },
      put: async (parcels) => {
        beforeWrite()
        for (const parcel of parcels) put(parcel)
      },
      readBytes: async (key) => files.get(key) ?? null,
    },
  }
}

interface BoxOptions<Entry> {
  readonly beforeWrite: () => void
  readonly timeOf: (entry: Entry) => string
}

/** Values are kept as text, so that what comes out is never what went in. */
function openBox<Entry extends Posted, State extends Entry['state'] & string>(
  schema: ZodType<Entry>,
  { beforeWrite, timeOf }: BoxOptions<Entry>,
): {
  readonly box: Post<Entry, State>
  add(key: string, entry: Entry): boolean
} {
  const kept = new Map<string, string>()
  const read = (key: string) => parseRow(schema, kept.get(key))
  const values = () => [...kept.keys()].flatMap((key) => read(key) ?? [])
  const isIn = (states: readonly State[], { state }: Entry) => (states as readonly string[]).includes(state)
  return {
    add: (key, entry) => {
      beforeWrite()
      if (kept.has(key)) return false
      kept.set(key, encode(schema, entry))
      return true
    },
    box: {
      read: async (key) => read(key),
      update: async (key, next) => {
        beforeWrite()
        const value = next(read(key))
        if (value === null) kept.delete(key)
        else kept.set(key, encode(schema, value))
      },
      list: async ({ states, channel, chat, limit }) =>
        values()
          .filter((entry) => isIn(states, entry) && entry.channel === (channel ?? entry.channel))
          .filter((entry) => chat === undefined || entry.chat === chat)
          .slice(0, limit),
      count: async () => countStates(values()),
      listChats: async (channel, states) => [
        ...new Set(
          values()
            .filter((entry) => entry.channel === channel && isIn(states, entry))
            .map(({ chat }) => chat),
        ),
      ],
      clean: async (states, before) => {
        const old = [...kept.keys()].filter((key) => {
          const entry = read(key)
          return entry !== null && isIn(states, entry) && timeOf(entry) < before
        })
        for (const key of old) kept.delete(key)
        return old.length
      },
    },
  }
}

function countStates<State extends string>(
  entries: readonly { readonly state: string }[],
): Readonly<Partial<Record<State, number>>> {
  const counts = new Map<string, number>()
  for (const { state } of entries) counts.set(state, (counts.get(state) ?? 0) + 1)
  return Object.fromEntries(counts) as Partial<Record<State, number>>
}
