// Step: storage. The Journal port where nothing can be stored: what is there is read, the talk goes on in memory, work is refused.
import type { Turn } from '#domain/journal/turn.ts'
import type { Journal, Records } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'
import { openMemoryPost } from './open-memory-post.ts'

/** Turns of one conversation that a follow-up may need. */
const mostTurns = 50

/** `stored`: the journal opened for reading; null where it is damaged. Memory ends with the process. */
export function openStandInJournal(stored: Journal | null): Journal {
  const turns = new Map<string, readonly Turn[]>()
  return {
    turns: {
      append: async (conversation, turn) => {
        turns.set(conversation, [...(turns.get(conversation) ?? []), turn].slice(-mostTurns))
      },
      list: async (conversation, limit) => {
        const before = (await stored?.turns.list(conversation, limit)) ?? []
        return [...before, ...(turns.get(conversation) ?? [])].slice(-limit)
      },
      remove: refuse,
    },
    // A talk goes on without them.
    remarks: {
      append: async () => {},
      list: async (...asked) => stored?.remarks.list(...asked) ?? [],
      remove: refuse,
    },
    talks: {
      ...keepInMemory(stored?.talks),
      listOf: async (...asked) => stored?.talks.listOf(...asked) ?? [],
      listShared: async (...asked) => stored?.talks.listShared(...asked) ?? [],
    },
    people: keepPeople(stored),
    passes: {
      ...keepInMemory(stored?.passes),
      keysOf: async (person) => stored?.passes.keysOf(person) ?? [],
    },
    tokens: readTokens(stored),
    audit: { append: refuse, list: async (part) => stored?.audit.list(part) ?? [] },
    sweep: async () => ({ talks: 0, drafts: 0 }),
    awaitedPlaces: keepInMemory(stored?.awaitedPlaces),
    draftsUnderWay: keepInMemory(stored?.draftsUnderWay),
    settings: readOnly(stored?.settings),
    usedPaces: keepInMemory(stored?.usedPaces),
    ...showWork(stored),
    feedback: { ...readOnly(stored?.feedback), list: async () => stored?.feedback.list() ?? [] },
    ...showFinds(stored),
    ...openMemoryPost(),
    countUnreadable: async () => stored?.countUnreadable() ?? {},
    close: async () => stored?.close(),
  }
}

/** A person's work: losing it would be worse than not taking it. */
function showWork(stored: Journal | null): Pick<Journal, 'drafts' | 'checks' | 'finals'> {
  return {
    drafts: {
      ...readOnly(stored?.drafts),
      listOf: async (person) => stored?.drafts.listOf(person) ?? [],
      listShared: async (unit) => stored?.drafts.listShared(unit) ?? [],
      findByCode: async (code) => stored?.drafts.findByCode(code) ?? null,
    },
    checks: {
      ...readOnly(stored?.checks),
      listOf: async (...asked) => stored?.checks.listOf(...asked) ?? [],
    },
    finals: { append: refuse, list: async (draft) => stored?.finals.list(draft) ?? [] },
  }
}

/** Nothing is looked at that could not be kept. */
function showFinds(stored: Journal | null): Pick<Journal, 'sources' | 'finds'> {
  return {
    sources: { ...readOnly(stored?.sources), list: async () => stored?.sources.list() ?? [] },
    finds: {
      ...readOnly(stored?.finds),
      list: async (query) => stored?.finds.list(query) ?? [],
      keep: refuse,
      readBytes: async (key) => stored?.finds.readBytes(key) ?? null,
      removeOf: refuse,
    },
  }
}

function keepInMemory<Value>(stored: Records<Value> | undefined): Records<Value> {
  const values = new Map<string, Value | null>()
  const read = async (key: string) =>
    values.get(key) ?? (values.has(key) ? null : ((await stored?.read(key)) ?? null))
  return {
    read,
    update: async (key, next) => {
      const present = await read(key)
      values.set(key, next(present))
    },
  }
}

function keepPeople(stored: Journal | null): Journal['people'] {
  const records = keepInMemory(stored?.people)
  const changed = new Set<string>()
  return {
    read: records.read,
    update: async (key, next) => {
      await records.update(key, next)
      changed.add(key)
    },
    list: async () => {
      const before = (await stored?.people.list()) ?? []
      const keys = new Set([...before.map(({ id }) => id), ...changed])
      const all = await Promise.all([...keys].map((key) => records.read(key)))
      return all.filter((person) => person !== null)
    },
  }
}

function readTokens(stored: Journal | null): Journal['tokens'] {
  return {
    ...readOnly(stored?.tokens),
    list: async () => stored?.tokens.list() ?? [],
    findByHash: async (hash) => stored?.tokens.findByHash(hash) ?? null,
  }
}

function readOnly<Value>(stored: Records<Value> | undefined): Records<Value> {
  return { read: async (key) => stored?.read(key) ?? null, update: refuse }
}

async function refuse(): Promise<never> {
  throw new AppError('storage', '现在存不了东西，初稿和评价没有记下。', {
    fix: '请管理员看启动窗口里的说明；可以先查、先问。',
  })
}
