// Tool of this room: whether a message wants what was told last in another form (写成一句话放报告里): then no draft is begun.
import { listSeen } from '#chat/commands/find-turn.ts'
import type { Conversation } from '#chat/conversation.ts'
import { bringsFacts } from '#chat/sketch.ts'
import { readLast } from '#desk/read-context.ts'
import { asksRetold, readRetelling } from '#question/reckon/retell.ts'

/** How far back the answer may be. */
const turnsRead = 10

export async function wantsRetold(text: string, conversation: Conversation): Promise<boolean> {
  const { desk, message, reckonings } = conversation
  if (bringsFacts(text) || readRetelling(text, reckonings) === null) return false
  const turns = await desk.listTurns(message.reader, message.conversation, turnsRead)
  const last = readLast(listSeen(turns), text)
  return last !== null && asksRetold(text, last.frame, reckonings)
}
