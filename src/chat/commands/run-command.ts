// Step: an order of the conversation -> the replies to it. What came behind it (比：…) is read on by the caller.

import type { ReplyEvent } from '#chat/chat.ts'
import type { Conversation } from '#chat/conversation.ts'
import { checkFiles, followDraft, readDraftNow } from '#chat/handle-draft.ts'
import { awaitPlace, forgetAwaited, readAwaited } from '#chat/memory/own-place.ts'
import { offerPage } from '#chat/people/offer-page.ts'
import { renderLibrary } from '#chat/render-library.ts'
import { renderHelp, replies } from '#chat/replies.ts'
import { checkPreviewed } from './check-previewed.ts'
import { showNumbers, showPassage } from './go-back.ts'
import type { Order } from './read-command.ts'

export async function* runCommand(order: Order, conversation: Conversation): AsyncGenerator<ReplyEvent> {
  const { message, desk } = conversation
  const { reader, quoted } = message
  const back = { ...message, desk }
  switch (order.kind) {
    case 'passage':
      return yield await showPassage(order.n, back)
    case 'chart':
      return yield* await showNumbers('png', back)
    case 'sheet':
      return yield* await showNumbers('xlsx', back)
    case 'check':
      return yield* check(order.rest || quoted || '', conversation)
    case 'library':
      return yield passing(renderLibrary(await desk.listReports(reader), await desk.readIndexState(reader)))
    case 'sign-in':
      return yield passing(await offerPage(conversation))
    case 'share-read':
      return yield await share('read', conversation)
    case 'share-edit':
      return yield await share('edit', conversation)
    case 'share-end':
      return yield await share(null, conversation)
    case 'stop':
      return yield await cancel(conversation)
    case 'help':
    case 'place':
      return yield await tellPlace(order.kind, conversation)
    default:
      yield notice(replies.howTo[order.kind])
  }
}

/** What 比：… stands for, as a question or a request of its own. */
export function sayInFull({ kind, rest }: Order): string {
  if (kind === 'compare' && !/^[对相]?比/.test(rest)) return `比一下${rest}`
  if (kind === 'draft' && !/^(?:请|帮我)?(?:写|起草|拟)/.test(rest)) return `写${rest}`
  return rest
}

/** Text that was typed or is answered to; else the file that was sent last and waits; else the draft under way. */
async function* check(text: string, conversation: Conversation): AsyncGenerator<ReplyEvent> {
  const { message, desk } = conversation
  const waiting = (await desk.listPreviews(message.reader, message.conversation)).at(-1)
  const now = await readDraftNow(conversation)
  if (text.trim() === '' && waiting !== undefined)
    yield await checkPreviewed(waiting, { reader: message.reader, desk })
  else if (text.trim() !== '') {
    const file = { name: '这段文字.txt', bytes: new TextEncoder().encode(text) }
    yield* checkFiles({ ...conversation, message: { ...message, files: [file] } })
  } else if (now !== null) yield* followDraft({ kind: 'check' }, now, conversation)
  else yield notice(replies.howTo.check)
}

/** The draft under way. Whose it is, and to which unit it goes, is the desk's to say. */
async function share(may: 'read' | 'edit' | null, conversation: Conversation): Promise<ReplyEvent> {
  const { desk, message } = conversation
  const now = await readDraftNow(conversation)
  if (now === null) return notice(replies.nothingToShare)
  const { shared } = await desk.shareDraft(message.reader, now, may)
  return notice(shared === null ? replies.unshared : replies.shared(shared))
}

async function tellPlace(kind: 'help' | 'place', conversation: Conversation): Promise<ReplyEvent> {
  const place = await conversation.desk.readPlace(conversation.message.reader)
  if (!place) await awaitPlace(conversation)
  if (kind === 'help') return notice(renderHelp(place))
  return notice(place ? replies.placeShown(place) : replies.askPlace)
}

/** Of what runs the delivery has stopped it already: here is what waits for a word. */
async function cancel(conversation: Conversation): Promise<ReplyEvent> {
  const { desk, message } = conversation
  const tokens = await desk.listPreviews(message.reader, message.conversation)
  for (const token of tokens) await desk.discardPreview(message.reader, token)
  const wasAwaited = (await readAwaited(conversation)) !== null
  await forgetAwaited(conversation)
  const isAny = tokens.length > 0 || wasAwaited
  return notice(isAny ? replies.cancelled(tokens.length) : replies.nothingToCancel)
}

function notice(text: string): ReplyEvent {
  return { kind: 'notice', text }
}

function passing(text: string): ReplyEvent {
  return { kind: 'notice', text, isPassing: true }
}
