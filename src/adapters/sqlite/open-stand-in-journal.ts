// Step: storage. The Journal port where nothing can be stored: what is there is read, the talk goes on in memory, work is refused.
import type { Journal, Person, Turn } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'

/** Notes that hold a person's work: losing them would be worse than not taking them. */
const work = /^(?:drafts?:|finals:|feedback)/
/** Turns of one conversation that a follow-up may need. */
const mostTurns = 50

/** `stored`: the journal opened for reading; null where it is damaged. Memory ends with the process. */
export function openStandInJournal(stored: Journal | null): Journal {
  const turns = new Map<string, readonly Turn[]>()
  const people = new Map<string, Person>()
  const seen = new Set<string>()
  const notes = new Map<string, string | null>()
  return {
    appendTurn: async (conversation, turn) => {
      turns.set(conversation, [...(turns.get(conversation) ?? []), turn].slice(-mostTurns))
    },
    listTurns: async (conversation, limit) => {
      const before = (await stored?.listTurns(conversation, limit)) ?? []
      return [...before, ...(turns.get(conversation) ?? [])].slice(-limit)
    },
    readPerson: async (id) => people.get(id) ?? (await stored?.readPerson(id)) ?? null,
    savePerson: async (person) => void people.set(person.id, person),
    claimUpdate: async (channel, update) => {
      const key = `${channel} ${update}`
      const isNew = !seen.has(key)
      seen.add(key)
      return isNew
    },
    putNote: async (key, json) => {
      if (work.test(key)) throw cannotStore()
      notes.set(key, json)
    },
    readNote: async (key) => (notes.has(key) ? notes.get(key)! : ((await stored?.readNote(key)) ?? null)),
    deleteNote: async (key) => void notes.set(key, null),
    close: async () => stored?.close(),
  }
}

function cannotStore(): AppError {
  return new AppError('storage', '现在存不了东西，初稿和评价没有记下。', {
    fix: '请管理员看启动窗口里的说明；可以先查、先问。',
  })
}
