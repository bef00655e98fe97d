// Step: how updates come: asked for (long polling), or posted to /telegram. One excludes the other. Trouble of the network is waited out and told.
import { type Bot, GrammyError } from 'grammy'
import { wait } from '#shared/pace/wait.ts'
import type { Listener } from '../http/open-listener.ts'
import { menu } from './menu.ts'
import { describeScrubbed } from './scrub-token.ts'
import { serveWebhook } from './serve-webhook.ts'

export interface Webhook {
  readonly url: string
  readonly secret: string
}

interface ConnectParts {
  readonly listener: Pick<Listener, 'mount'> | null
  readonly log: (text: string) => void
}

/** Another program polls with this token, or its last request still hangs. */
const againMs = 10_000
export const served = ['message', 'edited_message', 'callback_query', 'stopped_message_generation'] as const

export function connect(
  bot: Bot,
  webhook: Webhook | null,
  { listener, log }: ConnectParts,
): { close(): Promise<void> } {
  const stop = new AbortController()
  const { signal } = stop
  if (webhook && listener)
    listener.mount(
      '/telegram',
      serveWebhook({ secret: webhook.secret, log, take: (update) => handle(bot, update) }),
    )
  const begin = webhook ? () => announce(bot, webhook, log) : () => poll(bot, log)
  const done = keepTrying(begin, { signal, log })
  return {
    async close() {
      stop.abort()
      await bot.stop().catch(() => {})
      await done
    },
  }
}

/** Until who the bot is was asked, nothing can be told from what is said to others: Telegram sends it again. */
async function handle(bot: Bot, update: Parameters<Bot['handleUpdate']>[0]): Promise<void> {
  if (!bot.isInited()) throw new Error('not yet')
  await bot.handleUpdate(update)
}

async function announce(bot: Bot, { url, secret }: Webhook, log: ConnectParts['log']): Promise<void> {
  await bot.init()
  await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: [...served] })
  log(`Telegram：已连上 @${bot.botInfo.username}，消息送到 ${url}`)
  await showMenu(bot, log)
}

async function poll(bot: Bot, log: ConnectParts['log']): Promise<void> {
  await bot.start({
    allowed_updates: [...served],
    onStart: ({ username }) => {
      log(`Telegram：已连上 @${username}`)
      void showMenu(bot, log)
    },
  })
}

async function showMenu(bot: Bot, log: ConnectParts['log']): Promise<void> {
  await bot.api.setMyCommands([...menu]).catch((error: unknown) => {
    log(`Telegram：命令菜单没有登记：${describeScrubbed(error)}`)
  })
}

/** A wrong token ends it. */
async function keepTrying(
  begin: () => Promise<void>,
  { signal, log }: { readonly signal: AbortSignal; readonly log: ConnectParts['log'] },
): Promise<void> {
  while (!signal.aborted) {
    try {
      return await begin()
    } catch (error) {
      if (signal.aborted) return
      const code = error instanceof GrammyError ? error.error_code : 0
      if (code === 401 || code === 404)
        return log('Telegram：令牌不对，没有连上。→ 核对 TELEGRAM_BOT_TOKEN 后重新启动。')
      if (code === 409) log('Telegram：另有程序在用同一个令牌收消息，10 秒后再试。→ 停掉其中一个。')
      else log(`Telegram：连接断了，10 秒后再试：${describeScrubbed(error)}`)
      await wait(againMs, signal)
    }
  }
}
