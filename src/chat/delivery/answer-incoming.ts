// Step: what came in by a channel -> the desk's replies. Who it is and what he may do is asked when it runs, not when it was taken.
import type { Chat, Message, ReplyEvent } from '#chat/chat.ts'
import { asksForCheck, asksForDraft, asksToAdd } from '#chat/draft-words.ts'
import { replies } from '#chat/replies.ts'
import type { Desk } from '#desk/desk.ts'
import { type Content, type FileReference, type Incoming, inboxKey } from '#domain/journal/inbox-entry.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import { answerPress, readPress } from './answer-press.ts'
import type { Channel } from './channel.ts'
import { findOver } from './find-over.ts'

/** Something to type is asked for. */
const unheard: ReplyEvent = { kind: 'notice', text: '这段语音没有转成文字，请打字发一次。' }
const oldButton: ReplyEvent = { kind: 'notice', text: '这个按钮放得太久了，请把问题再发一次。' }

export type AnswerIncoming = (
  incoming: Incoming,
  channel: Channel,
  signal: AbortSignal,
) => AsyncIterable<ReplyEvent>

interface AnsweringParts {
  readonly desk: Desk
  readonly chat: Chat
  readonly journal: { readonly inbox: Pick<Journal['inbox'], 'read'> }
}

export function openAnswering({ desk, chat, journal }: AnsweringParts): AnswerIncoming {
  return async function* (incoming, channel, signal) {
    const { content, chat: conversation, person, isGroup } = incoming
    const admission = await desk.admit({
      person,
      chat: conversation,
      isGroup,
      channel: channel.name,
      name: incoming.name ?? null,
    })
    if (admission.kind === 'refused') {
      if (admission.text !== null) yield { kind: 'notice', text: admission.text }
      return
    }
    const { reader } = admission
    const say = (said: Pick<Message, 'text' | 'files' | 'quoted' | 'isPressed'>) =>
      chat.converse({ conversation, reader, ...(isGroup ? { isGroup } : {}), ...said }, signal)
    switch (content.kind) {
      case 'enter':
        return yield* say({ text: '帮助' })
      case 'feedback':
        return keepVerdict(content, incoming, { desk, reader, journal })
      case 'button': {
        const over = await findOver(content, { conversation, reader, desk, chat })
        // In a group it may be another member's, and his buttons stay.
        if (over !== null)
          return yield { kind: 'notice', text: over, ...(isGroup ? {} : { endsButtons: true }) }
        const press = readPress(content.data)
        if (press?.kind === 'draft') return yield* draftFrom(press.token, { reader, desk, say })
        if (press) return yield* await answerPress(press, { conversation, reader, desk })
        if (content.label === null) return yield oldButton
        return yield* say({ text: content.label, isPressed: true })
      }
      default: {
        const wanted = readWanted(content)
        if (content.text.trim() === '' && wanted.length === 0) {
          return content.kind === 'voice' ? yield unheard : yield* say({ text: '', quoted: content.quoted })
        }
        const files = []
        for (const file of wanted) files.push(await fetchFile(file, channel, signal))
        const said = { text: content.text, quoted: content.quoted }
        yield* offerAll(say({ ...said, ...(files.length > 0 ? { files } : {}) }))
      }
    }
  }
}

/** Several files are settled with one word: each has its own buttons, too. */
async function* offerAll(events: AsyncIterable<ReplyEvent>): AsyncGenerator<ReplyEvent> {
  let previews = 0
  for await (const event of events) {
    if (event.kind === 'preview') previews++
    yield event
  }
  if (previews > 1) yield { kind: 'notice', text: replies.settleAll(previews), choices: settleAll }
}

const settleAll = ['全部入库', '都不要'].map((label) => ({ label, place: '' }))

/** 检查, 按这个起草, said to a file that was sent before, mean that file. */
function readWanted({
  text,
  files,
  quotedFiles = [],
}: Extract<Content, { files: unknown }>): readonly FileReference[] {
  const isMeant = asksForDraft(text) || asksForCheck(text) || asksToAdd(text)
  const meant = files.length === 0 && isMeant ? quotedFiles : files
  return meant.filter(({ kind }) => kind !== 'voice')
}

/** As if it had been sent with these words; it is no report that waits any longer. */
async function* draftFrom(
  token: string,
  {
    reader,
    desk,
    say,
  }: Pick<AnsweringParts, 'desk'> & {
    readonly reader: Reader
    readonly say: (said: Pick<Message, 'text' | 'files'>) => AsyncIterable<ReplyEvent>
  },
): AsyncGenerator<ReplyEvent> {
  const files = [await desk.readPreviewed(reader, token)]
  let isWritten = true
  for await (const event of say({ text: '按这个起草', files })) {
    if (event.kind === 'error') isWritten = false
    yield event
  }
  if (isWritten) await desk.discardPreview(reader, token)
}

const verdicts = { good: 'useful', bad: 'useless', cancelled: null } as const

/** Said by the channel's own means of a reply that the same person got; of any other it is left. */
async function keepVerdict(
  { about, verdict }: Content & { kind: 'feedback' },
  { channel, chat: conversation, person }: Incoming,
  { desk, reader, journal }: Omit<AnsweringParts, 'chat'> & { readonly reader: Reader },
): Promise<void> {
  const asked = await journal.inbox.read(inboxKey({ channel, id: about }))
  if (asked?.turn === undefined || asked.chat !== conversation || asked.person !== person) return
  await desk.giveFeedback(reader, { conversation, turn: asked.turn, verdict: verdicts[verdict] })
}

async function fetchFile(file: FileReference, channel: Channel, signal: AbortSignal) {
  const { name, bytes } = await channel.fetch(file, signal)
  return { name: name ?? file.name ?? (file.kind === 'picture' ? '图片' : '未命名文件'), bytes }
}
