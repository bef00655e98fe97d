// Step: what came in by a channel -> the desk's replies. Who it is and what he may do is asked when it runs, not when it was taken.
import type { Chat, Message, ReplyEvent } from '#chat/chat.ts'
import type { Desk } from '#desk/desk.ts'
import type { FileReference, Incoming } from '#domain/journal/inbox-entry.ts'
import { answerPress, readPress } from './answer-press.ts'
import type { Channel } from './channel.ts'

/** Something to type is asked for. */
const unheard: ReplyEvent = { kind: 'notice', text: '这段语音没有转成文字，请打字发一次。' }
const unseen: ReplyEvent = {
  kind: 'notice',
  text: '只收文字和文件。报告请作为“文件”发来（docx、pdf、txt 等），不要当图片发。',
}
const oldButton: ReplyEvent = { kind: 'notice', text: '这个按钮放得太久了，请把问题再发一次。' }

export type AnswerIncoming = (
  incoming: Incoming,
  channel: Channel,
  signal: AbortSignal,
) => AsyncIterable<ReplyEvent>

export function openAnswering({ desk, chat }: { readonly desk: Desk; readonly chat: Chat }): AnswerIncoming {
  return async function* (incoming, channel, signal) {
    const { content, chat: conversation, person, isGroup } = incoming
    const admission = await desk.admit({ person, chat: conversation, isGroup, channel: channel.name })
    if (admission.kind === 'refused') {
      if (admission.text !== null) yield { kind: 'notice', text: admission.text }
      return
    }
    const { reader } = admission
    const say = (said: Pick<Message, 'text' | 'files'>) =>
      chat.converse({ conversation, reader, ...(isGroup ? { isGroup } : {}), ...said }, signal)
    switch (content.kind) {
      case 'enter':
        return yield* say({ text: '帮助' })
      case 'feedback':
        return
      case 'button': {
        const press = readPress(content.data)
        if (press) return yield* await answerPress(press, { conversation, reader, desk })
        if (content.label === null) return yield oldButton
        return yield* say({ text: content.label })
      }
      default: {
        const wanted = content.files.filter(({ kind }) => kind !== 'voice')
        if (content.text.trim() === '' && wanted.length === 0) {
          if (content.kind === 'voice') return yield unheard
          return content.kind === 'picture' ? yield unseen : yield* say({ text: '' })
        }
        const files = []
        for (const file of wanted) files.push(await fetchFile(file, channel, signal))
        yield* say({ text: content.text, ...(files.length > 0 ? { files } : {}) })
      }
    }
  }
}

async function fetchFile(file: FileReference, channel: Channel, signal: AbortSignal) {
  const name = file.name ?? (file.kind === 'picture' ? '图片' : '未命名文件')
  return { name, bytes: await channel.fetch(file, signal) }
}
