// Drafts in the journal: `draft:ID` holds all versions, `drafts:PERSON` whose they are. They survive a restart.
import type { DraftRecord } from '#domain/draft.ts'
import type { Journal } from '#ports/journal.ts'

interface KeptDraft {
  readonly record: DraftRecord
  /** ISO time of the newest version. */
  readonly savedAt: string
  readonly shown: { readonly id: string; readonly title: string; readonly version: number }
}

export interface DraftStore {
  put(kept: KeptDraft): Promise<void>
  read(id: string): Promise<KeptDraft | null>
  /** Makes the draft one of this person's, the last of the list. */
  own(person: string, id: string): Promise<void>
  isOwned(person: string, id: string): Promise<boolean>
  /** Ids, oldest first. */
  list(person: string): Promise<readonly string[]>
}

export function openDraftStore(journal: Pick<Journal, 'putNote' | 'readNote'>): DraftStore {
  const list = async (person: string): Promise<readonly string[]> =>
    JSON.parse((await journal.readNote(`drafts:${person}`)) ?? '[]')
  return {
    list,
    put: (kept) => journal.putNote(`draft:${kept.record.id}`, JSON.stringify(kept)),
    async read(id) {
      const json = await journal.readNote(`draft:${id}`)
      return json === null ? null : JSON.parse(json)
    },
    async own(person, id) {
      const others = (await list(person)).filter((other) => other !== id)
      await journal.putNote(`drafts:${person}`, JSON.stringify([...others, id]))
    },
    isOwned: async (person, id) => (await list(person)).includes(id),
  }
}
