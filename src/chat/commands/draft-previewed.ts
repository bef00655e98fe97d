// Step: words that point to a file which was sent before and waits for its yes (按这个起草) -> a draft from it. Where files bear no words (WeCom), it is the only way to say so.
import type { ReplyEvent } from '#chat/chat.ts'
import type { Conversation } from '#chat/conversation.ts'
import { pointsToMaterial } from '#chat/draft-words.ts'
import { writeDraft } from '#chat/handle-draft.ts'
import type { SentFile } from '#desk/previews/preview-desk.ts'

/**
 * False where nothing is pointed to, or nothing waits. From the newest file; from all of them where several are named. What was
 * material is no report that waits any longer: a 对 said of the draft must not store it.
 */
export async function* draftPreviewed(
  text: string,
  conversation: Conversation,
): AsyncGenerator<ReplyEvent, boolean> {
  const pointed = pointsToMaterial(text)
  if (pointed === null) return false
  const { desk, message } = conversation
  const waiting = await desk.listPreviews(message.reader, message.conversation)
  const tokens = pointed === 'all' ? waiting : waiting.slice(-1)
  if (tokens.length === 0) return false
  const files = new Map<string, SentFile>()
  for (const token of tokens) {
    const file = await desk.readPreviewed(message.reader, token)
    files.set(file.name, file)
  }
  yield* writeDraft(text, { ...conversation, message: { ...message, files: [...files.values()] } })
  for (const token of tokens) await desk.discardPreview(message.reader, token)
  return true
}
