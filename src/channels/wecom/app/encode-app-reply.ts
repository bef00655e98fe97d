// Step: a reply of the conversation -> messages of the app, each within 2,048 bytes: text, or the vendor's small markdown where that is set.
import type { ReplyEvent } from '#chat/chat.ts'
import { renderAnswer } from '#chat/render-answer.ts'
import { renderPreview } from '#chat/render-preview.ts'
import { splitText } from '#chat/split-text.ts'
import type { Outgoing } from '#domain/journal/outbox-entry.ts'

export type AppFormat = 'text' | 'markdown'

/** What goes beyond is cut off by the server without a word. */
const mostBytes = 2048
/** Put before what may have gone out already; there is always room for it. */
export const againMark = '【补发】\n'

const countBytes = (text: string) => Buffer.byteLength(text)

export function encodeAppReply(
  event: ReplyEvent,
  format: AppFormat,
  askerPlace: string | null,
): readonly Outgoing[] {
  switch (event.kind) {
    case 'step':
    case 'line':
      return []
    case 'answer': {
      const headings = event.answer.lines.flatMap((line) => (line.kind === 'heading' ? [line.text] : []))
      return encodeText(renderAnswer(event.answer, askerPlace), format, new Set(headings))
    }
    case 'preview':
      return encodeText(renderPreview(event.preview), format)
    case 'file':
      return [{ body: { kind: 'file' }, file: { name: event.name, bytes: event.bytes } }]
    case 'notice':
      return encodeText(withChoices(event), format)
    case 'error':
      return encodeText(`${event.text}\n${event.fix}`, format)
  }
}

/** `bold` are whole lines. */
function encodeText(
  text: string,
  format: AppFormat,
  bold: ReadonlySet<string> = new Set(),
): readonly Outgoing[] {
  const room = mostBytes - countBytes(againMark)
  const shown = format === 'markdown' ? markUp(text, bold) : text
  return splitText(shown, room, countBytes).map((part) => ({ body: { kind: format, text: part } }))
}

/** Only signs that would turn into something else are touched: a line that begins like a heading or a quotation. */
function markUp(text: string, bold: ReadonlySet<string>): string {
  return text
    .split('\n')
    .map((line) => (bold.has(line) ? `**${line}**` : line.replace(/^(#{1,6} |>)/, '\u200b$1')))
    .join('\n')
}

/** What the text does not offer already is offered below it. */
function withChoices({ text, choices = [] }: ReplyEvent & { kind: 'notice' }): string {
  const missing = choices.filter(({ label }) => !text.includes(label))
  return missing.length === 0 ? text : `${text}\n${missing.map(({ label }) => `〔${label}〕`).join('')}`
}
