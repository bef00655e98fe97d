// Headline: updates by long polling -> allow-list -> stored by the delivery, which answers them -> messages. Nothing of the answer is decided here.
import { autoRetry } from '@grammyjs/auto-retry'
import { type Api, Bot, type Context, GrammyError } from 'grammy'
import type { Channel, Delivery } from '#chat/delivery/channel.ts'
import type { Desk } from '#desk/desk.ts'
import { wait } from '#shared/wait.ts'
import { decodeUpdate } from './decode-update.ts'
import { checkFileSize, downloadFile, notFetched } from './download-file.ts'
import { encodeReply } from './encode-reply.ts'
import { describeScrubbed } from './scrub-token.ts'
import { sendMessage } from './send-message.ts'

export interface TelegramParts {
  readonly desk: Pick<Desk, 'readerFor' | 'readPlace'>
  readonly delivery: Pick<Delivery, 'open' | 'take'>
  readonly log: (text: string) => void
}

export interface TelegramSettings {
  readonly token: string
  /** User ids; nobody else is served. */
  readonly allowedUsers: readonly number[]
  /** Absent or null: the official one. */
  readonly apiRoot?: string | null
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
/** Another program polls with this token, or its last request still hangs. */
const conflictWaitMs = 10_000
const served = ['message', 'edited_message', 'callback_query'] as const
/** About one a second in a chat and 30 a second in all; short bursts are let through. */
const chatPace = [
  { most: 5, inMs: 5_000 },
  { most: 60, inMs: 60_000 },
]
const overallPace = [{ most: 28, inMs: 1_000 }]

/** Returns at once; connecting goes on in the background and tells `log` what happens. Never throws for the network. */
export async function openTelegram(
  settings: TelegramSettings,
  { desk, delivery, log }: TelegramParts,
): Promise<{ close(): Promise<void> }> {
  const apiRoot = (settings.apiRoot ?? officialRoot).replace(/\/+$/, '')
  const bot = new Bot(settings.token, { client: { apiRoot, timeoutSeconds: requestSeconds } })
  bot.api.config.use(autoRetry(retry))
  const name = `telegram:${settings.token.split(':')[0]}`
  const fileRoot = `${apiRoot}/file/bot${settings.token}`
  await delivery.open(buildChannel(name, { api: bot.api, desk, fileRoot }))
  const isAllowed = (ctx: Context) => ctx.from !== undefined && settings.allowedUsers.includes(ctx.from.id)
  const told = new Set<number>()
  bot.on([...served], async (ctx) => {
    // Groups are not served: who reads along there is not on the list.
    if (ctx.chat?.type !== 'private') return
    if (!isAllowed(ctx)) return refuse(ctx, { told, log })
    await takeUpdate(ctx, { delivery, log })
  })
  bot.catch(({ error }) => log(`Telegram：${describeScrubbed(error)}`))
  return openPolling(bot, log)
}

/** Stored before the next update is asked for: only then does the server forget it. */
async function takeUpdate(ctx: Context, { delivery, log }: Omit<TelegramParts, 'desk'>): Promise<void> {
  // A press is always answered first, or the button keeps turning on the person's screen.
  if (ctx.callbackQuery)
    await ctx
      .answerCallbackQuery()
      .catch((error) => log(`Telegram：按钮没有应答：${describeScrubbed(error)}`))
  const incoming = decodeUpdate(ctx)
  if (!incoming) return
  try {
    if (await delivery.take(incoming)) void ctx.replyWithChatAction('typing').catch(() => {})
  } catch (error) {
    log(`Telegram：一条消息没有记下来，未作回答：${describeScrubbed(error)}`)
    await ctx.reply('现在存不了消息，没有处理。请稍后再发一次，或告诉管理员。').catch(() => {})
  }
}

function buildChannel(
  name: string,
  { api, desk, fileRoot }: { api: Api; desk: TelegramParts['desk']; fileRoot: string },
): Channel {
  return {
    name,
    label: 'Telegram',
    pace: { chat: () => chatPace, overall: overallPace },
    async encode(event, { person, back }) {
      const askerPlace = await desk.readPlace(await desk.readerFor(person))
      const removes = (back as { removes?: number | null } | null)?.removes ?? null
      return encodeReply(event, { askerPlace, removes })
    },
    send: (sending) => sendMessage(sending, api),
    async fetch({ name: given, sizeBytes, at }) {
      const file = given ?? '未命名文件'
      checkFileSize({ name: file, sizeBytes })
      const { file_path: path = '' } = await api.getFile(String(at)).catch((error: unknown) => {
        throw notFetched(file, error)
      })
      return downloadFile(file, `${fileRoot}/${path}`)
    },
  }
}

/** Told once how to be let in; later messages are met with silence. */
function refuse(ctx: Context, { told, log }: { told: Set<number>; log: (text: string) => void }): void {
  const id = ctx.from?.id
  if (ctx.callbackQuery) ctx.answerCallbackQuery().catch(() => {})
  if (id === undefined || told.has(id) || told.size > 1000) return
  told.add(id)
  log(`Telegram：用户 ${id} 不在名单（TELEGRAM_ALLOWED_USERS）里，没有答。`)
  ctx.reply(`这个机器人只为名单里的人服务。要用请把你的编号 ${id} 交给管理员。`).catch(() => {})
}

function openPolling(bot: Bot, log: (text: string) => void): { close(): Promise<void> } {
  const stop = new AbortController()
  const done = poll(bot, { log, signal: stop.signal })
  return {
    async close() {
      stop.abort()
      await bot.stop().catch(() => {})
      await done
    },
  }
}

/** Network trouble is grammY's to ride out; a wrong token ends it, a second poller is waited for. */
async function poll(
  bot: Bot,
  { log, signal }: { log: (text: string) => void; signal: AbortSignal },
): Promise<void> {
  const onStart = ({ username }: { username: string }) => log(`Telegram：已连上 @${username}`)
  while (!signal.aborted) {
    try {
      await bot.start({ allowed_updates: [...served], onStart })
      return
    } catch (error) {
      if (signal.aborted) return
      const code = error instanceof GrammyError ? error.error_code : 0
      if (code === 401 || code === 404)
        return log('Telegram：令牌不对，没有连上。→ 核对 TELEGRAM_BOT_TOKEN 后重新启动。')
      if (code === 409) log('Telegram：另有程序在用同一个令牌收消息，10 秒后再试。→ 停掉其中一个。')
      else log(`Telegram：连接断了，10 秒后再试：${describeScrubbed(error)}`)
      await wait(conflictWaitMs, signal)
    }
  }
}
