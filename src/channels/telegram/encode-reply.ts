// Step: a reply of the conversation -> messages as they are stored and sent. Steps and lines under way are not sent.
import { z } from 'zod'
import type { ReplyEvent } from '#chat/chat.ts'
import { listHeadings, quotePassages, renderAnswer } from '#chat/render-answer.ts'
import { renderPreview } from '#chat/render-preview.ts'
import { unrollTables } from '#chat/unroll-tables.ts'
import type { Outgoing } from '#domain/journal/outbox-entry.ts'
import type { Json } from '#shared/json.ts'
import { buildAnswerButtons, buildChoiceButtons, buildPreviewButtons } from './callback-data.ts'
import { type EncodedText, encodeText, type Marked } from './encode-text.ts'

const button = z.object({ text: z.string(), callback_data: z.string() })

/**
 * `removes`: the message whose buttons go once this is said. `update`: the message it replies to, by whose name what was shown
 * under way is known. `answers`: the message of a group that it hangs on.
 */
export const bodySchema = z.object({
  html: z.string(),
  plain: z.string(),
  buttons: z.array(z.array(button)),
  removes: z.number().nullable(),
  update: z.string().nullable().default(null),
  answers: z.number().nullable().default(null),
})

type Buttons = z.infer<typeof bodySchema>['buttons']

/** Of passages an answer points to, and characters of each. */
const most = { quotes: 6, quote: 80 }

interface Shown extends Marked {
  readonly buttons?: Buttons
  /** The message whose buttons go. */
  readonly removes?: number | null
}

/** `Incoming.back` of this channel; `pressed`: the message whose button it was. */
const backSchema = z.object({
  pressed: z.number().nullable().default(null),
  update: z.string().nullable().default(null),
  answers: z.number().nullable().default(null),
})
export type TelegramBack = z.infer<typeof backSchema>

/** What the reply hangs on; for what answers no message nothing. */
export function readBack(back: Json): TelegramBack {
  return backSchema.safeParse(back ?? {}).data ?? { pressed: null, update: null, answers: null }
}

/** `askerPlace` marks peers of the same name in the list of sources. */
export function encodeReply(
  event: ReplyEvent,
  { askerPlace, back }: { readonly askerPlace: string | null; readonly back: TelegramBack },
): readonly Outgoing[] {
  const say = (text: string, shown: Shown = {}) => encodeParts(text, shown, back)
  switch (event.kind) {
    case 'answer': {
      const { answer, at } = event
      const under = at === null ? [] : buildAnswerButtons(answer, at)
      const asks = answer.kind === 'clarify' && answer.choices.length > 0
      const buttons = asks ? buildChoiceButtons(answer.choices) : under
      const quotes = quotePassages(answer, most)
      const text = unrollTables(renderAnswer(answer, askerPlace))
      const shown = { bold: listHeadings(answer), quoted: new Set(quotes), buttons }
      return say([text, quotes.join('\n')].filter(Boolean).join('\n\n'), shown)
    }
    case 'preview':
      return say(renderPreview(event.preview), { buttons: buildPreviewButtons(event.preview.token) })
    case 'file':
      return [
        { body: toBody({ html: '', plain: '' }, {}, back), file: { name: event.name, bytes: event.bytes } },
      ]
    case 'notice':
      return say(unrollTables(event.text), {
        ...(event.choices ? { buttons: buildChoiceButtons(event.choices) } : {}),
        removes: event.endsButtons ? back.pressed : null,
      })
    case 'error':
      return say(`${event.text}\n${event.fix}`)
    default:
      return []
  }
}

/** In as many messages as it needs; buttons hang on the last one. */
function encodeParts(
  text: string,
  { buttons = [], removes = null, ...marked }: Shown,
  back: TelegramBack,
): readonly Outgoing[] {
  const parts = encodeText(text, marked)
  return parts.map((part, index) => ({
    body: index === parts.length - 1 ? toBody(part, { buttons, removes }, back) : toBody(part, {}, back),
  }))
}

function toBody(
  { html, plain }: EncodedText,
  { buttons = [], removes = null }: Shown,
  { update, answers }: TelegramBack,
): Json {
  return { html, plain, buttons, removes, update, answers }
}
