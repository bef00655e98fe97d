// Step: a reply of the conversation -> messages as they are stored and sent. Steps and lines under way are not sent.
import { z } from 'zod'
import type { ReplyEvent } from '#chat/chat.ts'
import { listHeadings, renderAnswer } from '#chat/render-answer.ts'
import { renderPreview } from '#chat/render-preview.ts'
import type { Outgoing } from '#domain/journal/outbox-entry.ts'
import type { Json } from '#shared/json.ts'
import { buildAnswerButtons, buildChoiceButtons, buildPreviewButtons } from './callback-data.ts'
import { encodeText } from './encode-text.ts'

const button = z.object({ text: z.string(), callback_data: z.string() })

/** `removes`: the message whose buttons go once this is said. */
export const bodySchema = z.object({
  html: z.string(),
  plain: z.string(),
  buttons: z.array(z.array(button)),
  removes: z.number().nullable(),
})

type Buttons = z.infer<typeof bodySchema>['buttons']

interface Shown {
  readonly bold?: ReadonlySet<string>
  readonly buttons?: Buttons
  readonly removes?: number | null
}

/** `askerPlace` marks peers of the same name in the list of sources. */
export function encodeReply(
  event: ReplyEvent,
  { askerPlace, removes }: { readonly askerPlace: string | null; readonly removes: number | null },
): readonly Outgoing[] {
  switch (event.kind) {
    case 'answer':
      return encodeAnswer(event, askerPlace)
    case 'preview':
      return encodeParts(renderPreview(event.preview), { buttons: buildPreviewButtons(event.preview.token) })
    case 'file':
      return [{ body: toBody('', '', {}), file: { name: event.name, bytes: event.bytes } }]
    case 'notice':
      return encodeParts(event.text, {
        removes,
        ...(event.choices ? { buttons: buildChoiceButtons(event.choices) } : {}),
      })
    case 'error':
      return encodeParts(`${event.text}\n${event.fix}`, {})
    default:
      return []
  }
}

function encodeAnswer(
  { answer, at }: ReplyEvent & { kind: 'answer' },
  askerPlace: string | null,
): readonly Outgoing[] {
  const under = at === null ? [] : buildAnswerButtons(answer, at)
  const buttons =
    answer.kind === 'clarify' && answer.choices.length > 0 ? buildChoiceButtons(answer.choices) : under
  return encodeParts(renderAnswer(answer, askerPlace), { bold: listHeadings(answer), buttons })
}

/** In as many messages as it needs; buttons hang on the last one. */
function encodeParts(text: string, shown: Shown): readonly Outgoing[] {
  const parts = encodeText(text, shown.bold)
  return parts.map(({ html, plain }, index) => ({
    body: toBody(html, plain, index === parts.length - 1 ? shown : {}),
  }))
}

function toBody(html: string, plain: string, { buttons = [], removes = null }: Shown): Json {
  return { html, plain, buttons, removes }
}
