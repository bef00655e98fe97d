// Step: a few sentences that are asked for, of which no report tells and for which nothing was given -> what it takes to write them. No draft is begun of nothing.
import type { ReplyEvent } from '#chat/chat.ts'
import type { Conversation } from '#chat/conversation.ts'
import { readDraftNow } from '#chat/handle-draft.ts'
import { readPiece } from '#chat/read-piece.ts'
import { replies } from '#chat/replies.ts'
import { wantsBlanks } from '#chat/sketch.ts'
import { namesPaper } from '#shared/paper-names.ts'

/** Null where a paper is named, facts are brought, or a draft is open that they may be for. */
export async function askFacts(text: string, conversation: Conversation): Promise<ReplyEvent | null> {
  const piece = readPiece(text, conversation.book.extents)
  if (piece === null || namesPaper(text) || wantsBlanks.test(text)) return null
  if ((await readDraftNow(conversation)) !== null) return null
  const topic = piece.thing.length > longest ? '' : piece.thing
  const hints = conversation.desk.findTheme(topic)?.hints ?? []
  return { kind: 'notice', text: replies.askFacts(topic, { thing: topic, hints }) }
}

/** Longer is no name of a thing. */
const longest = 12
