// Step: a stored message -> the server, and what became of it. What may have arrived is said to be unsure, never to have failed.
import { type Api, GrammyError, HttpError, InputFile } from 'grammy'
import type { Sending, SendResult } from '#chat/delivery/channel.ts'
import { bodySchema } from './encode-reply.ts'
import { describeScrubbed } from './scrub-token.ts'

const again = '（补发，可能与上一条重复）\n'
/** Before anything was sent: the network is down or the name is not found. */
const neverLeft = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH/
const laterMs = 5_000

export async function sendMessage({ to, outgoing, isAgain }: Sending, api: Api): Promise<SendResult> {
  const chat = Number(/^telegram:(-?\d+)$/.exec(to.chat)?.[1])
  const { html, plain, buttons, removes } = bodySchema.parse(outgoing.body)
  const mark = isAgain ? again : ''
  try {
    if (outgoing.file) {
      const { bytes, name } = outgoing.file
      const sent = await sendFile({ name, bytes, caption: isAgain ? again.trim() : null }, chat, api)
      return { kind: 'sent', receipt: String(sent.message_id) }
    }
    const options = {
      link_preview_options: { is_disabled: true },
      ...(buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons } } : {}),
    }
    const sent = await api
      .sendMessage(chat, mark + html, { ...options, parse_mode: 'HTML' })
      .catch((error: unknown) => {
        // Markup that the server cannot read is no reason to withhold the text.
        if (!isMarkupRefused(error)) throw error
        return api.sendMessage(chat, mark + plain, options)
      })
    // A courtesy: an old message cannot be edited.
    if (removes !== null) await api.editMessageReplyMarkup(chat, removes).catch(() => {})
    return { kind: 'sent', receipt: String(sent.message_id) }
  } catch (error) {
    return readFailure(error)
  }
}

/** A picture that the server does not take as one (too long, too flat) goes as a document. */
async function sendFile(
  {
    name,
    bytes,
    caption,
  }: { readonly name: string; readonly bytes: Uint8Array; readonly caption: string | null },
  chat: number,
  api: Api,
): Promise<{ readonly message_id: number }> {
  const more = caption === null ? {} : { caption }
  const asDocument = () => api.sendDocument(chat, new InputFile(bytes, name), more)
  if (!name.endsWith('.png') || bytes.length > mostPhotoBytes) return asDocument()
  return api.sendPhoto(chat, new InputFile(bytes, name), more).catch((error: unknown) => {
    if (!(error instanceof GrammyError && error.error_code === 400)) throw error
    return asDocument()
  })
}

const mostPhotoBytes = 10 * 1024 * 1024

function isMarkupRefused(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && /parse entities/.test(error.description)
}

function readFailure(error: unknown): SendResult {
  const reason = describeScrubbed(error)
  if (error instanceof GrammyError) {
    const { error_code: code, parameters } = error
    if (code === 429) return { kind: 'later', afterMs: 1000 * (parameters.retry_after ?? 5), reason }
    if (code >= 500) return { kind: 'unsure', reason }
    const advice =
      code === 403 ? '对方停用了机器人，请他在 Telegram 里重新点“开始”。' : '请管理员把这条原因告诉开发的人。'
    return { kind: 'refused', reason, advice }
  }
  const cause = error instanceof HttpError ? error.error : error
  const code = String((cause as { code?: unknown } | null)?.code ?? '')
  return neverLeft.test(`${code} ${reason}`)
    ? { kind: 'later', afterMs: laterMs, reason }
    : { kind: 'unsure', reason }
}
