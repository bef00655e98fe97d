// Step: one update -> what a person sent, as it is stored. Null for what asks for nothing.
import type { Context } from 'grammy'
import { readPress } from '#chat/delivery/answer-press.ts'
import type { Incoming } from '#domain/journal/inbox-entry.ts'

export function decodeUpdate(ctx: Context): Incoming | null {
  const { chat, from } = ctx
  const message = ctx.message ?? ctx.editedMessage
  const content = ctx.callbackQuery ? readButton(ctx) : readSaid(ctx)
  if (!chat || !from || !content) return null
  const isDone = content.kind === 'button' && readPress(content.data) !== null
  const removes = isDone ? (ctx.callbackQuery?.message?.message_id ?? null) : null
  return {
    channel: `telegram:${ctx.me.id}`,
    id: String(ctx.update.update_id),
    chat: `telegram:${chat.id}`,
    person: `telegram:${from.id}`,
    isGroup: chat.type !== 'private',
    at: new Date(message ? 1000 * message.date : Date.now()).toISOString(),
    content,
    message: message ? String(message.message_id) : null,
    isEdit: ctx.editedMessage !== undefined,
    back: { removes },
  }
}

function readSaid(ctx: Context): Incoming['content'] | null {
  const message = ctx.message ?? ctx.editedMessage
  if (!message) return null
  const { document } = message
  const quoted = message.reply_to_message?.text ?? message.reply_to_message?.caption ?? null
  const text = message.text ?? message.caption ?? ''
  const kind = message.voice ? 'voice' : message.photo ? 'picture' : 'text'
  if (!document) return { kind, text, quoted, files: [] }
  const { file_name: name = null, file_size: sizeBytes = null, file_id: at } = document
  return { kind: 'file', text, quoted, files: [{ kind: 'file', name, sizeBytes, at }] }
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
