// Step: replies of the desk -> messages in a chat. At most once: what may have arrived is not sent again.
import { type Api, GrammyError, type InlineKeyboard, InputFile } from 'grammy'
import type { ReplyEvent } from '#chat/chat.ts'
import { renderAnswer } from '#chat/render-answer.ts'
import { renderPreview } from '#chat/render-preview.ts'
import { buildChoiceButtons, buildFeedbackButtons, buildPreviewButtons } from './callback-data.ts'
import { type EncodedText, encodeText } from './encode-text.ts'

export interface Outlet {
  readonly api: Api
  readonly chat: number
}

/** `askerPlace` marks peers of the same name in the list of sources. Steps and lines under way are not sent. */
export async function sendReply(event: ReplyEvent, askerPlace: string | null, outlet: Outlet): Promise<void> {
  switch (event.kind) {
    case 'step':
    case 'line':
      return
    case 'answer':
      return sendAnswer(event, askerPlace, outlet)
    case 'preview':
      return sendText(renderPreview(event.preview), outlet, {
        buttons: buildPreviewButtons(event.preview.token),
      })
    case 'file':
      await outlet.api.sendDocument(outlet.chat, new InputFile(event.bytes, event.name))
      return
    case 'notice':
      return sendText(event.text, outlet, event.choices ? { buttons: buildChoiceButtons(event.choices) } : {})
    case 'error':
      return sendText(`${event.text}\n${event.fix}`, outlet)
  }
}

async function sendAnswer(
  { answer, at }: ReplyEvent & { kind: 'answer' },
  askerPlace: string | null,
  outlet: Outlet,
): Promise<void> {
  const headings = answer.lines.flatMap((line) => (line.kind === 'heading' ? [line.text] : []))
  const verdicts = at === null ? null : buildFeedbackButtons(at)
  const buttons =
    answer.kind === 'clarify' && answer.choices.length > 0 ? buildChoiceButtons(answer.choices) : verdicts
  await sendText(renderAnswer(answer, askerPlace), outlet, {
    bold: new Set(headings),
    ...(buttons ? { buttons } : {}),
  })
}

/** In as many messages as it needs; buttons hang on the last one. */
export async function sendText(
  text: string,
  outlet: Outlet,
  { bold, buttons }: { readonly bold?: ReadonlySet<string>; readonly buttons?: InlineKeyboard } = {},
): Promise<void> {
  const parts = encodeText(text, bold)
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1
    await sendPart(part, outlet, isLast && buttons ? { reply_markup: buttons } : {})
  }
}

/** Markup that the server cannot read is no reason to withhold the text. */
async function sendPart(
  { html, plain }: EncodedText,
  { api, chat }: Outlet,
  extra: { readonly reply_markup?: InlineKeyboard },
): Promise<void> {
  const options = { ...extra, link_preview_options: { is_disabled: true } }
  try {
    await api.sendMessage(chat, html, { ...options, parse_mode: 'HTML' })
  } catch (error) {
    if (
      !(error instanceof GrammyError && error.error_code === 400 && /parse entities/.test(error.description))
    )
      throw error
    await api.sendMessage(chat, plain, options)
  }
}
