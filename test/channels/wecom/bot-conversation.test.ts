// A whole conversation with the bot: the official SDK and the fake server on one side, delivery, chat and desk on the other.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWecomBot } from '#app/open-wecom-bot.ts'
import { openAnswering } from '#chat/delivery/answer-incoming.ts'
import type { Delivery } from '#chat/delivery/channel.ts'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import {
  buildAnswer,
  buildCitation,
  buildClarify,
  buildReader,
  openTestDesk,
  type TestDesk,
} from '../../chat/open-test-desk.ts'
import { asksToStop } from '../../fakes/commands.ts'
import type { Bubble } from '../../fakes/wecom/bot/bot-rules.ts'
import { botId, botSecret, type FakeBot, openFakeBot } from '../../fakes/wecom/bot/fake-bot.ts'
import { until } from './open-bot-kit.ts'

let fake: FakeBot
let kit: TestDesk
let delivery: Delivery
let bot: Awaited<ReturnType<typeof openWecomBot>>
beforeEach(async () => {
  fake = await openFakeBot()
  kit = openTestDesk()
  const { desk, chat, journal } = kit
  delivery = await openDelivery({
    journal,
    answer: openAnswering({ desk, chat, journal }),
    asksToStop,
    log: () => {},
  })
  const settings = { botId, secret: botSecret, url: fake.url }
  bot = await openWecomBot(settings, { desk, chat, delivery, say: () => {} })
  await until(() => bot?.state() === 'ready')
})
afterEach(async () => {
  await delivery.close(0)
  await bot?.close()
  await fake.close()
})

const single = { chattype: 'single', from: { userid: 'zhou' } }

async function next(body: Record<string, unknown>, isIt: (bubble: Bubble) => boolean): Promise<Bubble> {
  const before = fake.bubbles.length
  fake.call({ ...single, ...body })
  await until(() => fake.bubbles.slice(before).some((one) => one.isFinished && isIt(one)))
  return fake.bubbles.slice(before).find((one) => one.isFinished && isIt(one)) as Bubble
}
const say = (text: string, isIt: (bubble: Bubble) => boolean = ({ kind }) => kind === 'stream') =>
  next({ msgtype: 'text', text: { content: text } }, isIt)

function press(label: string, isIt: (bubble: Bubble) => boolean) {
  const card = fake.bubbles.findLast((one) => one.card)?.card as {
    task_id: string
    button_list: { text: string; key: string }[]
  }
  const key = card.button_list.find(({ text }) => text === label)?.key
  const event = {
    eventtype: 'template_card_event',
    template_card_event: { event_key: key, task_id: card.task_id },
  }
  return next({ msgtype: 'event', event }, isIt)
}
const isCard = ({ kind }: Bubble) => kind === 'template_card'
const says = (words: string) => (bubble: Bubble) => bubble.text.includes(words)

describe('a conversation with the bot', () => {
  it('answers in a bubble that ends, with its passage, and takes the verdict of a button', async () => {
    const answered = await say('石桥乡2023年帮农民工追回多少工资')
    expect(answered.text).toContain('[1] 青禾县石桥乡 2023年报告')
    await until(() => fake.bubbles.some(isCard))
    await press('没用', says('记下了'))
    const office = buildReader('terminal', { role: 'administrator' })
    expect((await kit.desk.listFeedback(office)).map(({ type }) => type)).toEqual(['useless'])
  })

  it('asks back with buttons, and a press is the answer to it', async () => {
    const choices = ['青禾县柳溪镇', '云岭县柳溪镇'].map((label) => ({ label, place: label }))
    kit.script(({ text }) =>
      /[县]/.test(text)
        ? buildAnswer(`${text}：36名[1]。`, [buildCitation(1)])
        : buildClarify('要看哪一个？', choices),
    )
    await say('柳溪镇的网格员有多少')
    await until(() => fake.bubbles.some(isCard))
    const answered = await press('云岭县柳溪镇', says('36名'))
    expect(answered.text).toContain('云岭县柳溪镇')
    expect(fake.bubbles.some(({ card }) => JSON.stringify(card).includes('已选：云岭县柳溪镇'))).toBe(true)
  })

  it('shows a report that was sent before it is stored, and stores it at the press of a button', async () => {
    const file = fake.files.put(Buffer.from('石桥乡的一份报告'), 'attachment; filename="sq.txt"')
    await next({ msgtype: 'file', file }, says('sq.txt'))
    await until(() => fake.bubbles.some(isCard))
    expect(kit.stored).toEqual([])
    await press('入库', says('已入库'))
    expect(kit.stored).toHaveLength(1)
  })

  it('leaves nothing to press on a card that was used, and says so kindly where it is pressed all the same', async () => {
    const file = fake.files.put(Buffer.from('石桥乡的一份报告'), 'attachment; filename="sq.txt"')
    await next({ msgtype: 'file', file }, says('sq.txt'))
    await until(() => fake.bubbles.some(isCard))
    const card = structuredClone(fake.bubbles.findLast(isCard)?.card)
    await press('检查', says('sq.txt'))
    expect(fake.bubbles.findLast(isCard)?.card?.replace_text).toBeUndefined()
    await press('不要', says('撤下了'))
    expect(fake.bubbles.findLast(isCard)?.card).toMatchObject({ replace_text: '已选：不要' })
    // The phone of somebody who has not been shown the change yet.
    for (const bubble of fake.bubbles.filter(isCard)) bubble.card = structuredClone(card ?? null)
    await press('入库', says('已经处理过'))
    expect(fake.bubbles.findLast(isCard)?.card).toMatchObject({ replace_text: '已失效' })
    expect(kit.stored).toHaveLength(0)
  })

  it('of a draft its buttons do what they say, one after the other, while it is open', async () => {
    await say('写化解纠纷这段：调处132起，成功130起', says('132'))
    await until(() => JSON.stringify(fake.bubbles.findLast(isCard)?.card ?? null).includes('导出Word'))
    await press('存为草稿', says('已经存好'))
    await press('导出Word', ({ kind }) => kind === 'file')
  })

  it('of a choice that was made long ago says that it is over, and asks nothing of the library', async () => {
    await say('我是柳溪镇的', says('柳溪镇'))
    await until(() => fake.bubbles.some(isCard))
    const card = structuredClone(fake.bubbles.findLast(isCard)?.card)
    await press('云岭县柳溪镇', says('记下了'))
    expect(fake.bubbles.findLast(isCard)?.card).toMatchObject({ replace_text: '已选：云岭县柳溪镇' })
    const asked = kit.asked.length
    for (const bubble of fake.bubbles.filter(isCard)) bubble.card = structuredClone(card ?? null)
    await press('青禾县柳溪镇', says('用不上了'))
    expect(fake.bubbles.findLast(isCard)?.card).toMatchObject({ replace_text: '已失效' })
    expect(kit.asked).toHaveLength(asked)
  })

  it('sends the draft as a document', async () => {
    await say('写化解纠纷这段：调处132起，成功130起', says('132'))
    const sent = await say('导出Word', ({ kind }) => kind === 'file')
    expect(sent.file?.name).toMatch(/\.docx$/)
    expect(fake.bubbles.every(({ isFinished }) => isFinished)).toBe(true)
  })

  it('of a message that comes three times sends one answer', async () => {
    const body = { ...single, msgtype: 'text', text: { content: '在不在' } }
    const { msgid } = fake.call(body)
    fake.call(body, { msgid })
    fake.call(body, { msgid })
    await say('谢谢', says('不客气'))
    expect(fake.bubbles.filter(({ text }) => text !== '')).toHaveLength(2)
    expect(fake.bubbles.every(({ isFinished }) => isFinished)).toBe(true)
  })

  it('welcomes who opens it', async () => {
    const welcome = await next({ msgtype: 'event', event: { eventtype: 'enter_chat' } }, () => true)
    expect(welcome).toMatchObject({ kind: 'welcome', text: expect.stringContaining('可以这样问') })
  })
})
