// Step: the replies to a message -> what the talk keeps of them where none was an answer (answers are kept as turns), so that a reload shows all that was said.
import type { ReplyEvent } from '#chat/chat.ts'
import type { Conversation } from '#chat/conversation.ts'
import type { KeptReply } from '#domain/journal/remark.ts'
import { maskPrivate } from '#text/private/mask-private.ts'

/** Characters of what was said, and of one reply; a draft is kept whole in its own record. */
const most = { said: 2000, replied: 8000 }

/** Hands the replies on as they come; what is kept is stored when they end. A disk that is full keeps none of them back. */
export async function* keepRemark(
  replies: AsyncGenerator<ReplyEvent>,
  conversation: Conversation,
): AsyncGenerator<ReplyEvent> {
  const given: ReplyEvent[] = []
  for await (const event of replies) {
    if (event.kind !== 'step' && event.kind !== 'line') given.push(event)
    yield event
  }
  if (given.length === 0 || given.some(({ kind }) => kind === 'answer')) return
  await store(given.map(toKept), conversation).catch(() => {})
}

async function store(replies: readonly KeptReply[], { message, desk, now }: Conversation): Promise<void> {
  const { conversation, reader, files = [] } = message
  const said = [maskPrivate(cut(message.text.trim(), most.said)), ...files.map(({ name }) => `〔${name}〕`)]
  await desk.keepRemark(reader, conversation, {
    at: now().toISOString(),
    own: await desk.readPlace(reader),
    text: said.filter(Boolean).join(' '),
    replies,
  })
}

function toKept(event: ReplyEvent): KeptReply {
  switch (event.kind) {
    case 'error':
      return { kind: 'error', text: event.text, fix: event.fix }
    case 'file':
      return { kind: 'file', name: event.name, draft: event.draft }
    case 'notice': {
      if (event.isPassing) return { kind: 'shown', what: 'reports' }
      const text = cut(event.text, most.replied)
      if (event.opened) {
        const { id, draft } = event.opened
        return { kind: 'draft', text, draft: id, version: draft.version }
      }
      return { kind: 'notice', text, choices: (event.choices ?? []).map(({ label }) => label) }
    }
    default:
      return { kind: 'shown', what: 'preview' }
  }
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}……`
}
