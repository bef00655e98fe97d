import { afterEach, describe, expect, it } from 'vitest'
import { buildAnswer, buildCitation, openTestDesk } from '../../chat/open-test-desk.ts'
import { openTelegramKit, type TelegramKit } from './open-telegram-kit.ts'

const [alice, bob, group] = [11, 22, -1001]
const chat = { id: group, type: 'supergroup' }
const admitted = {
  people: new Set([`telegram:${alice}`, `telegram:${group}`]),
  administrators: new Set<string>(),
}
const open: TelegramKit[] = []
afterEach(async () => {
  for (const kit of open.splice(0)) await kit.close()
})
async function openKit(parts: Parameters<typeof openTestDesk>[0] = { admitted }) {
  const kit = await openTelegramKit({ test: openTestDesk(parts) })
  open.push(kit)
  return kit
}

describe('a group', () => {
  it('is answered where the bot is named, replied to or commanded, and met with silence otherwise', async () => {
    const { telegram, asked } = await openKit()
    telegram.say(bob, '欠薪大家怎么看', chat)
    telegram.say(bob, '/help@other_bot', chat)
    telegram.say(bob, '@antou_bot 欠薪怎么处理', chat)
    const [first] = await telegram.waitForSent(1)
    expect(asked.map(({ text }) => text)).toEqual(['欠薪怎么处理'])
    telegram.say(bob, '/help@antou_bot', chat)
    await telegram.waitForSent(2)
    const from = { id: bob, is_bot: false, first_name: 'b' }
    const reply_to_message = {
      message_id: first!.id,
      from: { id: 100200300, is_bot: true },
      text: first!.text,
    }
    telegram.push({ message: { message_id: 900, date: 1, from, chat, text: '普法呢', reply_to_message } })
    await telegram.waitForSent(3)
    expect(asked.map(({ text }) => text)).toEqual(['欠薪怎么处理', '普法呢'])
    expect(telegram.sent[1]?.text).toContain('可以这样问')
  })

  it('that nobody let in hears its number, whoever speaks', async () => {
    const { telegram, asked } = await openKit({
      admitted: { people: new Set([`telegram:${alice}`]), administrators: new Set() },
    })
    telegram.say(alice, '@antou_bot 欠薪怎么处理', chat)
    expect((await telegram.waitForSent(1))[0]?.text).toContain(`本群的编号是 telegram:${group}`)
    expect(asked).toEqual([])
  })

  it('asks under the rights of the group, not of who speaks', async () => {
    const { telegram, desk } = await openKit({
      admitted: { people: new Set([`telegram:${group}`]), administrators: new Set([`telegram:${alice}`]) },
    })
    const seen: string[] = []
    const ask = desk.ask
    desk.ask = (reader, question) => {
      seen.push(`${reader.person} ${reader.role}`)
      return ask(reader, question)
    }
    telegram.say(alice, '@antou_bot 欠薪怎么处理', chat)
    await telegram.waitForSent(1)
    expect(seen).toEqual([`telegram:${group}#telegram:${alice} editor`])
  })

  it('does not let another member press the buttons of my preview, and lets him open a citation', async () => {
    const { telegram, stored, script } = await openKit()
    const from = { id: alice, is_bot: false, first_name: 'a' }
    telegram.sendFile(alice, { name: 'a.txt', bytes: new Uint8Array([1]) })
    await telegram.waitForSent(1)
    const document = { file_id: 'file1', file_unique_id: 'file1', file_name: 'a.txt', file_size: 1 }
    const caption = '@antou_bot'
    const caption_entities = [{ type: 'mention', offset: 0, length: 10 }]
    telegram.push({ message: { message_id: 901, date: 1, from, chat, document, caption, caption_entities } })
    await telegram.waitForSent(2)
    telegram.press(bob, '入库', group)
    expect((await telegram.waitForSent(3))[2]?.text).toContain('已经处理过')
    expect(stored).toEqual([])
    telegram.press(alice, '入库', group)
    await telegram.waitForSent(4)
    expect(stored).toHaveLength(1)
    const removals = () => telegram.calls.filter(({ method }) => method === 'editMessageReplyMarkup').length
    await telegram.waitFor('the buttons of what was stored to go', () => removals() > 0)
    expect(removals()).toBe(1)
    script(() => buildAnswer('61万元[1]', [buildCitation(1)]))
    telegram.say(alice, '@antou_bot 追回多少工资', chat)
    await telegram.waitForSent(5)
    telegram.press(bob, '[1]', group)
    expect((await telegram.waitForSent(6))[5]?.text).toContain('重新读过')
  })
})
