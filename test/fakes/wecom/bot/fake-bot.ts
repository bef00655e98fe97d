// Fake of the WeCom bot server (long connection): subscribing, one socket a bot, callbacks, replies held to their limits, and faults on demand.
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { type BotFiles, openBotFiles } from './bot-files.ts'
import { answerFrame, type BotState, type Bubble, type Frame } from './bot-rules.ts'
import { openBotUploads } from './bot-uploads.ts'

interface Faults {
  /** Called for each frame but the subscription; the ack is left out, or comes so much later. */
  ack?: (frame: Frame) => 'none' | number | null
  /** The subscription is never answered. */
  isDeaf?: boolean
  /** A code in place of what the rules say. */
  code?: (frame: Frame) => number | null
}

export interface FakeBot {
  readonly url: string
  readonly files: BotFiles
  readonly faults: Faults
  readonly bubbles: readonly Bubble[]
  /** Everything the client sent. */
  readonly frames: readonly Frame[]
  readonly subscribed: () => number
  /** A message or event reaches the bot; resolves with its msgid and req_id. */
  call(body: Record<string, unknown>, again?: { readonly msgid: string }): { msgid: string; reqId: string }
  /** In the fake's clock. */
  advance(ms: number): void
  /** The socket breaks without a word. */
  drop(): void
  /** Something that is no frame. */
  sendRaw(text: string): void
  close(): Promise<void>
}

export const botId = 'bot-for-tests'
export const botSecret = 'secret-of-the-bot-for-tests'

export async function openFakeBot({ streamMs = 6 * 60_000 } = {}): Promise<FakeBot> {
  let ahead = 0
  const now = () => Date.now() + ahead
  const files = await openBotFiles(now)
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  const state: BotState = {
    ...{ now, streamMs, called: new Map(), known: new Set(), bubbles: [] },
    ...{ streams: new Map(), sent: new Map(), uploads: openBotUploads() },
  }
  const faults: Faults = {}
  const frames: Frame[] = []
  let subscribed = 0
  let live: WebSocket | null = null
  const send = (socket: WebSocket | null, frame: unknown) => socket?.send(JSON.stringify(frame))

  function subscribe(socket: WebSocket, { headers, body }: Frame) {
    subscribed++
    if (faults.isDeaf) return
    const isTrue = body?.bot_id === botId && body?.secret === botSecret
    if (isTrue && live && live !== socket) {
      const event = { eventtype: 'disconnected_event' }
      send(live, callback({ msgtype: 'event', event }).frame)
      live.close()
    }
    if (isTrue) live = socket
    send(socket, {
      headers,
      ...(isTrue ? { errcode: 0, errmsg: 'ok' } : { errcode: 853000, errmsg: 'invalid bot_id or secret' }),
    })
  }

  function receive(socket: WebSocket, frame: Frame) {
    frames.push(frame)
    if (frame.cmd === 'aibot_subscribe') return subscribe(socket, frame)
    const code = faults.code?.(frame)
    const known = socket === live ? null : { errcode: 846609, errmsg: 'not subscribed' }
    const ack = known ?? (code ? { errcode: code, errmsg: 'told to fail' } : answerFrame(frame, state))
    const how = faults.ack?.(frame) ?? null
    if (how === 'none') return
    if (how === null) send(socket, { headers: frame.headers, ...ack })
    else setTimeout(() => send(socket, { headers: frame.headers, ...ack }), how)
  }

  function callback(body: Record<string, unknown>) {
    const reqId = `R${randomBytes(6).toString('hex')}`
    const msgid = String(body.msgid ?? randomBytes(8).toString('hex'))
    const cmd = body.msgtype === 'event' ? 'aibot_event_callback' : 'aibot_msg_callback'
    return {
      reqId,
      msgid,
      frame: { cmd, headers: { req_id: reqId }, body: { aibotid: botId, ...body, msgid } },
    }
  }

  server.on('connection', (socket) => {
    socket.on('message', (data) => receive(socket, JSON.parse(String(data)) as Frame))
    socket.on('close', () => {
      if (live === socket) live = null
    })
  })
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ files, faults, frames, bubbles: state.bubbles },
    subscribed: () => subscribed,
    call(given, again) {
      const { reqId, msgid, frame } = callback({ create_time: Math.floor(now() / 1000), ...given, ...again })
      // biome-ignore lint/suspicious/noExplicitAny: what a test calls back with
      const body = frame.body as Record<string, any>
      const chat = body.chattype === 'group' ? body.chatid : body.from?.userid
      const event = body.event
      const kind = event ? event.eventtype : 'message'
      state.called.set(reqId, {
        kind,
        chat,
        at: now(),
        taskId: event?.template_card_event?.task_id ?? event?.task_id,
      })
      state.known.add(chat)
      send(live, frame)
      return { msgid, reqId }
    },
    advance: (ms) => {
      ahead += ms
    },
    drop: () => live?.terminate(),
    sendRaw: (text) => live?.send(text),
    async close() {
      for (const socket of server.clients) socket.terminate()
      files.close()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
