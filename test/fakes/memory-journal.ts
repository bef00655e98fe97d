// Fake: the journal in memory. It can be told to fail, as on a full disk.
import type { Journal, Person, Turn } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'

export interface MemoryJournal extends Journal {
  /** From now on writing fails as it does when no space is left. */
  fillDisk(): void
}

export function openMemoryJournal(): MemoryJournal {
  const turns = new Map<string, Turn[]>()
  const people = new Map<string, Person>()
  const updates = new Set<string>()
  const notes = new Map<string, string>()
  let isFull = false
  const checkSpace = () => {
    if (isFull) throw new AppError('storage', '磁盘满了，没有存下来。', { fix: '清出空间后再试。' })
  }
  return {
    fillDisk: () => {
      isFull = true
    },
    async appendTurn(conversation, turn) {
      checkSpace()
      turns.set(conversation, [...(turns.get(conversation) ?? []), structuredClone(turn)])
    },
    listTurns: async (conversation, limit) => (turns.get(conversation) ?? []).slice(-limit),
    readPerson: async (id) => people.get(id) ?? null,
    async savePerson(person) {
      checkSpace()
      people.set(person.id, person)
    },
    async claimUpdate(channel, update) {
      checkSpace()
      const key = `${channel} ${update}`
      const isNew = !updates.has(key)
      updates.add(key)
      return isNew
    },
    async putNote(key, json) {
      checkSpace()
      notes.set(key, json)
    },
    readNote: async (key) => notes.get(key) ?? null,
    deleteNote: async (key) => void notes.delete(key),
    close: async () => {},
  }
}
