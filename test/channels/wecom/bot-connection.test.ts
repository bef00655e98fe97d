// The bot's connection, through the official SDK, against the fake server (a reading of the vendor's documents).
import { afterEach, describe, expect, it } from 'vitest'
import { openFakeBot } from '../../fakes/wecom/bot/fake-bot.ts'
import { type BotKit, openBotKit, until } from './open-bot-kit.ts'

let kits: BotKit[] = []
afterEach(async () => {
  for (const kit of kits) await kit.close()
  kits = []
})
async function open(given: Parameters<typeof openBotKit>[0] = {}) {
  const kit = await openBotKit(given)
  kits.push(kit)
  return kit
}
const isReady = (kit: BotKit) => until(() => kit.bot.state() === 'ready')

describe('the connection of the bot', () => {
  it('comes back by itself after a broken socket, and hears what is said then', async () => {
    const kit = await open()
    await isReady(kit)
    kit.fake.drop()
    await until(() => kit.fake.subscribed() === 2)
    await isReady(kit)
    expect((await kit.say('在不在')).content).toMatchObject({ kind: 'text', text: '在不在' })
    expect(kit.bot.notice()).toBeNull()
  })

  it('subscribes again when nobody answers the subscription', async () => {
    const fake = await openFakeBot()
    fake.faults.isDeaf = true
    const kit = await open({ fake })
    await until(() => fake.subscribed() > 1)
    expect(kit.bot.notice()).toContain('正在重连')
    fake.faults.isDeaf = false
    await isReady(kit)
  })

  it('tells that another program took the bot, and does not take it back', async () => {
    const first = await open()
    await isReady(first)
    const second = await open({ fake: first.fake })
    await until(() => first.bot.state() === 'displaced')
    await isReady(second)
    expect(first.bot.notice()).toContain('另一个程序')
    expect(first.logged.join()).toContain('另一个程序')
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(first.fake.subscribed()).toBe(2)
    expect(second.bot.state()).toBe('ready')
  })

  it('tells that id or secret are wrong, and does not knock on and on', async () => {
    const kit = await open({ secret: 'not-the-secret-of-it' })
    await until(() => kit.bot.state() === 'refused')
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(kit.fake.subscribed()).toBeLessThan(4)
    expect(kit.bot.notice()).toContain('WECOM_BOT_SECRET')
  })

  it('logs no secret, no address and no key, whatever the server sends', async () => {
    const kit = await open()
    await isReady(kit)
    kit.fake.sendRaw(
      '{"headers":{"req_id":"x"},"body":{"aeskey":"abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG","url":"https://a.example/k"}}',
    )
    kit.fake.sendRaw('not json')
    kit.fake.sendRaw('{"cmd":"aibot_msg_callback","headers":{"req_id":"y"},"body":{"msgid":7}}')
    kit.fake.drop()
    await until(() => kit.fake.subscribed() === 2)
    const all = kit.logged.join('\n')
    expect(all).not.toMatch(/secret-of|abcdefghij|a\.example|ws:/)
    expect(all).toContain('企业微信机器人')
  })
})
