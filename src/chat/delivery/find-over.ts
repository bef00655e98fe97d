// Step: a pressed button -> whether what it stands under is over: a file that was stored or withdrawn, an answer that is gone, a question that was asked back. Null: it still does what it says.

import type { Chat } from '#chat/chat.ts'
import type { Desk } from '#desk/desk.ts'
import type { Incoming } from '#domain/journal/inbox-entry.ts'
import type { Reader } from '#domain/reader.ts'
import { readPress } from './answer-press.ts'

/** How far back a button may reach, in turns. */
const reach = 50

const told = {
  file: '这份预览已经处理过，或者放得太久了。要入库，把文件再发一次。',
  answer: '这一答已经找不到了。把问题再问一次，就有新的按钮。',
  choice: '这是前面一次的选项，现在用不上了。要问什么，直接说就行；改本单位，发“换单位”。',
}

export interface Pressed {
  /** What the button carries, and what stands on it where that counts as typed. */
  readonly data: string
  readonly label: string | null
}

export interface Pressing {
  readonly conversation: string
  readonly reader: Reader
  readonly desk: Pick<Desk, 'listPreviews' | 'listTurns'>
  readonly chat: Pick<Chat, 'isOpenChoice'>
}

/** What the person is told. */
export async function findOver({ data, label }: Pressed, pressing: Pressing): Promise<string | null> {
  const { desk, chat, reader, conversation } = pressing
  const press = readPress(data)
  if (press === null) {
    const isOpen = label === null || (await chat.isOpenChoice({ conversation, reader, text: label }))
    return isOpen ? null : told.choice
  }
  if ('token' in press) {
    const waiting = await desk.listPreviews(reader, conversation)
    return waiting.includes(press.token) ? null : told.file
  }
  const turns = await desk.listTurns(reader, conversation, reach)
  return turns.some(({ at }) => at === press.turn) ? null : told.answer
}

/** Of a message as a channel decodes it: whether its buttons may go. Not in a group, where they may be another member's. Never throws: what cannot be looked up is not over. */
export type IsOver = (incoming: Pick<Incoming, 'chat' | 'person' | 'isGroup' | 'content'>) => Promise<boolean>

export function openIsOver({
  desk,
  chat: talk,
}: Pick<Pressing, 'chat'> & {
  readonly desk: Pressing['desk'] & Pick<Desk, 'readerFor'>
}): IsOver {
  return async ({ chat, person, isGroup, content }) => {
    if (content.kind !== 'button' || isGroup) return false
    try {
      const reader = await desk.readerFor(person)
      return (await findOver(content, { conversation: chat, reader, desk, chat: talk })) !== null
    } catch {
      return false
    }
  }
}
