// Step: a reply of the conversation -> messages of the app, each within 2,048 bytes: text, or the vendor's small markdown where that is set.
import type { ReplyEvent } from '#chat/chat.ts'
import { offerButtons } from '#chat/commands/offer-buttons.ts'
import { listHeadings, quotePassages, renderAnswer } from '#chat/render-answer.ts'
import { renderPreview } from '#chat/render-preview.ts'
import { splitText } from '#chat/split-text.ts'
import { unrollTables } from '#chat/unroll-tables.ts'
import type { Answer } from '#domain/answer.ts'
import type { Outgoing } from '#domain/journal/outbox-entry.ts'
import { offerChoices } from '../offer-choices.ts'
import { utf8Length } from '../utf8-length.ts'

export type AppFormat = 'text' | 'markdown'

/** What goes beyond is cut off by the server without a word. */
const mostBytes = 2048
/** Of passages an answer points to, and characters of each: most answers then are one message. */
const most = { quotes: 3, quote: 60 }
/** Put before what may have gone out already; there is always room for it. */
export const againMark = '【补发】\n'

export function encodeAppReply(
  event: ReplyEvent,
  format: AppFormat,
  askerPlace: string | null,
): readonly Outgoing[] {
  switch (event.kind) {
    case 'step':
    case 'line':
      return []
    case 'answer':
      return encodeText(
        [
          unrollTables(renderAnswer(event.answer, askerPlace)),
          ...[quotePassages(event.answer, most).join('\n')].filter(Boolean),
          ...offerWords(event.answer, event.at),
        ].join('\n\n'),
        format,
        listHeadings(event.answer),
      )
    case 'preview':
      return encodeText(
        `${renderPreview(event.preview)}\n\n要哪样，回哪个：〔入库〕〔不要〕〔检查〕〔按这个起草〕`,
        format,
      )
    case 'file':
      return [{ body: { kind: 'file' }, file: { name: event.name, bytes: event.bytes } }]
    case 'notice':
      return encodeText(unrollTables(offerChoices(event, '')), format)
    case 'error':
      return encodeText(`${event.text}\n${event.fix}`, format)
  }
}

/** What a button says elsewhere is said here by word. `turn`: null where the answer was not kept, and nothing can be said of it. */
function offerWords(answer: Answer, turn: string | null): readonly string[] {
  if (turn === null || answer.kind === 'clarify') return []
  const { passages, chart, verdicts } = offerButtons(answer, turn)
  const words = [...passages.slice(0, 1), ...(chart ? [chart] : []), ...verdicts]
  return [`可以回：${words.map(({ label }) => `〔${label}〕`).join('')}`]
}

/** `bold` are whole lines. */
function encodeText(
  text: string,
  format: AppFormat,
  bold: ReadonlySet<string> = new Set(),
): readonly Outgoing[] {
  const room = mostBytes - utf8Length(againMark)
  const shown = format === 'markdown' ? markUp(text, bold) : text
  return splitText(shown, room, utf8Length).map((part) => ({ body: { kind: format, text: part } }))
}

/** Only signs that would turn into something else are touched: a line that begins like a heading or a quotation. */
function markUp(text: string, bold: ReadonlySet<string>): string {
  return text
    .split('\n')
    .map((line) => (bold.has(line) ? `**${line}**` : line.replace(/^(#{1,6} |>)/, '\u200b$1')))
    .join('\n')
}
