// Step: one update -> what a person sent, as it is stored. Null for what asks for nothing, and for what a group says to others.
import type { Context } from 'grammy'
import type { Message, MessageEntity } from 'grammy/types'
import { readPress } from '#chat/delivery/answer-press.ts'
import type { FileReference, Incoming } from '#domain/journal/inbox-entry.ts'
import type { MeantAlbums } from './meant-albums.ts'

/** `albums`: those of groups in which the bot was addressed. */
export function decodeUpdate(ctx: Context, albums: MeantAlbums): Incoming | null {
  const stopped = ctx.stoppedMessageGeneration
  if (stopped) return tellStop(ctx, stopped.chat.id)
  const { chat, from } = ctx
  if (!chat || !from || (from.is_bot && from.id !== nameless) || chat.type === 'channel') return null
  const message = ctx.message ?? ctx.editedMessage
  const isGroup = chat.type !== 'private'
  const content = ctx.callbackQuery
    ? readButton(ctx)
    : message && says(message, ctx.editedMessage !== undefined)
      ? readSaid(message, { me: ctx.me, isGroup, albums })
      : null
  if (!content) return null
  const pressed = ctx.callbackQuery?.message?.message_id ?? null
  const update = String(ctx.update.update_id)
  return {
    channel: `telegram:${ctx.me.id}`,
    id: update,
    chat: `telegram:${chat.id}`,
    person: `telegram:${from.id}`,
    isGroup,
    name: isGroup ? (chat.title ?? null) : [from.first_name, from.last_name].filter(Boolean).join(' '),
    at: readTime(message?.date),
    order: ctx.update.update_id,
    content,
    message: message ? String(message.message_id) : null,
    isEdit: ctx.editedMessage !== undefined,
    back: { pressed, update, answers: isGroup && message ? message.message_id : null },
    ...(message?.media_group_id === undefined ? {} : { album: message.media_group_id }),
  }
}

/** Seconds; now where it is none. */
function readTime(seconds: number | undefined): string {
  const isTime = seconds !== undefined && seconds > 0 && seconds < 1e11
  return new Date(isTime ? 1000 * seconds : Date.now()).toISOString()
}

/** By this account Telegram shows an administrator of a group who hides his name (Bot API, GroupAnonymousBot). */
const nameless = 1_087_968_824

/** The button below an answer that is being shown as it grows says 停. Only private chats have it. */
function tellStop({ me, update: { update_id: update } }: Context, chat: number): Incoming {
  return {
    channel: `telegram:${me.id}`,
    id: String(update),
    chat: `telegram:${chat}`,
    person: `telegram:${chat}`,
    isGroup: false,
    at: new Date().toISOString(),
    order: update,
    content: { kind: 'text', text: '停', quoted: null, files: [] },
    message: null,
    isEdit: false,
    back: { pressed: null, update: String(update), answers: null },
  }
}

const words = ['text', 'caption', 'document', 'photo'] as const
/** What a person can send beside them, answered with what can be done instead. */
const others = [
  ...['voice', 'audio', 'video', 'video_note', 'animation', 'sticker', 'location', 'venue'],
  ...['contact', 'poll', 'dice', 'game', 'story', 'paid_media', 'checklist'],
]

/** Notices of the chat itself (a message pinned, a timer set) say nothing; a place that moves is an edit with nothing new in it. */
function says(message: Message, isEdit: boolean): boolean {
  return [...words, ...(isEdit ? [] : others)].some((name) => Object.hasOwn(message, name))
}

interface Hearing {
  readonly me: { readonly id: number; readonly username: string }
  readonly isGroup: boolean
  readonly albums: MeantAlbums
}

function readSaid(message: Message, hearing: Hearing): Incoming['content'] | null {
  const { reply_to_message: answered } = message
  const text = readText(message, hearing)
  if (text === null) return null
  // What is passed on is another's words: whoever passes it on has said nothing.
  const isPassedOn = message.forward_origin !== undefined
  const said = answered?.text ?? answered?.caption ?? message.quote?.text ?? null
  const quoted = isPassedOn ? text || null : said
  const files = readFiles(message)
  const quotedFiles = answered ? readFiles(answered) : []
  const kind = message.voice || message.audio || message.video_note ? 'voice' : (files[0]?.kind ?? 'text')
  return {
    ...{ kind, text: isPassedOn ? '' : text, quoted, files },
    ...(quotedFiles.length > 0 ? { quotedFiles } : {}),
  }
}

/** What is said to the bot, without its name; null where a group speaks of other things. */
function readText(message: Message, { me, isGroup, albums }: Hearing): string | null {
  const said = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  const addressed = entities.filter((one) => names(one, said, me))
  const isAddressed =
    addressed.length > 0 || (message.reply_to_message?.from?.id === me.id && !commandsOther(said, me))
  const isMeant = !isGroup || albums.isMeant(message, isAddressed)
  return isMeant ? cutOut(said, addressed).trim().replace(startWithMore, '/start') : null
}

/** What stands behind it in a link to the bot (`?start=…`) is nobody's words. */
const startWithMore = /^\/start\s[\w-]{1,64}$/

/** @bot, a name that points to it, /command@bot. */
function names({ type, offset, length, ...more }: MessageEntity, text: string, me: Hearing['me']): boolean {
  const words = text.slice(offset, offset + length).toLowerCase()
  if (type === 'mention') return words === `@${me.username.toLowerCase()}`
  if (type === 'text_mention') return 'user' in more && more.user.id === me.id
  return type === 'bot_command' && words.endsWith(`@${me.username.toLowerCase()}`)
}

function commandsOther(text: string, { username }: Hearing['me']): boolean {
  const other = /^\/\w{1,32}@(\w{1,32})/.exec(text)?.[1]
  return other !== undefined && other.toLowerCase() !== username.toLowerCase()
}

/** Of a command its name stays. Entities count UTF-16 units, as strings here do. */
function cutOut(text: string, addressed: readonly MessageEntity[]): string {
  let rest = text
  for (const { type, offset, length } of addressed.toReversed()) {
    const words = text.slice(offset, offset + length)
    const kept = type === 'bot_command' ? words.replace(/@.*$/, '') : ''
    rest = rest.slice(0, offset) + kept + rest.slice(offset + length)
  }
  return rest
}

/** Of a picture the largest of its sizes. */
function readFiles({ document, photo }: Pick<Message, 'document' | 'photo'>): readonly FileReference[] {
  if (document) {
    const { file_name: name = null, file_size: sizeBytes = null, file_id: at } = document
    return [{ kind: 'file', name, sizeBytes, at }]
  }
  const largest = photo?.at(-1)
  return largest
    ? [{ kind: 'picture', name: null, sizeBytes: largest.file_size ?? null, at: largest.file_id }]
    : []
}

/** A choice says what stands on it: its button bears its place in the row alone. Data comes from outside. */
function readButton({ callbackQuery }: Context): Incoming['content'] | null {
  const data = callbackQuery?.data ?? ''
  if (readPress(data)) return { kind: 'button', data, label: null }
  const index = /^c:(\d{1,2})$/.exec(data)?.[1]
  if (index === undefined) return null
  const rows = callbackQuery?.message?.reply_markup?.inline_keyboard ?? []
  return { kind: 'button', data, label: rows.flat()[Number(index)]?.text ?? null }
}
