// Headline: updates by long polling -> allow-list -> claimed once -> a queue a chat -> the desk -> messages. Nothing of the answer is decided here.
import { autoRetry } from '@grammyjs/auto-retry'
import { Bot, type Context, GrammyError } from 'grammy'
import { answerUpdate, type UpdateParts } from './answer-update.ts'
import { openChatQueues } from './chat-queues.ts'
import { describeScrubbed } from './scrub-token.ts'

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
/** At shutdown, what was asked may still be answered for so long. */
const graceMs = 5_000
const stopWords = /^\s*(\/stop|\/cancel|停|停下|取消)\s*$/

/** Returns at once; connecting goes on in the background and tells `log` what happens. Never throws for the network. */
export async function openTelegram(
  settings: TelegramSettings,
  { desk, chat, log }: Omit<UpdateParts, 'fileRoot'>,
): Promise<{ close(): Promise<void> }> {
  const apiRoot = (settings.apiRoot ?? officialRoot).replace(/\/+$/, '')
  const bot = new Bot(settings.token, { client: { apiRoot, timeoutSeconds: requestSeconds } })
  bot.api.config.use(autoRetry(retry))
  const queues = openChatQueues()
  const parts: UpdateParts = { desk, chat, log, fileRoot: `${apiRoot}/file/bot${settings.token}` }
  const isAllowed = (ctx: Context) => ctx.from !== undefined && settings.allowedUsers.includes(ctx.from.id)
  const told = new Set<number>()
  bot.on(['message', 'callback_query'], (ctx) => {
    // Groups are not served: who reads along there is not on the list.
    if (ctx.chat?.type !== 'private') return
    if (!isAllowed(ctx)) return void refuse(ctx, { told, log })
    if (stopWords.test(ctx.message?.text ?? '') && queues.stop(ctx.chat.id))
      return void ctx.reply('好，停下了。').catch(() => {})
    queues.add(ctx.chat.id, (signal) => claimAndAnswer(ctx, signal, parts))
  })
  bot.catch(({ error }) => log(`Telegram：${describeScrubbed(error)}`))
  const polling = openPolling(bot, log)
  return {
    async close() {
      await polling.close()
      await queues.close(graceMs)
    },
  }
}

/** Claimed before any work: an update that the server sends again is not answered again. */
async function claimAndAnswer(ctx: Context, signal: AbortSignal, parts: UpdateParts): Promise<void> {
  try {
    const isNew = await parts.desk.claimUpdate(`telegram:${ctx.me.id}`, String(ctx.update.update_id))
    if (isNew) await answerUpdate(ctx, signal, parts)
  } catch (error) {
    parts.log(`Telegram：一条消息没有记下来，未作回答：${describeScrubbed(error)}`)
    await ctx.reply('现在存不了消息，没有处理。请稍后再发一次，或告诉管理员。').catch(() => {})
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
      await bot.start({ allowed_updates: ['message', 'callback_query'], onStart })
      return
    } catch (error) {
      if (signal.aborted) return
      const code = error instanceof GrammyError ? error.error_code : 0
      if (code === 401 || code === 404)
        return log('Telegram：令牌不对，没有连上。→ 核对 TELEGRAM_BOT_TOKEN 后重新启动。')
      if (code === 409) log('Telegram：另有程序在用同一个令牌收消息，10 秒后再试。→ 停掉其中一个。')
      else log(`Telegram：连接断了，10 秒后再试：${describeScrubbed(error)}`)
      await pause(conflictWaitMs, signal)
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
