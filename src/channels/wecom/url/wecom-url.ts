// Channel: the AI bot of WeCom in URL mode. Each message is stored and answered with a stream that the vendor then fetches; what comes too late goes to the message's own address, once.
import { createHash } from 'node:crypto'
import type { Channel, Delivery, SendResult } from '#chat/delivery/channel.ts'
import type { IsOver } from '#chat/delivery/find-over.ts'
import type { FileReference, Incoming } from '#domain/journal/inbox-entry.ts'
import type { Outgoing } from '#domain/journal/outbox-entry.ts'
import type { Listener } from '../../http/open-listener.ts'
import { buildCard, buildPressedCard } from '../build-card.ts'
import { openCallbackGate } from '../crypto/callback-gate.ts'
import { sealMessage } from '../crypto/seal-message.ts'
import type { SecretKeys } from '../crypto/secret-keys.ts'
import { signParts } from '../crypto/sign-parts.ts'
import { decodeBotMessage } from '../decode-bot-message.ts'
import { readPress } from '../press.ts'
import { serveCallback } from '../serve-callback.ts'
import { type AnswerOnce, openAnswerOnce } from './answer-once.ts'
import { againMark, encodeUrlReply, readUrlBody, type UrlBack } from './encode-url-reply.ts'
import { fetchBotFile } from './fetch-bot-file.ts'
import { openGreetings } from './open-greetings.ts'
import { openStreams, type StreamLimits, usualLimits } from './open-streams.ts'
import { pressedKey, readBotBody } from './read-bot-body.ts'

export interface WecomUrlSettings {
  readonly token: string
  readonly aesKey: Uint8Array
  /** Where the vendor's interface is. */
  readonly root: string
  /** Where the page is, for what a chat cannot take. */
  readonly pageAddress: string | null
  readonly limits?: StreamLimits
}

export interface WecomUrlParts {
  /** The township of a person, for citations of namesakes; null where it is not known. */
  readonly readPlace: (person: string) => Promise<string | null>
  readonly delivery: Pick<Delivery, 'open' | 'take'>
  readonly listener: Pick<Listener, 'mount'>
  /** Whether what a pressed button stands under is over. */
  readonly isOver: IsOver
  readonly log: (line: string) => void
  /** Milliseconds. */
  readonly now?: () => number
}

const name = 'wecom-bot:url'
/** In place of a picture that was not fetched: the later word is text alone. */
const unshown = '图没有发出来。再回一次“出图”，或者回“出表”。'
/** The vendor counts what is said in one conversation. */
const chatPace = [
  { most: 30, inMs: 60_000 },
  { most: 1_000, inMs: 3_600_000 },
]

interface Tools {
  readonly streams: ReturnType<typeof openStreams>
  readonly greetings: ReturnType<typeof openGreetings>
  readonly once: AnswerOnce
}

/** From now on `/wecom/bot` belongs to it. */
export async function openWecomUrl(settings: WecomUrlSettings, parts: WecomUrlParts): Promise<void> {
  const now = parts.now ?? Date.now
  // A bot of one's own corporation is nobody's receiver.
  const keys: SecretKeys = { token: settings.token, aesKey: settings.aesKey, receiver: '' }
  const streams = openStreams(now, settings.limits ?? usualLimits)
  const tools = { streams, greetings: openGreetings(), once: openAnswerOnce(settings.root) }
  await parts.delivery.open(buildChannel(settings, tools, parts))
  const callback = serveCallback({
    gate: openCallbackGate(keys, now),
    readEncrypted: (body) => readBotBody(body)?.encrypt ?? null,
    log: parts.log,
    async take({ message, nonce }) {
      const answer = await answerRequest(message, { ...parts, ...tools, now })
      return answer === null
        ? new Response('')
        : seal(answer, { keys, nonce, seconds: Math.floor(now() / 1000) })
    },
  })
  parts.listener.mount('/wecom/bot', callback)
}

interface Asked extends Tools {
  readonly delivery: Pick<Delivery, 'take'>
  readonly isOver: IsOver
  readonly now: () => number
}

/** What is said in the same breath; null: nothing. */
async function answerRequest(
  message: string,
  { streams, greetings, delivery, isOver, now }: Asked,
): Promise<object | null> {
  const body = readBotBody(message)
  if (!body) return null
  const polled = body.msgtype === 'stream' ? body.stream?.id : undefined
  if (polled !== undefined) return showStream(polled, streams.poll(polled))
  const decoded = decodeBotMessage(body, new Date(now()))
  if (!decoded) return null
  const { taskId, ...said } = decoded
  const { kind } = said.content
  const stream = kind === 'feedback' || kind === 'enter' || kind === 'button' ? null : nameStream(said.id)
  const back: UrlBack = {
    stream,
    address: body.response_url ?? null,
    startedMs: now(),
    greeting: kind === 'enter' ? said.id : null,
  }
  if (stream) streams.begin(stream, now())
  const greeting = kind === 'enter' ? greetings.expect(said.id) : null
  const isSpent = kind === 'button' && (await isOver(said))
  const isNew = await delivery.take({ ...said, channel: name, back })
  if (stream) return showStream(stream, streams.poll(stream))
  if (greeting) return isNew ? await greeting : null
  const press = kind === 'button' ? readPress(pressedKey(body)) : null
  if (!press || taskId === null) return null
  return { response_type: 'update_template_card', template_card: buildPressedCard(press, taskId, isSpent) }
}

function buildChannel(
  settings: WecomUrlSettings,
  { streams, greetings, once }: Tools,
  { readPlace }: Pick<WecomUrlParts, 'readPlace'>,
): Channel {
  const streamOf = ({ back }: Pick<Incoming, 'back'>) => (back as UrlBack | null)?.stream ?? null
  return {
    name,
    label: '企业微信智能机器人（URL 模式）',
    pace: { chat: () => chatPace, overall: [] },
    async encode(event, to) {
      const askerPlace = await readPlace(to.person)
      return encodeUrlReply(event, to, { askerPlace, pageAddress: settings.pageAddress })
    },
    send: ({ outgoing, isAgain }) => say(outgoing, isAgain, { streams, greetings, once }),
    fetch: (file) => fetchBotFile(addressOf(file), settings.aesKey),
    progress(incoming, text) {
      const stream = streamOf(incoming)
      if (stream) streams.show(stream, text)
    },
    end(incoming, text) {
      const stream = streamOf(incoming)
      if (stream) streams.finish(stream, text)
    },
  }
}

async function say(
  { body: given, file }: Outgoing,
  isAgain: boolean,
  { streams, greetings, once }: Tools,
): Promise<SendResult> {
  const body = readUrlBody(given)
  if (!body) return { kind: 'refused', reason: '这一条不是这个机器人的', advice: '请再问一次。' }
  const { back } = body
  const text = isAgain ? againMark + body.text : body.text
  if (back.greeting !== null && greetings.answer(back.greeting, text)) return { kind: 'sent' }
  if (back.stream) {
    streams.begin(back.stream, back.startedMs)
    const part = { text, card: body.card, picture: file?.bytes ?? null }
    if (await streams.add(back.stream, part)) return { kind: 'sent' }
  }
  return once.send(back.address ?? '', file ? unshown : text)
}

/** The same for the same message. */
function nameStream(messageId: string): string {
  return createHash('sha256').update(messageId).digest('hex').slice(0, 32)
}

function showStream(
  id: string,
  { text, isFinished, card, pictures }: ReturnType<Tools['streams']['poll']>,
): object {
  const msg_item = pictures.map((bytes) => {
    const md5 = createHash('md5').update(bytes).digest('hex')
    return { msgtype: 'image', image: { base64: Buffer.from(bytes).toString('base64'), md5 } }
  })
  const stream = { id, finish: isFinished, content: text, ...(msg_item.length > 0 ? { msg_item } : {}) }
  if (!card) return { msgtype: 'stream', stream }
  return { msgtype: 'stream_with_template_card', stream, template_card: buildCard(card, id) }
}

function addressOf({ at }: FileReference): string {
  const { url } = (at ?? {}) as { url?: unknown }
  return typeof url === 'string' ? url : ''
}

/** Signed and encrypted, under the nonce of the request. */
function seal(
  answer: object,
  { keys, nonce, seconds }: { keys: SecretKeys; nonce: string; seconds: number },
): Response {
  const encrypted = sealMessage(keys, JSON.stringify(answer))
  const signature = signParts({ token: keys.token, timestamp: String(seconds), nonce, encrypted })
  return Response.json({ encrypt: encrypted, msgsignature: signature, timestamp: seconds, nonce })
}
