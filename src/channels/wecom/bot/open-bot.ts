// WeCom AI bot on a long connection. In: settings, the delivery. Out: a channel that is served until it is closed.
import type { WsFrame } from '@wecom/aibot-node-sdk'
import type { Channel, Delivery } from '#chat/delivery/channel.ts'
import type { IsOver } from '#chat/delivery/find-over.ts'
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
  readonly times?: Partial<typeof usualStreamTimes> & Parameters<typeof connect>[0]['times']
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

/** Shown before the answer is begun: making it holds the process, and nothing could be shown meanwhile. */
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
    const reqId = frame.headers.req_id
    const body = frame.body as Record<string, unknown> | undefined
    const now = (parts.now ?? (() => new Date()))()
    const decoded = decodeBotMessage({ ...body, msgid: body?.msgid ?? reqId }, now)
    if (!decoded) return
    const { content, taskId: _, ...said } = decoded
    const isOver = content.kind === 'button' && (await parts.isOver(decoded))
    const answered = answerEvent({ frame, decoded, isOver }, { ...parts, client, log })
    if (content.kind === 'enter') return answered
    const canReply = content.kind !== 'button' && content.kind !== 'feedback'
    if ('files' in content) files.hold([...content.files, ...(content.quotedFiles ?? [])])
    const incoming = { ...said, content, channel: name, back: { reqId: canReply ? reqId : null } }
    const isFirst =
      canReply && streams.begin(reqId, { chat: decoded.chat, feedback: decoded.id.slice(0, 200) })
    const isNew = await parts.delivery.take(incoming).catch((error: unknown) => {
      if (isFirst) void streams.finish(reqId, unkept)
      throw error
    })
    if (isNew && canReply) streams.show(reqId, firstWords)
    else if (isFirst) streams.end(reqId, '')
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
    end({ back }, text) {
      const reqId = readReqId(back)
      if (reqId !== null) streams.end(reqId, text || stopped)
    },
  }
}

function readReqId(back: Json): string | null {
  const id = back !== null && typeof back === 'object' && 'reqId' in back ? back.reqId : null
  return typeof id === 'string' ? id : null
}
