// Bubbles through the official SDK: shown soon, paced, rotated, finished, and given up for a message where the server says no.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Incoming } from '#domain/journal/inbox-entry.ts'
import type { Outgoing } from '#domain/journal/outbox-entry.ts'
import type { Frame } from '../../fakes/wecom/bot/bot-rules.ts'
import { type BotKit, openBotKit, until } from './open-bot-kit.ts'

let kit: BotKit
beforeEach(async () => {
  kit = await openBotKit()
  await until(() => kit.bot.state() === 'ready')
})
afterEach(() => kit.close())

const textOf = (incoming: Incoming, text: string): Outgoing => ({
  body: { kind: 'text', text, reqId: (incoming.back as { reqId: string }).reqId },
})
const isStream = ({ body }: Frame) => body?.msgtype === 'stream'

describe('the bubbles of the bot', () => {
  it('are there before the answer, hold the full text so far, and end with the answer', async () => {
    const asked = await kit.say('石桥乡2023年调解了多少纠纷')
    await until(() => kit.fake.bubbles.length === 1)
    kit.channel.progress?.(asked, '石桥乡')
    kit.channel.progress?.(asked, '石桥乡2023年调解187起[1]')
    await until(() => kit.fake.bubbles[0]?.text.includes('187') ?? false)
    expect(kit.fake.bubbles[0]?.isFinished).toBe(false)
    expect(await kit.send(asked, textOf(asked, '石桥乡2023年调解纠纷187起[1]。'))).toBe('sent')
    expect(kit.fake.bubbles).toMatchObject([
      { kind: 'stream', text: '石桥乡2023年调解纠纷187起[1]。', isFinished: true, feedback: asked.id },
    ])
  })

  it('grow at their pace, whatever comes in between', async () => {
    const asked = await kit.say('比一下各镇')
    for (let n = 0; n < 100; n++) kit.channel.progress?.(asked, `第${n}行`)
    await kit.send(asked, textOf(asked, '完了。'))
    expect(kit.fake.bubbles[0]?.frames).toBeLessThan(5)
  })

  it('leave room under the 30 messages a minute of a conversation, however much there is to show', async () => {
    for (let n = 0; n < 20; n++) {
      const asked = await kit.say(`第${n}问`)
      kit.channel.progress?.(asked, `第${n}问，正在比`)
    }
    await kit.say('再一问')
    const grown = kit.fake.frames.filter((frame) => isStream(frame) && !frame.body?.stream.finish)
    expect(grown.length).toBeLessThan(15)
    const late = await kit.say('最后一问')
    expect(await kit.send(late, textOf(late, '答。'))).toBe('sent')
  })

  it('move on to a new bubble before the deadline, and the old one is brought to an end', async () => {
    const asked = await kit.say('写一份很长的')
    await until(() => kit.fake.bubbles.length === 2)
    await kit.send(asked, textOf(asked, '写好了。'))
    expect(kit.fake.bubbles.map(({ isFinished }) => isFinished)).toEqual([true, true])
    expect(kit.fake.bubbles[0]?.text).toContain('见下一条')
    expect(kit.fake.bubbles[1]?.text).toBe('写好了。')
  })

  it('do not hang for ever where no answer comes', async () => {
    await kit.say('没有人答的一句')
    await until(() => kit.fake.bubbles.at(-1)?.text.includes('没有等到结果') ?? false)
    expect(kit.fake.bubbles.every(({ isFinished }) => isFinished)).toBe(true)
  })

  it('past their deadline give way to a message (846608)', async () => {
    const asked = await kit.say('慢的一句')
    await until(() => kit.fake.bubbles.length === 1)
    kit.fake.advance(7 * 60_000)
    expect(await kit.send(asked, textOf(asked, '结果在这里。'))).toBe('sent')
    expect(kit.fake.bubbles.at(-1)).toMatchObject({ kind: 'markdown', text: '结果在这里。' })
  })

  it('of a conversation before a restart give way to a message', async () => {
    const asked = await kit.say('重启之前的一句')
    const old = { ...asked, back: { reqId: 'R-of-before' } }
    expect(await kit.send(old, textOf(old, '答在这里。'))).toBe('sent')
    expect(kit.fake.bubbles.find(({ kind }) => kind === 'markdown')?.text).toBe('答在这里。')
  })

  it('that a process before this one left under way end with the answer, or say where it is', async () => {
    const [asked, other] = [await kit.say('没答完就断电的一句'), await kit.say('发了一半的一句')]
    await until(() => kit.fake.bubbles.length === 2)
    const next = await openBotKit({ fake: kit.fake })
    await until(() => next.bot.state() === 'ready')
    expect(await next.send(asked, textOf(asked, '接着答的。'))).toBe('sent')
    expect(await next.send(asked, textOf(asked, '还有一条。'))).toBe('sent')
    expect(await next.send(other, textOf(other, '补的。'), true)).toBe('sent')
    await until(() => kit.fake.bubbles.every(({ isFinished }) => isFinished))
    expect(kit.fake.bubbles.map(({ kind, text }) => [kind, text])).toEqual([
      ['stream', '接着答的。'],
      ['stream', '见下面。'],
      ['markdown', '还有一条。'],
      ['markdown', '（补发）\n补的。'],
    ])
    await next.bot.close()
  })

  it('whose last ack is lost are sent once more as a message, marked', async () => {
    const asked = await kit.say('丢回执的一句')
    await until(() => kit.fake.bubbles.length === 1)
    kit.fake.faults.ack = (frame) => (isStream(frame) ? 'none' : null)
    expect(await kit.send(asked, textOf(asked, '答。'))).toBe('unsure')
    expect(await kit.send(asked, textOf(asked, '答。'), true)).toBe('sent')
    expect(kit.fake.bubbles.at(-1)).toMatchObject({ kind: 'markdown', text: '（补发）\n答。' })
  }, 15_000)

  it('say later at the rate of the conversation, and what follows comes through', async () => {
    const asked = await kit.say('很多条')
    kit.fake.faults.code = (frame) => (frame.cmd === 'aibot_send_msg' ? 45009 : null)
    await kit.send(asked, textOf(asked, '第一条。'))
    expect(await kit.send(asked, textOf(asked, '第二条。'))).toBe('later')
    kit.fake.faults.code = () => null
    expect(await kit.send(asked, textOf(asked, '第二条。'))).toBe('sent')
  })

  it('end with a word when the server stops', async () => {
    await kit.say('停机时的一句')
    await until(() => kit.fake.bubbles.length === 1)
    await kit.bot.close()
    await until(() => kit.fake.bubbles.every(({ isFinished }) => isFinished))
    expect(kit.fake.bubbles.at(-1)?.text).toContain('停机')
  })

  it('of a message that comes twice are one', async () => {
    const asked = await kit.say('同一句')
    const body = {
      msgtype: 'text',
      chattype: 'single',
      from: { userid: 'zhou' },
      text: { content: '同一句' },
    }
    kit.fake.call(body, { msgid: asked.id })
    await kit.send(asked, textOf(asked, '一个回答。'))
    await kit.say('另一句')
    expect(kit.taken.map(({ content }) => 'text' in content && content.text)).toEqual(['同一句', '另一句'])
    expect(kit.fake.bubbles.filter(({ text }) => text === '一个回答。')).toHaveLength(1)
  })
})
