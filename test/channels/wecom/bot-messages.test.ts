// What people send to the bot and get from it, through the official SDK: files both ways, cards, voice, groups, welcome, verdicts, long answers.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPress } from '#channels/wecom/press.ts'
import type { ReplyEvent } from '#chat/chat.ts'
import type { Answer } from '#domain/answer.ts'
import type { Incoming } from '#domain/journal/inbox-entry.ts'
import { type BotKit, openBotKit, until } from './open-bot-kit.ts'

let kit: BotKit
beforeEach(async () => {
  kit = await openBotKit()
  await until(() => kit.bot.state() === 'ready')
})
afterEach(() => kit.close())

const answerOf = (quote: string) => ({
  kind: 'answer' as const,
  text: `石桥乡2023年调解纠纷187起[1]。`,
  lines: [{ kind: 'sentence' as const, text: '石桥乡2023年调解纠纷187起[1]。' }],
  citations: [
    {
      ...{ n: 1, reportId: 1, file: 'a.txt', place: '青禾县石桥乡', year: 2023, section: '一/(四)' },
      ...{ quote, start: 0, end: quote.length, isSample: false },
    },
  ],
  ...{ figures: [], dropped: [], by: 'extract', elapsedMs: 1 },
  searched: { reports: 2, level: null, places: [], years: [2023] },
})
const single = { chattype: 'single', from: { userid: 'zhou' } }
const filesOf = ({ content }: Incoming) => ('files' in content ? content.files : [])

async function reply(incoming: Incoming, event: ReplyEvent) {
  const results = []
  for (const outgoing of await kit.channel.encode(event, incoming))
    results.push(await kit.send(incoming, outgoing))
  return results
}

describe('what people send to the bot', () => {
  it.each([
    ['attachment; filename="平安 总结 100%.docx"', '平安 总结 100%.docx'],
    [`attachment; filename*=UTF-8''${encodeURIComponent('年度报告.docx')}`, '年度报告.docx'],
    ['attachment; filename=a.docx', 'a.docx.pdf'],
    [null, '来件.pdf'],
  ])('a file under the header %s bears its name, and the ending its bytes ask for', async (header, name) => {
    const bytes =
      header?.includes('a.docx') || header === null ? '%PDF-1.4 x' : 'PK\x03\x04........word/document.xml'
    const file = kit.fake.files.put(Buffer.from(bytes), header && Buffer.from(header).toString('latin1'))
    const incoming = await kit.call({ ...single, msgtype: 'file', file })
    expect(filesOf(incoming)).toMatchObject([{ kind: 'file', name: null }])
    const fetched = await kit.channel.fetch(filesOf(incoming)[0]!, new AbortController().signal)
    expect(fetched.name).toBe(name)
    expect(Buffer.from(fetched.bytes).toString()).toBe(bytes)
    expect(kit.fake.files.asked()).toBe(1)
  })

  it('a file of any length is decrypted whole', async () => {
    for (const length of [1, 15, 16, 17, 31, 32, 33, 70_000]) {
      const bytes = Buffer.alloc(length, 7)
      const incoming = await kit.call({ ...single, msgtype: 'file', file: kit.fake.files.put(bytes, null) })
      const fetched = await kit.channel.fetch(filesOf(incoming)[0]!, new AbortController().signal)
      expect(Buffer.from(fetched.bytes).equals(bytes)).toBe(true)
    }
  })

  it('a file whose address is over, or that is too big, is told in words without the address', async () => {
    const file = kit.fake.files.put(Buffer.from('%PDF'), null)
    kit.fake.advance(6 * 60_000)
    const late = await kit.call({ ...single, msgtype: 'file', file })
    const gone = kit.channel.fetch(filesOf(late)[0]!, new AbortController().signal)
    await expect(gone).rejects.toMatchObject({ kind: 'remote', message: expect.not.stringContaining('http') })
    const big = await kit.call({
      ...single,
      msgtype: 'file',
      file: kit.fake.files.put(Buffer.alloc(21 * 2 ** 20), null),
    })
    const refused = kit.channel.fetch(filesOf(big)[0]!, new AbortController().signal)
    await expect(refused).rejects.toMatchObject({ kind: 'input' })
  })

  it('voice comes as its text, pictures among words as both, a quoted message beside', async () => {
    const voice = await kit.call({ ...single, msgtype: 'voice', voice: { content: '查一下反诈' } })
    expect(voice.content).toMatchObject({ kind: 'voice', text: '查一下反诈' })
    const image = kit.fake.files.put(Buffer.from('89504e470d0a1a0a', 'hex'), null)
    const items = [
      { msgtype: 'text', text: { content: '看这张' } },
      { msgtype: 'image', image },
    ]
    const mixed = await kit.call({
      ...single,
      ...{ msgtype: 'mixed', mixed: { msg_item: items } },
      quote: { msgtype: 'text', text: { content: '上次的表' } },
    })
    expect(mixed.content).toMatchObject({ kind: 'mixed', text: '看这张', quoted: '上次的表' })
    const fetched = await kit.channel.fetch(filesOf(mixed)[0]!, new AbortController().signal)
    expect(fetched.name).toBe('来件.png')
  })

  it('a group is a conversation of its own, and the name the bot is called by is no part of the words', async () => {
    const incoming = await kit.call({
      ...{ msgtype: 'text', chattype: 'group', chatid: 'wr-7', from: { userid: 'zhou' } },
      text: { content: '@案头 比一下各镇' },
    })
    expect(incoming).toMatchObject({ chat: 'wecom:group:wr-7', person: 'wecom:zhou', isGroup: true })
    expect(incoming.content).toMatchObject({ text: '比一下各镇' })
    await kit.send(incoming, { body: { kind: 'text', text: '好。', reqId: null } })
    expect(kit.fake.bubbles.find(({ kind }) => kind === 'markdown')?.chat).toBe('wr-7')
    expect(kit.fake.frames.find(({ cmd }) => cmd === 'aibot_send_msg')?.body).toMatchObject({ chat_type: 2 })
  })

  it('who opens the conversation is welcomed, and nothing is asked of the delivery', async () => {
    kit.fake.call({ ...single, msgtype: 'event', event: { eventtype: 'enter_chat' } })
    await until(() => kit.fake.bubbles.length === 1)
    expect(kit.fake.bubbles[0]).toMatchObject({ kind: 'welcome', text: expect.stringContaining('报告') })
    expect(kit.taken).toEqual([])
  })

  it.each([1, 2, 3])('a verdict of type %i names the reply it is about', async (type) => {
    const event = { eventtype: 'feedback_event', feedback_event: { id: 'm-1', type, content: '数不对' } }
    const incoming = await kit.call({ ...single, msgtype: 'event', event })
    const verdict = ['good', 'bad', 'cancelled'][type - 1]
    expect(incoming.content).toEqual({ kind: 'feedback', verdict, about: 'm-1', words: '数不对' })
  })

  it('what is no message of ours is passed over', async () => {
    kit.fake.call({ msgtype: 'text', from: {}, text: { content: 'x' } })
    kit.fake.call({ ...single, msgtype: 'event', event: { eventtype: 'of_tomorrow' } })
    const event = {
      eventtype: 'template_card_event',
      template_card_event: { event_key: 'foreign', task_id: 't' },
    }
    kit.fake.call({ ...single, msgtype: 'event', event })
    await kit.say('在不在')
    expect(kit.taken).toHaveLength(1)
  })
})

describe('what the bot sends', () => {
  it('choices as a card; a press is acknowledged first and says its words', async () => {
    const asked = await kit.say('换单位')
    const choices = ['青禾县柳溪镇', '云岭县柳溪镇'].map((label) => ({ label, place: label }))
    await reply(asked, { kind: 'notice', text: '哪一个？', choices })
    const card = kit.fake.bubbles.at(-1)?.card as {
      task_id: string
      button_list: { text: string; key: string }[]
    }
    expect(card.button_list.map(({ text }) => text)).toEqual(['青禾县柳溪镇', '云岭县柳溪镇'])
    const pressed = { event_key: card.button_list[1]?.key, task_id: card.task_id }
    const event = { eventtype: 'template_card_event', template_card_event: pressed }
    const incoming = await kit.call({ ...single, msgtype: 'event', event })
    expect(incoming.content).toEqual({ kind: 'button', data: '云岭县柳溪镇', label: '云岭县柳溪镇' })
    const titleOf = () => (kit.fake.bubbles.at(-1)?.card?.main_title as { title?: string } | undefined)?.title
    await until(() => titleOf() === '已选：云岭县柳溪镇')
  })

  it('an answer with its passage quoted, and a card that opens the passage or takes a verdict', async () => {
    const asked = await kit.say('石桥乡2023年调解了多少纠纷')
    const answer = answerOf('全年调解各类矛盾纠纷187起，调处成功183起。') as unknown as Answer
    await reply(asked, { kind: 'answer', answer, at: '2026-01-05T08:00:00.000Z' })
    const [bubble, under] = kit.fake.bubbles
    expect(bubble?.text).toContain('[1] 青禾县石桥乡 2023年报告 · 一（四）')
    expect(bubble?.text).toContain('> [1] 原文：“全年调解各类矛盾纠纷187起，调处成功183起。”')
    const buttons = (under?.card?.button_list ?? []) as { text: string; key: string }[]
    expect(buttons.map(({ text }) => text)).toEqual(['看[1]的原文', '有用', '没用', '引用不对'])
    expect(buttons.map(({ key }) => readPress(key)?.say)).toEqual([
      'o1:2026-01-05T08:00:00.000Z',
      'f0:2026-01-05T08:00:00.000Z',
      'f1:2026-01-05T08:00:00.000Z',
      'f2:2026-01-05T08:00:00.000Z',
    ])
  })

  it('documents by upload in pieces, whole and under their name', async () => {
    const asked = await kit.say('导出Word')
    const bytes = Buffer.alloc(1_300_000, 'abc')
    await reply(asked, { kind: 'file', name: '初稿 第2稿.docx', bytes, draft: 'd' })
    const { file } = kit.fake.bubbles.at(-1) ?? {}
    expect(file?.name).toBe('初稿 第2稿.docx')
    expect(file?.bytes.equals(bytes)).toBe(true)
    expect(kit.fake.frames.filter(({ cmd }) => cmd === 'aibot_upload_media_chunk')).toHaveLength(3)
  })

  it('an empty file is refused with what to do, and nothing goes up', async () => {
    const asked = await kit.say('导出Word')
    expect(await reply(asked, { kind: 'file', name: 'a.docx', bytes: Buffer.alloc(2), draft: 'd' })).toEqual([
      'refused',
    ])
    expect(kit.fake.frames.some(({ cmd }) => cmd?.startsWith('aibot_upload'))).toBe(false)
  })

  it('a long text in numbered parts, the first in the bubble, none above the limit, nothing lost', async () => {
    const asked = await kit.say('长的')
    const text = Array.from({ length: 900 }, (_, n) => `第${n}句：全年共调处各类矛盾纠纷${n}起[${n}]。`).join(
      '\n',
    )
    await reply(asked, { kind: 'notice', text })
    const parts = kit.fake.bubbles.map((bubble) => bubble.text)
    expect(parts.length).toBeGreaterThan(2)
    expect(kit.fake.bubbles[0]).toMatchObject({ kind: 'stream', isFinished: true })
    const joined = parts.map((part) => part.replace(/^\(\d+\/\d+\)\n/, '')).join('\n')
    expect(joined.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })

  it('words of a report never act as link, tag or thinking', async () => {
    const asked = await kit.say('引一句')
    await reply(asked, {
      kind: 'notice',
      text: '原文：[点这里](http://a.example/x) <think>藏</think> ![](http://b.example/p)',
    })
    const [bubble] = kit.fake.bubbles
    expect(bubble?.text).not.toMatch(/\]\(|<think>|<\/think>/)
    expect(bubble?.text.replace(/\u200b/g, '')).toContain('[点这里](http://a.example/x) <think>藏</think>')
  })

  it('a refusal of the server with what can be done about it', async () => {
    const asked = await kit.say('在')
    kit.fake.faults.code = (frame) => (frame.cmd === 'aibot_send_msg' ? 846607 : null)
    const sending = {
      to: asked,
      outgoing: { body: { kind: 'text', text: '答。', reqId: null } },
      isAgain: false,
    }
    const result = await kit.channel.send(sending, new AbortController().signal)
    expect(result).toMatchObject({ kind: 'refused', advice: expect.stringContaining('先') })
  })
})
