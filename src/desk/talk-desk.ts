// The desk's verbs over talks: the turns of a conversation, a person's conversations.
import type { Turn } from '#domain/journal/turn.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import { beginTalk, isTalkOf, keepTalk, type ListedTalk, listTalks } from './talk-list.ts'

export interface TalkDesk {
  /** Makes the conversation the reader's when it is nobody's yet. Throws AppError `missing` when it is another's and no group. */
  beginTalk(reader: Reader, conversation: string, isGroup?: boolean): Promise<void>
  /** False for a conversation that another person began. */
  isTalkOf(reader: Reader, conversation: string): Promise<boolean>
  /** The newest `limit`, oldest first; none of a conversation that another person began. */
  listTurns(reader: Reader, conversation: string, limit?: number): Promise<readonly Turn[]>
  /** Stored when it returns; the conversation is its beginner's newest then. */
  keepTurn(reader: Reader, conversation: string, turn: Omit<Turn, 'person'>): Promise<void>
  /** The person's conversations that have an answer, newest first. */
  listTalks(reader: Reader): Promise<readonly ListedTalk[]>
}

/** Turns a page shows after a reload. */
const turnsShown = 50

export function openTalkDesk(parts: { readonly journal: Journal; readonly now: () => Date }): TalkDesk {
  const { journal, now } = parts
  return {
    beginTalk: ({ person }, conversation, isGroup = false) =>
      beginTalk({ conversation, person, isGroup }, { ...journal, now }),
    isTalkOf: ({ person }, conversation) => isTalkOf(person, conversation, journal),
    listTurns: async ({ person }, conversation, limit = turnsShown) =>
      (await isTalkOf(person, conversation, journal)) ? journal.turns.list(conversation, limit) : [],
    async keepTurn({ person }, conversation, turn) {
      await journal.turns.append(conversation, { ...turn, person })
      await keepTalk(person, { conversation, question: turn.question, at: turn.at }, journal)
    },
    listTalks: ({ person }) => listTalks(person, journal),
  }
}
