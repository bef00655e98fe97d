// The desk's verbs over talks: the turns of a conversation, a person's conversations, updates that were seen.
import type { Reader } from '#domain/reader.ts'
import type { Journal, Turn } from '#ports/journal.ts'
import { keepTalk, listTalks, type Talk } from './talk-list.ts'

export interface TalkDesk {
  /** The newest `limit`, oldest first. */
  listTurns(reader: Reader, conversation: string, limit?: number): Promise<readonly Turn[]>
  /** Stored when it returns; the conversation is the reader's newest then. */
  keepTurn(reader: Reader, conversation: string, turn: Turn): Promise<void>
  /** The person's conversations that have an answer, newest first. */
  listTalks(reader: Reader): Promise<readonly Talk[]>
  /** For channels that must not answer an update twice. */
  claimUpdate: Journal['claimUpdate']
}

/** Turns a page shows after a reload. */
const turnsShown = 50

export function openTalkDesk({ journal }: { readonly journal: Journal }): TalkDesk {
  return {
    listTurns: (_, conversation, limit = turnsShown) => journal.listTurns(conversation, limit),
    async keepTurn({ person }, conversation, turn) {
      await journal.appendTurn(conversation, turn)
      await keepTalk(person, { conversation, question: turn.question, at: turn.at }, journal)
    },
    listTalks: ({ person }) => listTalks(person, journal),
    claimUpdate: (channel, update) => journal.claimUpdate(channel, update),
  }
}
