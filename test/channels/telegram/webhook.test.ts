import { afterEach, describe, expect, it } from 'vitest'
import { type Listener, openListener } from '#channels/http/open-listener.ts'
import { readConfig } from '../../../src/config.ts'
import { openTestDesk } from '../../chat/open-test-desk.ts'
import { openTelegramKit, type TelegramKit } from './open-telegram-kit.ts'

const secret = 'a-secret_of-32-characters-000000'
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function openKit(): Promise<TelegramKit & { listener: Listener; post: ReturnType<typeof poster> }> {
  const listener = await openListener({ host: '127.0.0.1', port: 0, password: null })
  const webhook = { url: 'https://antou.example.gov.cn/telegram', secret }
  const kit = await openTelegramKit({ listener, settings: { webhook } })
  closers.push(() => listener.close(), kit.close)
  await kit.telegram.waitFor('the webhook', () => kit.telegram.commands.length > 0)
  return { ...kit, listener, post: poster(listener.url) }
}

const poster =
  (url: string) =>
  async (body: unknown, header: string | null = secret): Promise<number> => {
    const headers = new Headers(header === null ? [] : [['x-telegram-bot-api-secret-token', header]])
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return (await fetch(`${url}telegram`, { method: 'POST', headers, body: text })).status
  }

const update = (id: number, text: string) => ({
  update_id: id,
  message: {
    message_id: id,
    date: 1,
    text,
    from: { id: 11, is_bot: false, first_name: 'a' },
    chat: { id: 11, type: 'private' },
  },
})

describe('the webhook', () => {
  it('is registered with its secret, and the menu with commands the conversation knows', async () => {
    const { telegram } = await openKit()
    expect(telegram.webhook).toEqual({ url: 'https://antou.example.gov.cn/telegram', secret })
    const { say, asked } = openTestDesk()
    for (const { command } of telegram.commands) await say(`/${command}`)
    expect(telegram.commands).toHaveLength(8)
    expect(asked).toEqual([])
  })

  it('answers a post with 200 once it is stored, and what comes again is answered once', async () => {
    const { post, telegram, journal, asked } = await openKit()
    expect(await post(update(7, '欠薪'))).toBe(200)
    expect(await journal.inbox.count()).not.toEqual({})
    expect(await post(update(7, '欠薪'))).toBe(200)
    await telegram.waitForSent(1)
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['none', null],
    ['another', 'b'.repeat(secret.length)],
    ['its beginning', secret.slice(0, -1)],
    ['one character more', `${secret}0`],
  ])('with %s as its secret is refused, and nothing is stored', async (_, given) => {
    const { post, journal } = await openKit()
    expect(await post(update(8, '欠薪'), given)).toBe(401)
    expect(await journal.inbox.count()).toEqual({})
  })

  it('refuses what is no update, and asks for another try where nothing can be stored', async () => {
    const { post, journal } = await openKit()
    expect(await post('{"update_id":"x"}')).toBe(400)
    expect(await post('<xml>')).toBe(400)
    journal.fillDisk()
    expect(await post(update(9, '欠薪'))).toBe(503)
  })

  it('is not set without a secret, nor a secret without an address', () => {
    const token = { TELEGRAM_BOT_TOKEN: `100200300:${'A'.repeat(35)}` }
    const url = 'https://antou.example.gov.cn/telegram'
    expect(() => readConfig({ ...token, TELEGRAM_WEBHOOK_URL: url })).toThrow('TELEGRAM_WEBHOOK_SECRET')
    expect(() => readConfig({ ...token, TELEGRAM_WEBHOOK_SECRET: secret })).toThrow('TELEGRAM_WEBHOOK_URL')
    expect(() =>
      readConfig({ ...token, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: 'short' }),
    ).toThrow()
  })
})
