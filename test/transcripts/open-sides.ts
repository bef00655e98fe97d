// The two sides of the whole conversation: Telegram through grammY, WeCom's AI bot through the official SDK, each with a real app of invented reports behind it.
import { openWecomBot } from '#app/open-wecom-bot.ts'
import { openTelegram } from '#channels/telegram/telegram.ts'
import { openFakeTelegram } from '../fakes/telegram/fake-telegram.ts'
import type { Bubble } from '../fakes/wecom/bot/bot-rules.ts'
import { botId, botSecret, openFakeBot } from '../fakes/wecom/bot/fake-bot.ts'
import type { Side, Told } from './hold-talk.ts'
import { openPost } from './open-post.ts'

const log = () => {}

export async function openTelegramSide(): Promise<Side> {
  const fake = await openFakeTelegram()
  const post = await openPost({ TELEGRAM_ALLOWED_USERS: '11' })
  const settings = { token: fake.token, apiRoot: fake.apiRoot }
  const bot = await openTelegram(settings, { ...post, listener: null, log })
  let said = 0
  return {
    name: 'Telegram',
    say(text) {
      fake.say(11, text)
      said++
    },
    press(label) {
      fake.press(11, label)
      said++
    },
    sendFile(name, bytes) {
      fake.sendFile(11, { name, bytes })
      said++
    },
    shown: () =>
      fake.sent.map(
        ({ text, buttons, file }): Told => ({
          text,
          file: file ?? null,
          buttons: buttons.map((one) => one.text),
        }),
      ),
    isSettled: () => post.isDone(said),
    async close() {
      await bot.close()
      await post.close()
      await fake.close()
    },
  }
}

export async function openWecomSide(): Promise<Side> {
  const fake = await openFakeBot()
  const post = await openPost({ WECOM_ALLOWED_USERS: 'zhou' })
  const bot = await openWecomBot({ botId, secret: botSecret, url: fake.url }, { ...post, say: log })
  while (bot?.state() !== 'ready') await new Promise((resolve) => setTimeout(resolve, 10))
  let said = 0
  const call = (body: Record<string, unknown>) => {
    fake.call({ chattype: 'single', from: { userid: 'zhou' }, ...body })
    said++
  }
  return {
    name: '企业微信智能机器人（长连接）',
    say: (content) => call({ msgtype: 'text', text: { content } }),
    press(label) {
      const { card, button } = findButton(fake.bubbles, label)
      const template_card_event = { event_key: button.key, task_id: card.task_id }
      call({ msgtype: 'event', event: { eventtype: 'template_card_event', template_card_event } })
    },
    sendFile(name, bytes) {
      const file = fake.files.put(bytes, `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      call({ msgtype: 'file', file })
    },
    shown: () => fake.bubbles.filter(({ isFinished }) => isFinished).map(showBubble),
    isSettled: async () => (await post.isDone(said)) && fake.bubbles.every(({ isFinished }) => isFinished),
    async close() {
      await post.close()
      await bot?.close()
      await fake.close()
    },
  }
}

export interface Card {
  readonly task_id: string
  readonly main_title?: { readonly title: string }
  readonly button_list: readonly { readonly text: string; readonly key: string }[]
}

function findButton(bubbles: readonly Bubble[], label: string) {
  for (const { card: given } of bubbles.toReversed()) {
    const card = given as Card | null
    const button = card?.button_list.find(({ text }) => text === label)
    if (card && button) return { card, button }
  }
  throw new Error(`no button ${label}`)
}

function showBubble({ text, card: given, file }: Bubble): Told {
  const card = given as Card | null
  return {
    text: text || (card?.main_title?.title ?? ''),
    buttons: card?.button_list.map((one) => one.text) ?? [],
    file: file ? { name: file.name, bytes: new Uint8Array(file.bytes) } : null,
  }
}
