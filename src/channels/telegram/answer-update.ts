// Step: one update -> what the person said -> the desk's replies, sent. In: an update that was claimed. Never throws.
import type { Context } from 'grammy'
import type { Chat, Message } from '#chat/chat.ts'
import { renderOutcome } from '#chat/render-preview.ts'
import { replies } from '#chat/replies.ts'
import type { Desk } from '#desk/desk.ts'
import { verdictNames } from '#desk/feedback.ts'
import type { Reader } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import { decodePress } from './callback-data.ts'
import { closing } from './chat-queues.ts'
import { checkFileSize, downloadFile } from './download-file.ts'
import { describeScrubbed } from './scrub-token.ts'
import { sendReply, sendText } from './send-reply.ts'

export interface UpdateParts {
  readonly desk: Desk
  readonly chat: Chat
  readonly log: (text: string) => void
  /** `${apiRoot}/file/bot${token}`: holds the token, so it goes nowhere but into fetch. */
  readonly fileRoot: string
}

/** "typing" is shown for 5 s by the clients; it is renewed a little earlier. */
const typingMs = 4_500

export async function answerUpdate(ctx: Context, signal: AbortSignal, parts: UpdateParts): Promise<void> {
  const chat = ctx.chat?.id
  if (chat === undefined) return
  const outlet = { api: ctx.api, chat }
  const stopTyping = showTyping(ctx)
  try {
    if (ctx.callbackQuery) await answerPress(ctx, signal, parts)
    else await answerMessage(ctx, signal, parts)
    if (signal.reason === closing) await sendText('正在停机，这一条没有办完，请稍后再发一次。', outlet)
  } catch (error) {
    const text =
      error instanceof AppError ? `${error.message}\n${error.fix}` : '刚才的回复可能没有发全，请再问一次。'
    if (!(error instanceof AppError)) parts.log(`Telegram：一条消息没有答成：${describeScrubbed(error)}`)
    await sendText(text, outlet).catch((again) =>
      parts.log(`Telegram：提示也没有发出：${describeScrubbed(again)}`),
    )
  } finally {
    stopTyping()
  }
}

async function answerMessage(ctx: Context, signal: AbortSignal, parts: UpdateParts): Promise<void> {
  const { message } = ctx
  const text = message?.text ?? message?.caption ?? ''
  if (!message?.document && text.trim() === '') {
    await sendText('只收文字和文件。报告请作为“文件”发来（docx、pdf、txt 等），不要当图片发。', outletOf(ctx))
    return
  }
  const files = message?.document ? [await fetchDocument(ctx, parts)] : []
  await talk({ text, files }, { ctx, signal, parts })
}

async function talk(
  said: Pick<Message, 'text' | 'files'>,
  { ctx, signal, parts }: { ctx: Context; signal: AbortSignal; parts: UpdateParts },
): Promise<void> {
  const { chat } = outletOf(ctx)
  const reader = await readReader(ctx, parts)
  const message = { conversation: `telegram:${chat}`, reader, ...said }
  for await (const event of parts.chat.converse(message, signal)) {
    await sendReply(event, await parts.desk.readPlace(reader), outletOf(ctx))
  }
}

function readReader(ctx: Context, { desk }: UpdateParts): Promise<Reader> {
  return desk.readerFor(`telegram:${ctx.from?.id}`)
}

async function fetchDocument(
  ctx: Context,
  { fileRoot }: UpdateParts,
): Promise<{ name: string; bytes: Uint8Array }> {
  const document = ctx.message?.document
  const name = document?.file_name ?? '未命名文件'
  checkFileSize({ name, sizeBytes: document?.file_size ?? null })
  const { file_path: path = '' } = await ctx.api.getFile(document?.file_id ?? '')
  return { name, bytes: await downloadFile(name, `${fileRoot}/${path}`) }
}

/** A press is always answered first, or the button keeps turning on the person's screen. */
async function answerPress(ctx: Context, signal: AbortSignal, parts: UpdateParts): Promise<void> {
  await ctx
    .answerCallbackQuery()
    .catch((error) => parts.log(`Telegram：按钮没有应答：${describeScrubbed(error)}`))
  const press = decodePress(ctx.callbackQuery?.data ?? '')
  if (press?.kind === 'choice') {
    const label = ctx.callbackQuery?.message?.reply_markup?.inline_keyboard.flat()[press.index]?.text
    if (label === undefined) return sendText('这个按钮放得太久了，请把问题再发一次。', outletOf(ctx))
    return talk({ text: label }, { ctx, signal, parts })
  }
  if (!press) return
  const reader = await readReader(ctx, parts)
  if (press.kind === 'feedback') {
    const { turn, verdict } = press
    const conversation = `telegram:${outletOf(ctx).chat}`
    await parts.desk.giveFeedback(reader, { conversation, turn, verdict })
    await removeButtons(ctx)
    await sendText(`记下了：${verdictNames[verdict]}。`, outletOf(ctx))
    return
  }
  if (press.kind === 'discard') {
    await parts.desk.discardPreview(reader, press.token)
    await removeButtons(ctx)
    await sendText(replies.withdrawn, outletOf(ctx))
    return
  }
  const { outcome } = await parts.desk.confirmPreview(reader, press.token)
  await removeButtons(ctx)
  await sendText(renderOutcome(readFileName(ctx), outcome), outletOf(ctx))
}

/** The preview's own message says which file it is about; an old one may be gone. */
function readFileName(ctx: Context): string {
  return /^文件：(.+)$/m.exec(ctx.callbackQuery?.message?.text ?? '')?.[1] ?? '这份文件'
}

/** Only once it is done: what another pressed in vain stays for whose it is. A courtesy: an old message cannot be edited. */
async function removeButtons(ctx: Context): Promise<void> {
  await ctx.editMessageReplyMarkup().catch(() => {})
}

/** Returns what ends it. */
function showTyping(ctx: Context): () => void {
  const show = () => void ctx.replyWithChatAction('typing').catch(() => {})
  show()
  const timer = setInterval(show, typingMs)
  return () => clearInterval(timer)
}

function outletOf(ctx: Context) {
  return { api: ctx.api, chat: ctx.chat?.id ?? 0 }
}
