// Step: a reply of the conversation -> texts of the bot in URL mode, with where each is said: in the stream that is being fetched, at the message's own address, or in the answer to the request.
import { z } from 'zod'
import type { ReplyEvent } from '#chat/chat.ts'
import { readPress } from '#chat/delivery/answer-press.ts'
import { renderPreview } from '#chat/render-preview.ts'
import { splitText } from '#chat/split-text.ts'
import type { Outgoing } from '#domain/journal/outbox-entry.ts'
import { bodySchema as botBody, cardSchema, encodeBotReply } from '../encode-bot-reply.ts'
import { offerChoices } from '../offer-choices.ts'
import { renderMarkdown, renderPlain } from '../render-markdown.ts'
import { utf8Length } from '../utf8-length.ts'

/** What of a message its replies hang on (`Incoming.back`). */
const backSchema = z.object({
  /** Null: no stream was begun. */
  stream: z.string().nullable(),
  /** The address for one later word. */
  address: z.string().nullable(),
  /** Milliseconds. */
  startedMs: z.number(),
  /** The request itself waits for a few words, under this key. */
  greeting: z.string().nullable(),
})
export type UrlBack = z.infer<typeof backSchema>

/** `card` is shown below the text once the stream is whole. */
const bodySchema = z.object({ text: z.string(), card: cardSchema.nullable(), back: backSchema })
type UrlBody = z.infer<typeof bodySchema>

export const againMark = '【补发】\n\n'
const mostBytes = 20_480
/** For the mark and for what stands before a later part. */
const roomBytes = 480
const cutNote = '\n\n（太长，后面的这里发不下：到网页上问，或请管理员改用长连接。）'

interface UrlWords {
  readonly askerPlace: string | null
  /** Where the page is; null: nobody was told. */
  readonly pageAddress: string | null
}

/** `back` of the message that is answered. Two texts are all that can be said to one message. */
export function encodeUrlReply(
  event: ReplyEvent,
  { back: given }: { readonly back: unknown },
  words: UrlWords,
): readonly Outgoing[] {
  const back = backSchema.safeParse(given).data ?? nowhere
  if (event.kind === 'file') return [encodeFile(event, back, words)]
  const [first, second, ...rest] = splitText(renderEvent(event, words), mostBytes - roomBytes, utf8Length)
  if (first === undefined) return []
  const texts = second === undefined ? [first] : [first, rest.length > 0 ? second + cutNote : second]
  const card = findCard(event, words)
  return texts.map((text, at) => ({ body: { text, card: at === 0 ? card : null, back } }))
}

/** A picture goes out with the stream that is being fetched; all else is named with where it is to be had. */
function encodeFile(
  { name, bytes }: ReplyEvent & { readonly kind: 'file' },
  back: UrlBack,
  { pageAddress }: UrlWords,
): Outgoing {
  if (isPicture(name)) {
    const isShown = back.stream !== null && bytes.length <= mostPictureBytes
    const text = isShown ? `《${name}》` : '图在这里发不出来：打字回“出图”就发，或者回“出表”。'
    return { body: { text, card: null, back }, ...(isShown ? { file: { name, bytes } } : {}) }
  }
  const where = pageAddress ? `：${pageAddress}` : '。'
  const text = `《${name}》做好了。机器人的 URL 模式发不了文件，请到网页上下载${where}`
  return { body: { text, card: null, back } }
}

function isPicture(name: string): boolean {
  return name.endsWith('.png')
}

/** What the vendor takes. */
const mostPictureBytes = 10 * 1024 * 1024

const nowhere: UrlBack = { stream: null, address: null, startedMs: 0, greeting: null }

/** Null for what was not written by `encodeUrlReply`. */
export function readUrlBody(body: unknown): UrlBody | null {
  return bodySchema.safeParse(body).data ?? null
}

/** The buttons that the bot has on its long connection as well; to a press one text can be said, and a draft takes two. */
function findCard(event: ReplyEvent, { askerPlace }: UrlWords): z.infer<typeof cardSchema> | null {
  const bodies = encodeBotReply(event, { reqId: null, askerPlace }).map(({ body }) => botBody.parse(body))
  const card = bodies.flatMap((body) => (body.kind === 'card' ? [body.card] : [])).at(0) ?? null
  if (card === null || event.kind !== 'preview') return card
  const buttons = card.buttons.filter(({ say }) => readPress(say)?.kind !== 'draft')
  return { ...card, title: '要入库，还是检查？', buttons }
}

function renderEvent(event: Exclude<ReplyEvent, { kind: 'file' }>, { askerPlace }: UrlWords): string {
  switch (event.kind) {
    case 'step':
    case 'line':
      return ''
    case 'answer':
      return renderMarkdown(event.answer, askerPlace)
    case 'preview':
      return renderPlain(`${renderPreview(event.preview)}\n要照它写，打字回“按这个起草”。`)
    case 'notice':
      return renderPlain(offerChoices(event, '\n'))
    case 'error':
      return renderPlain(`${event.text}\n${event.fix}`)
  }
}
