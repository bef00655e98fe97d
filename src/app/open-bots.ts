// The bots that ask a server for messages or hold a connection to it, joined to the delivery; of several processes one does so.
import type { Shared } from '#adapters/postgres/open-shared.ts'
import type { Listener } from '#channels/http/open-listener.ts'
import { openTelegram } from '#channels/telegram/telegram.ts'
import type { Chat } from '#chat/chat.ts'
import type { Delivery } from '#chat/delivery/channel.ts'
import type { Desk } from '#desk/desk.ts'
import type { Config } from '../config.ts'
import { type Alone, doAlone } from './do-alone.ts'
import { openWecomBot } from './open-wecom-bot.ts'

export interface Bots {
  /** For the page; null when all is well. */
  notice(): string | null
  /** Nothing more is asked for. */
  stopAsking(): Promise<void>
  close(): Promise<void>
}

interface BotParts {
  readonly config: Pick<Config, 'telegram' | 'wecomBot'>
  readonly desk: Desk
  readonly chat: Chat
  readonly shared: Shared | null
  readonly delivery: Delivery
  readonly listener: Listener
}

export async function openBots(say: (line: string) => void, parts: BotParts): Promise<Bots> {
  const { config, desk, chat, shared, delivery, listener } = parts
  const open: {
    telegram: Awaited<ReturnType<typeof openTelegram>> | null
    wecom: Awaited<ReturnType<typeof openWecomBot>>
  } = { telegram: null, wecom: null }
  const leads: Alone[] = []
  if (config.telegram) {
    const { telegram } = config
    // A webhook is posted to whichever process the balancer picks.
    const among = telegram.webhook ? null : shared
    const doing = { name: `telegram ${telegram.token.split(':')[0]}`, label: 'Telegram 的收发' }
    leads.push(
      await doAlone(among, { ...doing, say, endsWhenLost: true }, async () => {
        open.telegram = await openTelegram(telegram, { desk, delivery, listener, log: say })
        say('Telegram 已启用。')
      }),
    )
  }
  if (config.wecomBot) {
    const doing = { name: `wecom-bot ${config.wecomBot.botId}`, label: '企业微信机器人的长连接' }
    leads.push(
      await doAlone(shared, { ...doing, say, endsWhenLost: true }, async () => {
        open.wecom = await openWecomBot(config.wecomBot, { desk, chat, delivery, say })
      }),
    )
  }
  return {
    notice: () => open.wecom?.notice() ?? null,
    stopAsking: async () => open.telegram?.close(),
    close: async () => {
      await open.wecom?.close()
      for (const one of leads) await one.close()
    },
  }
}
