// The desk's verbs over talks: the turns of a conversation, a person's conversations.
import type { Remark } from '#domain/journal/remark.ts'
import type { Turn } from '#domain/journal/turn.ts'
import type { PlainDocument } from '#domain/paper/plain-document.ts'
import type { Reader } from '#domain/reader.ts'
import type { DocumentWriter } from '#ports/document-writer.ts'
import type { Journal } from '#ports/journal.ts'
import type { Views } from '#ports/views.ts'
import { isOfOne, type SeenTurn, seeTurns } from './sharing/see-turns.ts'
import { beginTalk, isTalkOf, keepTalk, type ListedTalk, listTalks, renameTalk } from './talk-list.ts'

export interface TalkDesk {
  /** Makes the conversation the reader's when it is nobody's yet. Throws AppError `missing` or `denied` when it is not his to go on with, and no group. */
  beginTalk(reader: Reader, conversation: string, isGroup?: boolean): Promise<void>
  /** False for a conversation that another person began and did not let to his unit. */
  isTalkOf(reader: Reader, conversation: string): Promise<boolean>
  /** The newest `limit`, oldest first, without answers from what he may not see; none of a conversation that is not for him. */
  listTurns(reader: Reader, conversation: string, limit?: number): Promise<readonly SeenTurn[]>
  /** Stored when it returns; the conversation is its beginner's newest then. */
  keepTurn(reader: Reader, conversation: string, turn: Omit<Turn, 'person'>): Promise<void>
  /** Stored when it returns: what was said and replied to with something else than an answer. */
  keepRemark(reader: Reader, conversation: string, remark: Omit<Remark, 'person'>): Promise<void>
  /** The newest `limit`, oldest first; of a talk of his own, or of the group he speaks in. What is another's stays his. */
  listRemarks(reader: Reader, conversation: string, limit?: number): Promise<readonly Remark[]>
  /** The person's conversations that have an answer, newest first, at most `limit` of the newest; with words those in which he said all of them. */
  listTalks(reader: Reader, words?: string, limit?: number): Promise<readonly ListedTalk[]>
  /** An empty name takes it back. Throws AppError `missing`, `input`. */
  renameTalk(reader: Reader, conversation: string, name: string): Promise<void>
  /** What was laid out of a talk, as docx. */
  writeTalkDocument(document: PlainDocument, conversation: string): Promise<Uint8Array>
}

/** Turns a page shows after a reload. */
const turnsShown = 50

export interface TalkParts {
  readonly journal: Journal
  readonly views: Views
  readonly now: () => Date
  readonly documentWriter: Pick<DocumentWriter, 'writePlain'>
  readonly producer: string
}

export function openTalkDesk({ journal, views, now, documentWriter, producer }: TalkParts): TalkDesk {
  return {
    beginTalk: (reader, conversation, isGroup = false) =>
      beginTalk({ conversation, reader, isGroup }, { ...journal, now }),
    isTalkOf: (reader, conversation) => isTalkOf(reader, conversation, journal),
    listTurns: async (reader, conversation, limit = turnsShown) =>
      (await isTalkOf(reader, conversation, journal))
        ? seeTurns(await journal.turns.list(conversation, limit), reader, views)
        : [],
    async keepTurn({ person }, conversation, turn) {
      await Promise.all([
        journal.turns.append(conversation, { ...turn, person }),
        keepTalk(person, { conversation, question: turn.question, at: turn.at }, journal),
      ])
    },
    async keepRemark({ person }, conversation, remark) {
      const isWork = remark.replies.some(({ kind }) => kind === 'draft' || kind === 'file')
      await Promise.all([
        journal.remarks.append(conversation, { ...remark, person }),
        keepTalk(person, { conversation, question: isWork ? remark.text : null, at: remark.at }, journal),
      ])
    },
    async listRemarks(reader, conversation, limit = turnsShown) {
      if (!(await isTalkOf(reader, conversation, journal))) return []
      const all = await journal.remarks.list(conversation, limit)
      return all.filter(({ person }) => isOfOne(person, reader.person))
    },
    listTalks: ({ person }, words = '', limit) => listTalks(person, { words, limit }, journal),
    renameTalk: ({ person }, conversation, name) => renameTalk(person, { conversation, name }, journal),
    writeTalkDocument: (document, conversation) =>
      documentWriter.writePlain(document, { producer, contentId: conversation }),
  }
}
