// Step: a stored message -> the server, and what became of it. What may have arrived is said to be unsure, never to have failed.
import { type Api, GrammyError, HttpError, InputFile } from 'grammy'
import type { z } from 'zod'
import type { Sending, SendResult } from '#chat/delivery/channel.ts'
import { bodySchema } from './encode-reply.ts'
import { againMark } from './encode-text.ts'
import type { Growing } from './open-growing.ts'
import { describeScrubbed } from './scrub-token.ts'

/** Before anything was sent: the network is down or the name is not found. */
const neverLeft = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH/
const laterMs = 5_000

export async function sendMessage(
  { to, outgoing, isAgain }: Sending,
  { api, growing }: { readonly api: Api; readonly growing: Growing },
): Promise<SendResult> {
  const chat = Number(/^telegram:(-?\d+)$/.exec(to.chat)?.[1])
  const body = bodySchema.parse(outgoing.body)
  const place = body.update === null ? null : await growing.take(body.update)
  try {
    return outgoing.file
      ? await placeFile(outgoing.file, { chat, place, body, isAgain }, api)
      : await placeText(body, { chat, place, isAgain }, api)
  } catch (error) {
    const result = readFailure(error)
    if (place !== null && body.update !== null && result.kind === 'later')
      growing.putBack(body.update, { chat, answers: body.answers }, place)
    return result
  }
}

interface Placing {
  readonly chat: number
  /** The message that the reply is to stand in. */
  readonly place: number | null
  readonly isAgain: boolean
}

async function placeText(body: Body, { chat, place, isAgain }: Placing, api: Api): Promise<SendResult> {
  const mark = isAgain ? againMark : ''
  const marked = { ...body, html: mark + body.html, plain: mark + body.plain }
  const sent = place === null ? null : await putInPlace(marked, { chat, place }, api)
  const receipt = sentAs(sent ?? (await sendText(marked, chat, api)))
  // A courtesy: an old message cannot be edited.
  if (body.removes !== null) await api.editMessageReplyMarkup(chat, body.removes).catch(() => {})
  return receipt
}

async function placeFile(
  file: NonNullable<Sending['outgoing']['file']>,
  { chat, place, isAgain, body }: Placing & { readonly body: Body },
  api: Api,
): Promise<SendResult> {
  const caption = isAgain ? againMark.trim() : null
  const sent = sentAs(await sendFile({ ...file, caption, ...hangOn(body) }, chat, api))
  if (place !== null) await api.deleteMessage(chat, place).catch(() => {})
  return sent
}

function sentAs({ message_id: id }: { readonly message_id: number }): SendResult {
  return { kind: 'sent', receipt: String(id) }
}

type Body = z.infer<typeof bodySchema>

function optionsOf({ buttons }: Body) {
  return {
    link_preview_options: { is_disabled: true },
    ...(buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons } } : {}),
  }
}

async function sendText(body: Body, chat: number, api: Api): Promise<{ readonly message_id: number }> {
  const options = { ...optionsOf(body), ...hangOn(body) }
  return api.sendMessage(chat, body.html, { ...options, parse_mode: 'HTML' }).catch((error: unknown) => {
    // Markup that the server cannot read is no reason to withhold the text.
    if (!isMarkupRefused(error)) throw error
    return api.sendMessage(chat, body.plain, options)
  })
}

/** In a group the reply hangs on what it answers, and so stands under the same topic. */
function hangOn({ answers }: Pick<Body, 'answers'>) {
  return answers === null
    ? {}
    : { reply_parameters: { message_id: answers, allow_sending_without_reply: true } }
}

/** What was shown under way becomes the reply; null where it can no longer be changed. */
async function putInPlace(
  body: Body,
  { chat, place }: { readonly chat: number; readonly place: number },
  api: Api,
): Promise<{ readonly message_id: number } | null> {
  const options = optionsOf(body)
  try {
    await api.editMessageText(chat, place, body.html, { ...options, parse_mode: 'HTML' })
    return { message_id: place }
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error
    if (/not modified/.test(error.description)) return { message_id: place }
    await api.deleteMessage(chat, place).catch(() => {})
    return null
  }
}

/** A picture that the server does not take as one (too long, too flat) goes as a document. */
async function sendFile(
  {
    name,
    bytes,
    caption,
    ...hangs
  }: { readonly name: string; readonly bytes: Uint8Array; readonly caption: string | null } & ReturnType<
    typeof hangOn
  >,
  chat: number,
  api: Api,
): Promise<{ readonly message_id: number }> {
  const more = { ...hangs, ...(caption === null ? {} : { caption }) }
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
