// WeCom AI bot on a long connection. In: settings, the delivery. Out: a channel that is served until it is closed.
import type { WsFrame } from '@wecom/aibot-node-sdk'
import type { Channel, Delivery } from '#chat/delivery/channel.ts'
import type { IsOver } from '#chat/delivery/find-over.ts'
import type { Content } from '#domain/journal/inbox-entry.ts'
import { describeError } from '#shared/errors.ts'
import type { Json } from '#shared/json.ts'
import { decodeBotMessage } from '../decode-bot-message.ts'
import { encodeBotReply } from '../encode-bot-reply.ts'
import { answerEvent } from './answer-event.ts'
import { type BotSettings, type Connection, connect } from './connect.ts'
import { type Fetcher, openFetcher } from './open-fetcher.ts'
import { scrub } from './quiet-logger.ts'
import { sendBotMessage } from './send-bot-message.ts'
import { openStreams, type Streams, usualStreamTimes } from './streams.ts'

export interface BotParts {
  readonly delivery: Pick<Delivery, 'open' | 'take'>
  /** The township of a person, for citations of namesakes; null where it is not known. */
  readonly readPlace: (person: string) => Promise<string | null>
  /** What somebody who opens the conversation reads. */
  readonly welcome: (person: string) => Promise<string>
  /** Whether what a pressed button stands under is over. */
  readonly isOver: IsOver
  readonly log: (text: string) => void
  readonly now?: () => Date
  readonly times?: Partial<typeof usualStreamTimes> &
    Parameters<typeof connect>[0]['times'] & { firstMs?: number }
}

export interface Bot {
  /** Null when all is well. */
  readonly notice: () => string | null
  readonly state: Connection['state']
  close(): Promise<void>
}

/** Of 30 a minute and 1000 an hour in a conversation; the frames of bubbles need the rest. */
const pace: Channel['pace'] = {
  chat: () => [
    { most: 14, inMs: 60_000 },
    { most: 450, inMs: 3_600_000 },
  ],
  overall: [{ most: 20, inMs: 1000 }],
}

/** A bubble is there by then, whatever the answer takes. */
const firstMs = 600
const firstWords = '正在查……'
const unkept = '这一条没能存下来，请稍后再发一次；还是不行请告诉管理员。'
const stopped = '正在停机，这一条没有办完，请稍后再发一次。'

export async function openBot(settings: BotSettings, parts: BotParts): Promise<Bot> {
  const name = `wecom-bot:${settings.botId}`
  const files = openFetcher()
  const log = (text: string) => parts.log(scrub(text, [settings.secret]))
  const connection = connect({
    settings,
    log,
    onFrame: (frame) =>
      void receive(frame).catch((error) => log(`企业微信机器人：一条消息没有收下：${describeError(error)}`)),
    times: parts.times,
  })
  const { client } = connection
  const streams = openStreams(client, { ...usualStreamTimes, ...parts.times })

  async function receive(frame: WsFrame): Promise<void> {
    const decoded = decodeBotMessage(frame.body, (parts.now ?? (() => new Date()))())
    if (!decoded) return
    const reqId = frame.headers.req_id
    await answerEvent({ frame, decoded }, { ...parts, client, log })
    if (decoded.content.kind === 'enter') return
    const canReply = decoded.content.kind !== 'button' && decoded.content.kind !== 'feedback'
    const { taskId: _, ...said } = { ...decoded, content: await nameFiles(decoded.content, files) }
    const incoming = { ...said, channel: name, back: { reqId: canReply ? reqId : null } }
    if (canReply) streams.begin(reqId, { chat: decoded.chat, feedback: decoded.id.slice(0, 200) })
    const isNew = await parts.delivery.take(incoming).catch((error: unknown) => {
      void streams.finish(reqId, unkept)
      throw error
    })
    if (!isNew) streams.end(reqId, '')
    else if (canReply)
      setTimeout(() => streams.show(reqId, firstWords), parts.times?.firstMs ?? firstMs).unref()
  }

  const channel = buildChannel(name, { client, streams, files, readPlace: parts.readPlace })
  await parts.delivery.open(channel)
  return {
    notice: connection.notice,
    state: connection.state,
    async close() {
      await streams.close(stopped)
      connection.close()
    },
  }
}

/** Addresses live five minutes: files are fetched at once, and bear their names by the time they are stored. */
async function nameFiles(content: Content, files: Fetcher): Promise<Content> {
  const isNamed = 'files' in content && content.files.length > 0
  return isNamed ? { ...content, files: await files.name(content.files) } : content
}

interface ChannelParts extends Pick<BotParts, 'readPlace'> {
  readonly client: Connection['client']
  readonly streams: Streams
  readonly files: Fetcher
}

function buildChannel(name: string, { client, streams, files, readPlace }: ChannelParts): Channel {
  return {
    name,
    label: '企业微信',
    pace,
    encode: async (event, { person, back }) =>
      encodeBotReply(event, { reqId: readReqId(back), askerPlace: await readPlace(person) }),
    send: (sending) => sendBotMessage(sending, { client, streams }),
    fetch: (file, signal) => files.fetch(file, signal),
    progress: ({ back }, text) => streams.show(readReqId(back) ?? '', text),
    progressMs: usualStreamTimes.paceMs,
    end: ({ back }, text) => streams.end(readReqId(back) ?? '', text || stopped),
  }
}

function readReqId(back: Json): string | null {
  const id = back !== null && typeof back === 'object' && 'reqId' in back ? back.reqId : null
  return typeof id === 'string' ? id : null
}
