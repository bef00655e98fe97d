// Step: a message of the outbox -> the bubble that waits for it, else a message of its own; a file goes up first.
import { randomUUID } from 'node:crypto'
import type { SendMsgBody, TemplateCard, WSClient } from '@wecom/aibot-node-sdk'
import type { Sending, SendResult } from '#chat/delivery/channel.ts'
import { buildCard } from '../build-card.ts'
import { type BotBody, bodySchema } from '../encode-bot-reply.ts'
import { readFailure, toSendResult } from './read-failure.ts'
import type { Streams } from './streams.ts'

interface SendParts {
  readonly client: Pick<WSClient, 'sendMessage' | 'uploadMedia'>
  readonly streams: Streams
}

const again = '（补发）\n'
/** What a bubble says when a file or a card is the reply. */
const below = '见下面。'
/** Least and most that WeCom takes as a file; more than that as a picture goes as a file. */
const fileBytes = { least: 5, most: 20 * 1024 * 1024, picture: 2 * 1024 * 1024 }

export async function sendBotMessage(
  { to, outgoing, isAgain }: Sending,
  parts: SendParts,
): Promise<SendResult> {
  const body = bodySchema.safeParse(outgoing.body).data
  if (!body) return { kind: 'refused', reason: '这条消息的形状不对', advice: '请把这条记录交给管理员。' }
  try {
    const isShown = !isAgain && body.reqId !== null && (await showInBubble(body, body.reqId, parts))
    if (isShown) return { kind: 'sent' }
    await push(body, { to, outgoing, isAgain }, parts)
    // What was under way before the crash is not left hanging.
    if (isAgain && body.reqId !== null) parts.streams.end(body.reqId, below)
    return { kind: 'sent' }
  } catch (error) {
    if (error instanceof Refused) return error.result
    return toSendResult(readFailure(error))
  }
}

/** True when the reply stands in the bubble. What is no text ends the bubble, and goes out after it. */
async function showInBubble(body: BotBody, reqId: string, { streams }: SendParts): Promise<boolean> {
  if (body.kind !== 'text') {
    streams.end(reqId, below)
    return false
  }
  const failure = await streams.finish(reqId, body.text)
  if (failure === null) return true
  if (failure === 'none') return false
  throw new Refused(toSendResult(failure))
}

class Refused extends Error {
  readonly result: SendResult

  constructor(result: SendResult) {
    super('not sent')
    this.result = result
  }
}

async function push(body: BotBody, { to, outgoing, isAgain }: Sending, { client }: SendParts): Promise<void> {
  const chat = readChat(to.chat)
  // chat_type is missing from the types of the SDK, and goes through.
  const send = (message: SendMsgBody) =>
    client.sendMessage(chat.id, { ...message, ...{ chat_type: chat.type } })
  if (body.kind === 'text') {
    await send({ msgtype: 'markdown', markdown: { content: `${isAgain ? again : ''}${body.text}` } })
    return
  }
  if (body.kind === 'card') {
    const card = buildCard(body.card, randomUUID()) as unknown as TemplateCard
    await send({ msgtype: 'template_card', template_card: card })
    return
  }
  const { file } = outgoing
  const size = file?.bytes.length ?? 0
  if (!file || size < fileBytes.least || size > fileBytes.most)
    throw new Refused({
      kind: 'refused',
      reason: size > fileBytes.most ? '文件超过 20 MB' : '文件是空的',
      advice: '请在网页上下载。',
    })
  const type = body.media === 'image' && size <= fileBytes.picture ? 'image' : 'file'
  const mediaId = await upload({ type, filename: fitName(file.name) }, file.bytes, client)
  await send(
    type === 'image'
      ? { msgtype: type, image: { media_id: mediaId } }
      : { msgtype: type, file: { media_id: mediaId } },
  )
}

/** Whatever fails while it goes up, nothing has been shown to anybody yet. */
async function upload(
  options: Parameters<WSClient['uploadMedia']>[1],
  bytes: Uint8Array,
  client: SendParts['client'],
): Promise<string> {
  try {
    return (await client.uploadMedia(Buffer.from(bytes), options)).media_id
  } catch (error) {
    const failure = readFailure(error)
    throw new Refused(toSendResult(failure.kind === 'lost' ? { kind: 'unsent' } : failure))
  }
}

/** 256 bytes; the ending stays. */
function fitName(name: string): string {
  const ending = /\.\w{1,8}$/.exec(name)?.[0] ?? ''
  let base = name.slice(0, name.length - ending.length)
  while (Buffer.byteLength(base + ending) > 250) base = [...base].slice(0, -1).join('')
  return base + ending
}

/** `wecom:zhangsan`, `wecom:group:ID` -> what the server calls it. */
function readChat(chat: string): { readonly id: string; readonly type: 1 | 2 } {
  const group = /^wecom:group:(.+)$/s.exec(chat)?.[1]
  return group === undefined ? { id: chat.replace(/^wecom:/, ''), type: 1 } : { id: group, type: 2 }
}
