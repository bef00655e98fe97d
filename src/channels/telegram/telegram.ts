// Headline: updates, asked for or posted -> stored by the delivery, which answers them -> messages. Who is served is the desk's to say, and nothing of the answer is decided here.
import { autoRetry } from '@grammyjs/auto-retry'
import { type Api, Bot, type Context } from 'grammy'
import type { Channel, Delivery } from '#chat/delivery/channel.ts'
import { openPacer, type Pacer } from '#chat/delivery/open-pacer.ts'
import type { Desk } from '#desk/desk.ts'
import type { Incoming } from '#domain/journal/inbox-entry.ts'
import type { Listener } from '../http/open-listener.ts'
import { connect, served, type Webhook } from './connect.ts'
import { decodeUpdate } from './decode-update.ts'
import { checkFileSize, downloadFile, notFetched } from './download-file.ts'
import { encodeReply, readBack } from './encode-reply.ts'
import { type MeantAlbums, openMeantAlbums } from './meant-albums.ts'
import { type Growing, openGrowing } from './open-growing.ts'
import { describeScrubbed } from './scrub-token.ts'
import { sendMessage } from './send-message.ts'

export interface TelegramParts {
  readonly desk: Pick<Desk, 'readerFor' | 'readPlace'>
  readonly delivery: Pick<Delivery, 'open' | 'take'>
  /** Where a webhook is served; null: updates are asked for. */
  readonly listener: Pick<Listener, 'mount'> | null
  readonly log: (text: string) => void
}

export interface TelegramSettings {
  readonly token: string
  /** Absent or null: the official one. */
  readonly apiRoot?: string | null
  /** Absent or null: long polling. */
  readonly webhook?: Webhook | null
}

const officialRoot = 'https://api.telegram.org'
/** A server that says "later" is waited for this often and this long; only refusals are retried, never what may have arrived. */
const retry = {
  maxRetryAttempts: 3,
  maxDelaySeconds: 60,
  rethrowHttpErrors: true,
  rethrowInternalServerErrors: true,
}
/** Long polling holds a request for 30 s. */
const requestSeconds = 60
/** About one a second in a chat and 30 a second in all; short bursts are let through. */
const chatPace = [
  { most: 5, inMs: 5_000 },
  { most: 60, inMs: 60_000 },
]
/** Groups take 20 a minute; what changes under way needs some of them. */
const groupPace = [{ most: 12, inMs: 60_000 }]
const typingPace = { chat: () => [{ most: 1, inMs: 4_000 }], overall: [{ most: 10, inMs: 1_000 }] }
const overallPace = [{ most: 28, inMs: 1_000 }]

/** Returns at once; connecting goes on in the background and tells `log` what happens. Never throws for the network. */
export async function openTelegram(
  settings: TelegramSettings,
  { desk, delivery, listener, log }: TelegramParts,
): Promise<{ close(): Promise<void> }> {
  const apiRoot = (settings.apiRoot ?? officialRoot).replace(/\/+$/, '')
  const bot = new Bot(settings.token, { client: { apiRoot, timeoutSeconds: requestSeconds } })
  bot.api.config.use(autoRetry(retry))
  const name = `telegram:${settings.token.split(':')[0]}`
  const fileRoot = `${apiRoot}/file/bot${settings.token}`
  const growing = openGrowing(bot.api)
  await delivery.open(buildChannel(name, { api: bot.api, desk, fileRoot, growing }))
  const webhook = settings.webhook ?? null
  const taking = {
    name,
    delivery,
    log,
    comesAgain: webhook !== null,
    typing: openPacer(typingPace),
    albums: openMeantAlbums(),
  }
  bot.on([...served], (ctx) => takeUpdate(ctx, taking))
  bot.catch(({ error }) => log(`Telegram：${describeScrubbed(error)}`))
  const connection = connect(bot, webhook, { listener, log })
  return {
    async close() {
      await connection.close()
      growing.close()
    },
  }
}

interface Taking extends Pick<TelegramParts, 'delivery' | 'log'> {
  /** Of the channel that was opened. */
  readonly name: string
  /** What could not be stored is sent again by Telegram itself. */
  readonly comesAgain: boolean
  /** A sign that somebody is at work, seen for 5 s: in a rush of messages not for each. */
  readonly typing: Pick<Pacer, 'tryTake'>
  readonly albums: MeantAlbums
}

/** Stored before the next update is asked for, or the post answered: only then does the server forget it. */
async function takeUpdate(ctx: Context, taking: Taking): Promise<void> {
  const { name, delivery, log, comesAgain, typing } = taking
  // A press is always answered, or the button keeps turning on the person's screen.
  if (ctx.callbackQuery)
    ctx.answerCallbackQuery().catch((error) => log(`Telegram：按钮没有应答：${describeScrubbed(error)}`))
  const decoded = decode(ctx, taking)
  if (!decoded) return
  const incoming = { ...decoded, channel: name }
  try {
    if ((await delivery.take(incoming)) && typing.tryTake(incoming.chat))
      void ctx.replyWithChatAction('typing').catch(() => {})
  } catch (error) {
    log(`Telegram：一条消息没有记下来，未作回答：${describeScrubbed(error)}`)
    if (comesAgain) throw error
    await ctx.reply('现在存不了消息，没有处理。请稍后再发一次，或告诉管理员。').catch(() => {})
  }
}

/** One that cannot be read would come again and again, and keep the others back. */
function decode(ctx: Context, { log, albums }: Pick<Taking, 'log' | 'albums'>): Incoming | null {
  try {
    return decodeUpdate(ctx, albums)
  } catch (error) {
    log(`Telegram：一条消息看不懂，没有收：${describeScrubbed(error)}`)
    return null
  }
}

interface ChannelParts extends Pick<TelegramParts, 'desk'> {
  readonly api: Api
  readonly fileRoot: string
  readonly growing: Growing
}

function buildChannel(name: string, { api, desk, fileRoot, growing }: ChannelParts): Channel {
  const numberOf = (chat: string) => Number(chat.replace('telegram:', ''))
  // Who is not served has no place, and is told so in answer to his words.
  const readPlace = async (person: string) => desk.readPlace(await desk.readerFor(person)).catch(() => null)
  return {
    name,
    label: 'Telegram',
    pace: { chat: (chat) => (numberOf(chat) < 0 ? groupPace : chatPace), overall: overallPace },
    encode: async (event, { person, back }) =>
      encodeReply(event, { askerPlace: await readPlace(person), back: readBack(back) }),
    send: (sending) => sendMessage(sending, { api, growing }),
    async fetch({ kind, name: given, sizeBytes, at }) {
      const file = given ?? (kind === 'picture' ? '图片' : '未命名文件')
      checkFileSize({ name: file, sizeBytes })
      const { file_path: path = '' } = await api.getFile(String(at)).catch((error: unknown) => {
        throw notFetched(file, error)
      })
      return { name: null, bytes: await downloadFile(file, `${fileRoot}/${path}`) }
    },
    progress: ({ id, chat, back }, text) =>
      growing.show(id, { chat: numberOf(chat), answers: readBack(back).answers }, text),
    end: ({ id }, text) => growing.end(id, text),
  }
}
