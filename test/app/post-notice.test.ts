// What administrators and people let in are told reaches the chat where each last wrote, through the real desk and the real delivery.

import { afterEach, describe, expect, it, vi } from 'vitest'
import { postNotice } from '#app/post-notice.ts'
import type { Delivery } from '#chat/delivery/channel.ts'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import { buildReader, openTestDesk } from '../chat/open-test-desk.ts'
import { asksToStop } from '../fakes/commands.ts'
import { type FakeChannel, openFakeChannel } from '../fakes/delivery/fake-channel.ts'

const [li, chief] = ['telegram:5', 'wecom:chief']
const administrator = buildReader('terminal', { role: 'administrator' })
let opened: Delivery | null = null
afterEach(() => opened?.close(1))

async function open(...channels: readonly FakeChannel[]) {
  const posts: { tell: Delivery | null } = { tell: null }
  const kit = openTestDesk({
    admitted: { people: new Set(), administrators: new Set([chief]) },
    tellPerson: async (notice) => posts.tell !== null && postNotice(notice, posts.tell),
  })
  const answer = async function* () {}
  const delivery = await openDelivery({ journal: kit.journal, answer, asksToStop, log: () => {} })
  opened = posts.tell = delivery
  for (const channel of channels) await delivery.open(channel)
  const speak = (person: string, channel: string) =>
    kit.desk.admit({ person, chat: person, isGroup: false, name: '李明', channel })
  return { ...kit, delivery, speak }
}

const named = (name: string) => openFakeChannel({ name })
const until = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 5 })

describe('a notice', () => {
  it('of one who asks reaches the administrator where he last wrote, and the leave reaches him', async () => {
    const [telegram, wecom] = [named('telegram:7'), named('wecom-bot:b')]
    const { desk, speak } = await open(telegram, wecom)
    await speak(chief, 'wecom-bot:b')
    expect(await speak(li, 'telegram:7')).toMatchObject({ text: expect.stringContaining('已经转告管理员') })
    await until(() => expect(wecom.sent).toMatchObject([{ chat: chief, text: expect.stringContaining(li) }]))
    await desk.allowPerson(administrator, li)
    await until(() =>
      expect(telegram.sent).toMatchObject([{ chat: li, text: expect.stringContaining('可以用了') }]),
    )
  })

  it('reaches a member who never wrote through the app, and through no bot, which may not write first', async () => {
    const app = named('wecom-app:1')
    const { speak } = await open(named('telegram:7'), app)
    await speak(li, 'telegram:7')
    await until(() => expect(app.sent).toMatchObject([{ chat: chief }]))
    await opened?.close(1)
    const other = await open(named('telegram:7'), named('wecom-bot:b'))
    expect(await other.speak(li, 'telegram:7')).toMatchObject({ text: expect.not.stringContaining('转告') })
  })

  it('that a channel does not take is told on the page, and counted for doctor', async () => {
    const wecom = named('wecom-bot:b')
    wecom.next.push({ kind: 'refused', reason: '没有加机器人', advice: '请他先给机器人发一句话' })
    const { delivery, journal, speak } = await open(named('telegram:7'), wecom)
    await speak(chief, 'wecom-bot:b')
    await speak(li, 'telegram:7')
    await until(() => expect(delivery.readNotices().join()).toContain('没有加机器人'))
    expect(await journal.outbox.count()).toMatchObject({ refused: 1 })
  })
})
