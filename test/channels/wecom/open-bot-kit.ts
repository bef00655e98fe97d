// The bot through the official SDK against the fake server, with a delivery that hands each message to the test.

import { type Bot, type BotParts, openBot } from '#channels/wecom/bot/open-bot.ts'
import type { Channel } from '#chat/delivery/channel.ts'
import type { Incoming } from '#domain/journal/inbox-entry.ts'
import type { Outgoing } from '#domain/journal/outbox-entry.ts'
import { botId, botSecret, type FakeBot, openFakeBot } from '../../fakes/wecom/bot/fake-bot.ts'

export interface BotKit {
  readonly fake: FakeBot
  readonly bot: Bot
  readonly channel: Channel
  readonly taken: readonly Incoming[]
  readonly logged: readonly string[]
  /** Somebody writes; resolves once it was taken. */
  say(text: string, by?: string): Promise<Incoming>
  call(body: Record<string, unknown>): Promise<Incoming>
  /** Sends as the delivery would: a moment later where it is told so, marked where nobody knows. */
  send(incoming: Incoming, outgoing: Outgoing, isAgain?: boolean): Promise<string>
  close(): Promise<void>
}

const quick = { soonMs: 60, paceMs: 60, rotateMs: 400, reconnectMs: 30, silenceMs: 150, longestMs: 300 }

export async function openBotKit(
  given: { times?: BotParts['times']; secret?: string; fake?: FakeBot; isOver?: BotParts['isOver'] } = {},
): Promise<BotKit> {
  const fake = given.fake ?? (await openFakeBot())
  const taken: Incoming[] = []
  const logged: string[] = []
  let channel: Channel | null = null
  const settings = { botId, secret: given.secret ?? botSecret, url: fake.url }
  const bot = await openBot(settings, {
    delivery: {
      open: async (opened) => {
        channel = opened
      },
      take: async (incoming) => {
        if (taken.some(({ id }) => id === incoming.id)) return false
        taken.push(incoming)
        return true
      },
    },
    readPlace: async () => '青禾县柳溪镇',
    welcome: async () => '我替你查各乡镇公开的报告。',
    isOver: given.isOver ?? (async () => false),
    log: (text) => logged.push(text),
    times: { ...quick, ...given.times },
  })
  const call = async (body: Record<string, unknown>) => {
    const { msgid } = fake.call(body)
    await until(() => taken.some(({ id }) => id === msgid))
    return taken.find(({ id }) => id === msgid) as Incoming
  }
  return {
    ...{ fake, bot, taken, logged, call },
    channel: channel as unknown as Channel,
    say: (text, by = 'zhou') =>
      call({ msgtype: 'text', chattype: 'single', from: { userid: by }, text: { content: text } }),
    async send(incoming, outgoing, isAgain = false) {
      const sending = { to: incoming, outgoing, isAgain }
      const result = await (channel as unknown as Channel).send(sending, new AbortController().signal)
      return result.kind
    },
    async close() {
      await bot.close()
      await fake.close()
    },
  }
}

/** Waits for what comes about by itself; fails when it does not. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let n = 0; n < 800; n++) {
    if (isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`never: ${isSo}`)
}
