// The connection of the bot: subscribed and kept alive by the SDK, watched by us. Displaced or refused: told, and not fought.
import { WSAuthFailureError, WSClient, type WsFrame } from '@wecom/aibot-node-sdk'
import { openQuietLogger } from './quiet-logger.ts'

export interface BotSettings {
  readonly botId: string
  readonly secret: string
  /** Null: the vendor's own. */
  readonly url: string | null
}

/** `displaced`: another program subscribed with the same bot. `refused`: id or secret are wrong. */
type BotState = 'connecting' | 'ready' | 'displaced' | 'refused' | 'closed'

export interface Connection {
  readonly client: WSClient
  readonly state: () => BotState
  /** For doctor and the page; null when all is well. */
  readonly notice: () => string | null
  close(): void
}

interface ConnectionParts {
  readonly settings: BotSettings
  readonly log: (text: string) => void
  readonly onFrame: (frame: WsFrame) => void
  /** Milliseconds; tests shorten them. */
  readonly times?: Partial<typeof usualTimes>
}

/** `silenceMs`: a subscription nobody answered hangs for ever in the SDK; it is begun again after so long, then twice, four times as long. */
const usualTimes = {
  silenceMs: 15_000,
  longestMs: 120_000,
  reconnectMs: 1000,
  heartbeatMs: 30_000,
  refusedMs: 600_000,
}

const words = {
  displaced:
    '企业微信机器人：另一个程序用同一个机器人连上了，这里已停收。确认只开一个（别的电脑、别的容器），再重启案头。',
  refused:
    '企业微信机器人：WECOM_BOT_ID 或 WECOM_BOT_SECRET 不对，没有连上。在企业微信管理后台的智能机器人页面核对（长连接模式），改好后重启。',
  lost: '企业微信机器人：连接断了，正在重连。',
}

export function connect({ settings, log, onFrame, times: given = {} }: ConnectionParts): Connection {
  const times = { ...usualTimes, ...given }
  const client = openClient(settings, log, times)
  const watch = openWatch(client, times)
  let state: BotState = 'connecting'
  let retry: ReturnType<typeof setTimeout> | undefined
  const tell = (next: BotState, text: string) => {
    if (state !== next) log(text)
    state = next
  }

  for (const kind of ['message', 'event'] as const) client.on(kind, onFrame)
  client.on('authenticated', () => {
    watch.rest()
    tell('ready', '企业微信机器人已连上。')
  })
  client.on('event.disconnected_event', () => {
    watch.rest()
    tell('displaced', words.displaced)
  })
  client.on('disconnected', () => {
    if (state === 'ready') tell('connecting', words.lost)
    if (state === 'connecting') watch.begin()
  })
  client.on('error', (error) => {
    if (error instanceof WSAuthFailureError) {
      // The SDK has given up and would ignore a second connect.
      client.disconnect()
      retry = setTimeout(() => client.connect(), times.refusedMs)
    }
    if (error instanceof WSAuthFailureError || /^Authentication failed/.test(error.message)) {
      watch.rest()
      tell('refused', words.refused)
    }
  })
  watch.begin()
  client.connect()
  return {
    client,
    state: () => state,
    notice: () =>
      state === 'ready' || state === 'closed' ? null : words[state === 'connecting' ? 'lost' : state],
    close() {
      state = 'closed'
      clearTimeout(retry)
      watch.rest()
      client.disconnect()
    },
  }
}

function openClient(
  { botId, secret, url }: BotSettings,
  log: (text: string) => void,
  times: typeof usualTimes,
): WSClient {
  return new WSClient({
    botId,
    secret,
    ...(url === null ? {} : { wsUrl: url }),
    logger: openQuietLogger(log, [secret, botId]),
    reconnectInterval: times.reconnectMs,
    maxReconnectAttempts: -1,
    // Subscribing is protected against being repeated.
    maxAuthFailureAttempts: 1,
    heartbeatInterval: times.heartbeatMs,
  })
}

/** Connects anew where nothing came of it for so long; each time it waits longer. */
function openWatch(client: WSClient, { silenceMs, longestMs }: typeof usualTimes) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitMs = silenceMs
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      waitMs = Math.min(waitMs * 2, longestMs)
      client.disconnect()
      client.connect()
      wait()
    }, waitMs)
  }
  return {
    begin: wait,
    rest() {
      clearTimeout(timer)
      waitMs = silenceMs
    },
  }
}
