// Part of the fake Bot API: drafts, edits, files that are sent, the menu and the webhook, each within its limits.
import type { Payload, UploadedFile } from './fake-telegram-body.ts'
import { BadRequest, checkButtons, checkText } from './fake-telegram-text.ts'

export interface KeptMessage {
  readonly chat: number
  readonly id: number
  text: string
  raw: string
  markup: unknown
  readonly file?: UploadedFile
}

export interface MoreState {
  readonly sent: KeptMessage[]
  readonly drafts: { readonly chat: number; readonly id: number; readonly text: string }[]
  commands: readonly { readonly command: string; readonly description: string }[]
  webhook: { readonly url: string; readonly secret: string } | null
  nextMessage: number
}

const most = {
  caption: 1024,
  upload: 50 * 1024 * 1024,
  photo: 10 * 1024 * 1024,
  commands: 100,
  description: 256,
}

export function buildMoreMethods(
  state: MoreState,
  put: (message: Omit<KeptMessage, 'id'>) => unknown,
): Record<string, (payload: Payload) => unknown> {
  const sendFile = (field: 'document' | 'photo', limit: number) => (payload: Payload) => {
    const file = payload[field] as UploadedFile | undefined
    if (!file?.bytes) throw new BadRequest(`there is no ${field} in the request`)
    if (file.bytes.length === 0) throw new BadRequest('file must be non-empty')
    if (file.bytes.length > limit) throw new BadRequest('file is too big')
    const caption = String(payload.caption ?? '')
    if (caption.length > most.caption) throw new BadRequest('message caption is too long')
    return put({
      chat: Number(payload.chat_id),
      text: caption,
      raw: caption,
      markup: payload.reply_markup,
      file,
    })
  }
  const find = ({ chat_id: chat, message_id: id }: Payload) => {
    const message = state.sent.find((one) => one.id === Number(id) && one.chat === Number(chat))
    if (!message) throw new BadRequest('message to edit not found')
    return message
  }
  return {
    sendDocument: sendFile('document', most.upload),
    sendPhoto: sendFile('photo', most.photo),
    sendMessageDraft: ({ chat_id: chat, draft_id: id, text = '' }) => {
      if (Number(chat) < 0) throw new BadRequest('TEXTDRAFT_PEER_INVALID')
      if (!Number(id)) throw new BadRequest('draft_id must be non-zero')
      if (String(text).length > 4096) throw new BadRequest('message is too long')
      state.drafts.push({ chat: Number(chat), id: Number(id), text: String(text) })
      return true
    },
    editMessageText: (payload) => {
      const message = find(payload)
      const text = checkText(payload)
      checkButtons(payload.reply_markup)
      if (message.text === text && JSON.stringify(message.markup) === JSON.stringify(payload.reply_markup))
        throw new BadRequest('message is not modified: specified new message content is exactly the same')
      Object.assign(message, { text, raw: String(payload.text), markup: payload.reply_markup })
      return { message_id: message.id, date: 1, chat: { id: message.chat, type: 'private' }, text }
    },
    deleteMessage: (payload) => {
      state.sent.splice(state.sent.indexOf(find(payload)), 1)
      return true
    },
    setMyCommands: ({ commands }) => {
      const given = (typeof commands === 'string' ? JSON.parse(commands) : commands) as MoreState['commands']
      if (given.length > most.commands) throw new BadRequest('BOT_COMMANDS_TOO_MUCH')
      for (const { command, description } of given) {
        if (!/^[a-z0-9_]{1,32}$/.test(command)) throw new BadRequest('BOT_COMMAND_INVALID')
        if (description.length < 1 || description.length > most.description)
          throw new BadRequest('BOT_COMMAND_DESCRIPTION_INVALID')
      }
      state.commands = given
      return true
    },
    setWebhook: ({ url, secret_token: secret = '' }) => {
      if (!/^https:\/\//.test(String(url)))
        throw new BadRequest('bad webhook: An HTTPS URL must be provided for webhook')
      if (!/^[A-Za-z0-9_-]{1,256}$/.test(String(secret)))
        throw new BadRequest('secret token contains unallowed characters')
      state.webhook = { url: String(url), secret: String(secret) }
      return true
    },
  }
}
