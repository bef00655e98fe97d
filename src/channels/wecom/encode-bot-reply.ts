// Step: a reply of the conversation -> messages of an AI bot, each within 20,480 bytes, cards within theirs.
import { z } from 'zod'
import type { ReplyEvent } from '#chat/chat.ts'
import { offerButtons } from '#chat/commands/offer-buttons.ts'
import { pressCodes } from '#chat/delivery/answer-press.ts'
import { renderPreview } from '#chat/render-preview.ts'
import { splitText } from '#chat/split-text.ts'
import type { Answer } from '#domain/answer.ts'
import type { Outgoing } from '#domain/journal/outbox-entry.ts'
import type { CardText } from './press.ts'
import { renderMarkdown, renderPlain } from './render-markdown.ts'
import { utf8Length } from './utf8-length.ts'

/** A card as it lies in the outbox. */
export const cardSchema = z.object({
  title: z.string(),
  buttons: z.array(z.object({ label: z.string(), say: z.string() })),
  isOpen: z.boolean(),
})

/** What lies in the outbox; `reqId` of the message it answers, null for what answers none. */
export const bodySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), reqId: z.string().nullable() }),
  z.object({
    kind: z.literal('card'),
    card: cardSchema,
    reqId: z.string().nullable(),
  }),
  z.object({ kind: z.literal('file'), media: z.enum(['file', 'image']), reqId: z.string().nullable() }),
])
export type BotBody = z.infer<typeof bodySchema>

/** 20,480 are taken; the rest is for (1/n) and 补发. */
const partBytes = 20_000
/** A card holds so many; passages take what the others leave. */
const mostButtons = 6

interface Reply {
  readonly reqId: string | null
  /** Marks peers that bear the asker's own name. */
  readonly askerPlace: string | null
}

export function encodeBotReply(event: ReplyEvent, { reqId, askerPlace }: Reply): readonly Outgoing[] {
  const say = (text: string, card: CardText | null = null): readonly Outgoing[] =>
    [
      ...splitParts(text).map((part) => ({ body: { kind: 'text', text: part, reqId } })),
      ...(card && card.buttons.length > 0
        ? [{ body: { kind: 'card', card: { ...card }, reqId } as const }]
        : []),
    ].map(toOutgoing)
  switch (event.kind) {
    case 'answer':
      return say(renderMarkdown(event.answer, askerPlace), cardOfAnswer(event.answer, event.at))
    case 'preview':
      return say(renderPlain(renderPreview(event.preview)), {
        title: '要入库，还是检查、起草？',
        buttons: [
          { label: '入库', say: pressCodes.confirm(event.preview.token) },
          { label: '不要', say: pressCodes.discard(event.preview.token) },
          { label: '检查', say: pressCodes.check(event.preview.token) },
          { label: '按这个起草', say: pressCodes.draft(event.preview.token) },
        ],
        isOpen: true,
      })
    case 'file':
      return [
        {
          body: { kind: 'file', media: event.name.endsWith('.png') ? 'image' : 'file', reqId },
          file: { name: event.name, bytes: event.bytes },
        },
      ]
    case 'notice': {
      const buttons = (event.choices ?? []).map(({ label }) => ({ label, say: label }))
      return say(renderPlain(event.text), {
        title: '点一下，或者直接回复',
        buttons,
        isOpen: event.about === 'draft',
      })
    }
    case 'error':
      return say(renderPlain(`${event.text}\n${event.fix}`))
    default:
      return []
  }
}

function toOutgoing({ body }: { readonly body: unknown }): Outgoing {
  return { body: bodySchema.parse(body) as Outgoing['body'] }
}

/** More than one part: each says which. */
function splitParts(text: string): readonly string[] {
  const parts = splitText(text, partBytes, utf8Length)
  return parts.length < 2 ? parts : parts.map((part, at) => `(${at + 1}/${parts.length})\n${part}`)
}

/** `turn` names the answer; null where it was not kept. */
function cardOfAnswer(answer: Answer, turn: string | null): CardText | null {
  if (answer.kind === 'clarify' && answer.choices.length > 0) {
    const buttons = answer.choices.map(({ label }) => ({ label, say: label }))
    return { title: '要看哪一个？', buttons, isOpen: true }
  }
  if (turn === null) return null
  const { passages, chart, verdicts } = offerButtons(answer, turn)
  const room = mostButtons - verdicts.length - (chart ? 1 : 0)
  const buttons = [...passages.slice(0, room), ...(chart ? [chart] : []), ...verdicts]
  return {
    title: '看原文，或者说说答得怎么样',
    buttons: buttons.map(({ label, code }) => ({ label, say: code })),
    isOpen: true,
  }
}
