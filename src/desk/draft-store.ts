// Drafts in the journal: `draft:ID` holds all versions, `drafts:PERSON` whose they are, `finals:ID` who took them out unlabelled. They survive a restart.
import type { DraftRecord } from '#domain/draft.ts'
import type { Journal } from '#ports/journal.ts'

interface KeptDraft {
  readonly record: DraftRecord
  /** ISO time of the newest version. */
  readonly savedAt: string
  readonly shown: { readonly id: string; readonly title: string; readonly version: number }
}

/** One export without the visible label. Nothing deletes these; the law asks for six months (标识办法 第九条). */
export interface FinalExport {
  readonly person: string
  /** ISO time. */
  readonly at: string
  readonly version: number
  /** SHA-256 of the text. */
  readonly hash: string
  /** What was confirmed, word by word. */
  readonly confirmed: string
  readonly format: 'docx' | 'txt' | 'md'
  /** Findings that block, at that time. */
  readonly blocks: number
}

export interface DraftStore {
  put(kept: KeptDraft): Promise<void>
  read(id: string): Promise<KeptDraft | null>
  /** Makes the draft one of this person's, the last of the list. */
  own(person: string, id: string): Promise<void>
  isOwned(person: string, id: string): Promise<boolean>
  /** Written before the file is handed out. */
  logFinal(id: string, entry: FinalExport): Promise<void>
  /** Oldest first. */
  listFinals(id: string): Promise<readonly FinalExport[]>
  /** Ids, oldest first. */
  list(person: string): Promise<readonly string[]>
}

export function openDraftStore(journal: Pick<Journal, 'putNote' | 'readNote'>): DraftStore {
  const list = async (person: string): Promise<readonly string[]> =>
    JSON.parse((await journal.readNote(`drafts:${person}`)) ?? '[]')
  const listFinals = async (id: string): Promise<readonly FinalExport[]> =>
    JSON.parse((await journal.readNote(`finals:${id}`)) ?? '[]')
  // One after another: two exports at once would lose one entry.
  let turn: Promise<unknown> = Promise.resolve()
  return {
    list,
    listFinals,
    logFinal(id, entry) {
      const log = async () =>
        journal.putNote(`finals:${id}`, JSON.stringify([...(await listFinals(id)), entry]))
      const done = turn.then(log, log)
      turn = done
      return done
    },
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
