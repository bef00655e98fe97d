import { afterEach, describe, expect, it } from 'vitest'
import { openTelegram, type TelegramSettings } from '#channels/telegram/telegram.ts'
import type { Chat } from '#chat/chat.ts'
import { openAnswering } from '#chat/delivery/answer-incoming.ts'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import type { Desk } from '#desk/desk.ts'
import type { Answer } from '#domain/answer.ts'
import {
  buildAnswer,
  buildCitation,
  buildClarify,
  buildReader,
  openTestDesk,
} from '../../chat/open-test-desk.ts'
import { asksToStop } from '../../fakes/commands.ts'
import { everyReader } from '../../fakes/library/whole-library.ts'
import { type MemoryJournal, openMemoryJournal } from '../../fakes/memory-journal.ts'
import { type FakeTelegram, openFakeTelegram } from '../../fakes/telegram/fake-telegram.ts'

const alice = 11
const bob = 22
const stranger = 99
const group = -1001
const admitted = {
  people: new Set([alice, bob, group].map((id) => `telegram:${id}`)),
  administrators: new Set<string>(),
}
const closers: (() => Promise<void>)[] = []

async function openBotOver(
  settings: TelegramSettings,
  {
    desk,
    chat,
    log,
    journal,
  }: { desk: Desk; chat: Chat; log: (text: string) => void; journal: MemoryJournal },
) {
  const delivery = await openDelivery({
    journal,
    answer: openAnswering({ desk, chat, journal }),
    asksToStop,
    log,
  })
  const bot = await openTelegram(settings, { desk, delivery, listener: null, log })
  return {
    async close() {
      await bot.close()
      await delivery.close(1_000)
    },
  }
}

async function openBot(given: { desk?: Partial<Desk>; parts?: Parameters<typeof openTestDesk>[0] } = {}) {
  const telegram = await openFakeTelegram()
  const test = openTestDesk({ admitted, ...given.parts })
  const log: string[] = []
  const settings = { token: telegram.token, apiRoot: telegram.apiRoot }
  const desk = { ...test.desk, ...given.desk }
  const post = openMemoryJournal()
  const start = () =>
    openBotOver(settings, { desk, chat: test.chat, log: (text) => log.push(text), journal: post })
  const bot = await start()
  closers.push(() => bot.close(), telegram.close)
  return { telegram, ...test, log, bot, start, post }
}

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const called = (telegram: FakeTelegram, method: string) =>
  telegram.calls.filter((call) => call.method === method)
const settle = () => new Promise((resolve) => setTimeout(resolve, 80))

describe('a question', () => {
  it('gets one cited answer, with typing shown before it', async () => {
    const { telegram } = await openBot()
    telegram.say(alice, '其他乡镇怎么处理欠薪的？')
    const [message] = await telegram.waitForSent(1)
    expect(message?.text).toBe(
      '答：其他乡镇怎么处理欠薪的？[1]\n\n[1] 青禾县石桥乡 2023年报告 · 一（四）\n\n查了：24份报告，2个乡镇，2022—2024年。\n\n[1] 原文：“追回工资61万元”',
    )
    expect(message?.raw).toContain('<blockquote expandable>[1] 原文：“追回工资61万元”</blockquote>')
    const methods = telegram.calls.map(({ method }) => method)
    expect(methods.indexOf('sendChatAction')).toBeLessThan(methods.indexOf('sendMessage'))
    expect(methods).toContain('sendChatAction')
  })

  it('delivered three times is answered once, and is confirmed to the server', async () => {
    const { telegram, asked } = await openBot()
    const id = telegram.say(alice, '欠薪怎么处理')
    const copy = telegram.waiting.find((update) => update.update_id === id) as unknown as Record<
      string,
      unknown
    >
    telegram.push({ ...copy })
    await telegram.waitForSent(1)
    telegram.push({ ...copy, update_id: id })
    telegram.say(bob, '普法')
    await telegram.waitForSent(2)
    await telegram.waitFor('the offset', () => telegram.waiting.every((update) => update.update_id > id))
    expect(asked.map(({ text }) => text)).toEqual(['欠薪怎么处理', '普法'])
  })

  it('that was answered before a restart is not answered after it', async () => {
    const { telegram, bot, start, asked } = await openBot()
    const id = telegram.say(alice, '欠薪怎么处理')
    const copy = telegram.waiting[0] as unknown as Record<string, unknown>
    await telegram.waitForSent(1)
    await bot.close()
    telegram.push({ ...copy, update_id: id })
    telegram.say(alice, '普法')
    const again = await start()
    closers.unshift(() => again.close())
    await telegram.waitForSent(2)
    expect(asked.map(({ text }) => text)).toEqual(['欠薪怎么处理', '普法'])
  })

  it('keeps its place in its chat while other chats go on', async () => {
    const { telegram, script } = await openBot()
    let finish: (answer: Answer) => void = () => {}
    script(({ text }) => {
      if (text !== '慢') return buildAnswer(`答${text}`)
      return new Promise<Answer>((resolve) => {
        finish = resolve
      })
    })
    telegram.say(alice, '慢')
    telegram.say(alice, '快')
    telegram.say(bob, '另一个')
    await telegram.waitForSent(1)
    await settle()
    expect(telegram.sent.map(({ chat }) => chat)).toEqual([bob])
    finish(buildAnswer('答慢'))
    await telegram.waitForSent(3)
    expect(telegram.sent.filter(({ chat }) => chat === alice).map(({ text }) => text.split('\n')[0])).toEqual(
      ['答慢', '答快'],
    )
  })

  it('can be stopped, and the next one is answered', async () => {
    const { telegram, script } = await openBot()
    script(({ text }) => (text === '慢' ? new Promise<Answer>(() => {}) : buildAnswer('答快')))
    telegram.say(alice, '慢')
    await telegram.waitFor('typing', () => called(telegram, 'sendChatAction').length > 0)
    telegram.say(alice, '停')
    await telegram.waitForSent(1)
    telegram.say(alice, '快')
    await telegram.waitForSent(2)
    expect(telegram.sent.map(({ text }) => text.split('\n')[0])).toEqual(['好，停下了。', '答快'])
  })
})

describe('an edited message', () => {
  it('is answered anew', async () => {
    const { telegram, asked } = await openBot()
    telegram.say(alice, '欠薪')
    await telegram.waitForSent(1)
    const from = { id: alice, is_bot: false, first_name: '甲' }
    const chat = { id: alice, type: 'private' }
    telegram.push({ edited_message: { message_id: 1, date: 1, edit_date: 2, from, chat, text: '普法' } })
    await telegram.waitForSent(2)
    expect(asked.map(({ text }) => text)).toEqual(['欠薪', '普法'])
  })
})

describe('who was not let in', () => {
  it('is told his number once, and nothing is retrieved for him', async () => {
    const { telegram, asked } = await openBot()
    telegram.say(stranger, '欠薪怎么处理')
    telegram.say(stranger, '我是青禾县石桥乡的')
    telegram.sendFile(stranger, { name: 'a.txt', bytes: new Uint8Array([1]) })
    telegram.say(alice, '欠薪')
    await telegram.waitForSent(2)
    await settle()
    const told = telegram.sent.filter(({ chat }) => chat === stranger)
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toContain('你的编号是 telegram:99')
    expect(asked.map(({ text }) => text)).toEqual(['欠薪'])
    expect(called(telegram, 'getFile')).toHaveLength(0)
  })

  it('cannot press buttons of another’s preview', async () => {
    const { telegram, stored } = await openBot()
    telegram.sendFile(alice, { name: 'a.txt', bytes: new Uint8Array([1]) })
    const [preview] = await telegram.waitForSent(1)
    const data = preview!.buttons[0]!.data
    telegram.push({
      callback_query: {
        id: 'x',
        from: { id: stranger, is_bot: false, first_name: 'x' },
        chat_instance: '1',
        data,
        message: { message_id: 5, date: 1, chat: { id: stranger, type: 'private' } },
      },
    })
    await telegram.waitForSent(2)
    expect(stored).toHaveLength(0)
  })

  it.each([
    [
      'a group',
      {
        message: {
          message_id: 1,
          date: 1,
          from: { id: alice },
          chat: { id: -5, type: 'group' },
          text: '欠薪',
        },
      },
    ],
    [
      'a channel post',
      { channel_post: { message_id: 1, date: 1, chat: { id: -7, type: 'channel' }, text: '欠薪' } },
    ],
    ['an inline query', { inline_query: { id: 'q', from: { id: alice }, query: '欠薪', offset: '' } }],
  ])('%s is met with silence', async (_, update) => {
    const { telegram, asked } = await openBot()
    telegram.push(update)
    telegram.say(bob, '普法')
    await telegram.waitForSent(1)
    await settle()
    expect(telegram.sent.map(({ chat }) => chat)).toEqual([bob])
    expect(asked).toHaveLength(1)
  })
})

describe('long and hostile texts', () => {
  it('are split within 4096 characters at sentence ends, no citation mark cut, nothing lost', async () => {
    const { telegram, script } = await openBot()
    const text = Array.from(
      { length: 400 },
      (_, index) => `石桥乡“逐一摸排在建工地，建立欠薪台账<${index}>&全部化解。”[${index + 1}]`,
    ).join('')
    script(() => buildAnswer(text))
    telegram.say(alice, '全部')
    await telegram.waitFor('all parts', () =>
      telegram.sent.some((message) => message.text.includes('查了：')),
    )
    expect(telegram.sent.length).toBeGreaterThan(3)
    for (const part of telegram.sent) expect(part.text.length).toBeLessThanOrEqual(4096)
    for (const part of telegram.sent.slice(0, -1)) expect(part.text).toMatch(/。”\[\d+\]$/)
    expect(telegram.sent.map((part) => part.text).join('')).toBe(
      `${text}${telegram.sent.at(-1)!.text.slice(telegram.sent.at(-1)!.text.indexOf('\n'))}`,
    )
  })

  it.each([
    '<b>没有关上',
    '</code><b>x</b>',
    '&lt;script&gt; & <a href="tg://x">点</a>',
    '[点](javascript:alert(1))',
    '\u202e反\u202c <',
  ])('%s arrives as it was written', async (text) => {
    const { telegram, script } = await openBot()
    script(() => buildAnswer(text))
    telegram.say(alice, '欠薪')
    const [message] = await telegram.waitForSent(1)
    expect(message?.text.split('\n')[0]).toBe(text)
    expect(telegram.sent).toHaveLength(1)
  })

  it('whose markup the server refuses are sent again as plain text', async () => {
    const { telegram, script } = await openBot()
    script(() => buildAnswer('1 < 2'))
    telegram.fail('sendMessage', {
      status: 400,
      description: "Bad Request: can't parse entities: Unsupported start tag",
    })
    telegram.say(alice, '欠薪')
    const [message] = await telegram.waitForSent(1)
    expect(message?.text.split('\n')[0]).toBe('1 < 2')
    expect(message?.raw).toContain('1 < 2')
  })

  it('with headings show them bold', async () => {
    const { telegram, script } = await openBot()
    script(() => ({
      ...buildAnswer('专项摸排\n“逐一摸排”[1]', [buildCitation(1)]),
      lines: [{ kind: 'heading', text: '专项摸排' }],
    }))
    telegram.say(alice, '欠薪')
    expect((await telegram.waitForSent(1))[0]?.raw).toContain('<b>专项摸排</b>\n“逐一摸排”[1]')
  })
})

describe('a server in trouble', () => {
  it('that says 429 is waited for, and the answer comes once', async () => {
    const { telegram } = await openBot()
    telegram.fail('sendMessage', {
      status: 429,
      description: 'Too Many Requests: retry after 1',
      retryAfterSeconds: 1,
    })
    telegram.say(alice, '欠薪')
    await telegram.waitForSent(1)
    await settle()
    expect(telegram.sent).toHaveLength(1)
  })

  it('that loses the reply to a delivered answer gets it once more, marked as sent again', async () => {
    const { telegram, log } = await openBot()
    telegram.fail('sendMessage', { status: 500, description: 'Internal Server Error', isDone: true })
    telegram.say(alice, '欠薪')
    await telegram.waitForSent(2)
    await settle()
    expect(telegram.sent.map(({ text }) => text.split('\n')[0])).toEqual([
      '答：欠薪[1]',
      '（补发，可能与上一条重复）',
    ])
    expect(log.join('\n')).toContain('标明补发再发一次')
  })

  it('that cuts the connection is connected to again', async () => {
    const { telegram } = await openBot()
    telegram.fail('getUpdates', { status: 0, description: '', isCut: true })
    telegram.say(alice, '欠薪')
    expect(await telegram.waitForSent(1)).toHaveLength(1)
  })

  it('never sees the token in a log or a message', async () => {
    const { telegram, log } = await openBot()
    telegram.sendFile(alice, { name: 'a.txt', bytes: new Uint8Array([1]) })
    await telegram.waitForSent(1)
    telegram.fail('sendMessage', { status: 0, description: '', isCut: true }, 2)
    telegram.fail('getFile', { status: 500, description: `Internal: https://x/file/bot${telegram.token}/a` })
    telegram.say(alice, '欠薪')
    telegram.sendFile(alice, { name: 'b.txt', bytes: new Uint8Array([1]) })
    await telegram.waitForSent(2)
    await telegram.waitFor('the log', () => log.length >= 3)
    expect(`${log.join('\n')}\n${telegram.sent.map(({ text }) => text).join('\n')}`).not.toContain(
      telegram.token.split(':')[1],
    )
  })

  it('with another token says which setting is wrong, and stops', async () => {
    const telegram = await openFakeTelegram()
    const { desk, chat } = openTestDesk()
    const log: string[] = []
    const settings = { token: `999:${'B'.repeat(35)}`, apiRoot: telegram.apiRoot }
    const journal = openMemoryJournal()
    const bot = await openBotOver(settings, { desk, chat, log: (text) => log.push(text), journal })
    closers.push(() => bot.close(), telegram.close)
    await telegram.waitFor('the log', () => log.length > 0)
    expect(log.join('\n')).toContain('TELEGRAM_BOT_TOKEN')
    expect(log.join('\n')).not.toContain('BBBB')
  })
})

describe('a store in trouble', () => {
  it('answers nothing that was not stored, and says so', async () => {
    const { telegram, asked, post } = await openBot()
    post.fillDisk()
    telegram.say(alice, '欠薪')
    expect((await telegram.waitForSent(1))[0]?.text).toContain('现在存不了消息')
    expect(asked).toHaveLength(0)
  })
})

describe('a file', () => {
  const report = { name: '石桥乡2023.docx', bytes: new Uint8Array([1, 2, 3]) }

  it('is previewed with its buttons and enters when 入库 is pressed, once', async () => {
    const { telegram, stored } = await openBot()
    telegram.sendFile(alice, report)
    const [preview] = await telegram.waitForSent(1)
    expect(preview?.text).toContain('地区：临江省安和市青禾县石桥乡\n年份：2023（待核）')
    expect(preview?.buttons.map(({ text }) => text)).toEqual(['入库', '不要', '检查', '按这个起草'])
    for (const { data } of preview!.buttons) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
    expect(stored).toHaveLength(0)
    telegram.press(alice, '入库')
    telegram.press(alice, '入库')
    await telegram.waitForSent(3)
    expect(telegram.sent.slice(1).map(({ text }) => text.split('。')[0])).toEqual([
      '《石桥乡2023.docx》已入库，现在就可以问',
      '这份预览已经处理过，或者放得太久了',
    ])
    expect(stored).toHaveLength(1)
    expect([...stored[0]!.original!]).toEqual([1, 2, 3])
    expect(called(telegram, 'answerCallbackQuery')).toHaveLength(2)
    expect(called(telegram, 'editMessageReplyMarkup').length).toBeGreaterThan(0)
  })

  it('is forgotten when 不要 is pressed', async () => {
    const { telegram, stored } = await openBot()
    telegram.sendFile(alice, report)
    await telegram.waitForSent(1)
    telegram.press(alice, '不要')
    await telegram.waitForSent(2)
    telegram.say(alice, '确认')
    expect((await telegram.waitForSent(3))[2]?.text).toContain('没有等着入库的文件')
    expect(stored).toHaveLength(0)
  })

  it('of 20 MB and a byte is refused before it is fetched; a wrong size is refused by the server and told', async () => {
    const { telegram } = await openBot()
    telegram.sendFile(alice, { ...report, sizeBytes: 20 * 1024 * 1024 + 1 })
    expect((await telegram.waitForSent(1))[0]?.text).toContain('文件太大：石桥乡2023.docx')
    expect(called(telegram, 'getFile')).toHaveLength(0)
  })

  it('that cannot be read says why', async () => {
    const { telegram } = await openBot()
    telegram.sendFile(alice, { name: '空.txt', bytes: new Uint8Array() })
    expect((await telegram.waitForSent(1))[0]?.text).toBe('《空.txt》没读成：文件是空的。\n换一份有内容的。')
  })

  it('with a caption is previewed and the caption answered', async () => {
    const { telegram, asked } = await openBot()
    telegram.sendFile(alice, { ...report, caption: '其他乡镇怎么处理欠薪？' })
    await telegram.waitForSent(2)
    expect(asked.map(({ text }) => text)).toEqual(['其他乡镇怎么处理欠薪？'])
  })

  it('sent as a picture is read like a file, in its largest size', async () => {
    const { telegram } = await openBot()
    const bytes = new Uint8Array([1, 2])
    telegram.sendFile(bob, { name: 'x', bytes })
    await telegram.waitForSent(1)
    const from = { id: alice, is_bot: false, first_name: 'a' }
    const photo = [{ file_id: 'file0' }, { file_id: 'file1', file_size: 2 }]
    telegram.push({ message: { message_id: 1, date: 1, from, chat: { id: alice, type: 'private' }, photo } })
    expect((await telegram.waitForSent(2))[1]?.text).toContain('文件：图片')
  })

  it('that is a voice is met with a request to type', async () => {
    const { telegram, asked } = await openBot()
    const from = { id: alice, is_bot: false, first_name: 'a' }
    const voice = { file_id: 'v', duration: 2 }
    telegram.push({ message: { message_id: 1, date: 1, from, chat: { id: alice, type: 'private' }, voice } })
    expect((await telegram.waitForSent(1))[0]?.text).toContain('请打字')
    expect(asked).toEqual([])
  })
})

describe('asking back', () => {
  it('keeps what a person says of an answer with its buttons', async () => {
    const { telegram, desk } = await openBot()
    telegram.say(alice, '欠薪怎么处理')
    await telegram.waitForSent(1)
    telegram.press(alice, '引用不对')
    await telegram.waitForSent(2)
    expect(await desk.listFeedback(everyReader)).toMatchObject([
      { question: '欠薪怎么处理', type: 'wrong-citation' },
    ])
  })

  it('offers the choices as buttons, and a press asks again with that place', async () => {
    const { telegram, script, asked } = await openBot()
    script(() =>
      buildClarify('资料库里有2个柳溪镇：①青禾县柳溪镇 ②云岭县柳溪镇。要看哪一个？', [
        { label: '①青禾县柳溪镇', place: '青禾县柳溪镇' },
        { label: '②云岭县柳溪镇', place: '云岭县柳溪镇' },
      ]),
    )
    telegram.say(alice, '柳溪镇有多少网格员')
    const [message] = await telegram.waitForSent(1)
    expect(message?.buttons.map(({ text }) => text)).toEqual(['①青禾县柳溪镇', '②云岭县柳溪镇', '都要'])
    script(() => buildAnswer('56名'))
    telegram.press(alice, '②云岭县柳溪镇')
    await telegram.waitForSent(2)
    expect(asked.at(-1)?.text).toBe('云岭县柳溪镇有多少网格员')
    expect(called(telegram, 'answerCallbackQuery')).toHaveLength(1)
  })

  it('for 本单位 offers the places of that name', async () => {
    const { telegram, desk } = await openBot()
    telegram.say(alice, '我是柳溪镇的')
    await telegram.waitForSent(1)
    telegram.press(alice, '云岭县柳溪镇')
    await telegram.waitForSent(2)
    expect(await desk.readPlace(buildReader('telegram:11'))).toBe('云岭县柳溪镇')
  })

  it('of a preview that was settled by word the buttons say so when they are pressed, and go', async () => {
    const { telegram, stored } = await openBot()
    telegram.sendFile(alice, { name: 'a.txt', bytes: new Uint8Array([1]) })
    await telegram.waitForSent(1)
    telegram.say(alice, '不要')
    await telegram.waitForSent(2)
    telegram.press(alice, '入库')
    await telegram.waitForSent(3)
    expect(telegram.sent[2]?.text).toContain('已经处理过')
    await telegram.waitFor('buttons gone', () => telegram.sent[0]?.buttons.length === 0)
    expect(stored).toHaveLength(0)
  })

  it('of an answer that is not to be found any longer the buttons say so', async () => {
    const { telegram, desk } = await openBot()
    telegram.say(alice, '欠薪怎么处理')
    await telegram.waitForSent(1)
    await desk.removeTalk(buildReader('telegram:11'), 'telegram:11')
    telegram.press(alice, '有用')
    await telegram.waitForSent(2)
    expect(telegram.sent[1]?.text).toContain('找不到')
  })

  it('a press with data that is not ours is answered and does nothing', async () => {
    const { telegram, stored } = await openBot()
    telegram.push({
      callback_query: {
        id: 'z',
        from: { id: alice, is_bot: false, first_name: 'a' },
        chat_instance: '1',
        data: 'y:../../x',
        message: { message_id: 5, date: 1, chat: { id: alice, type: 'private' } },
      },
    })
    await telegram.waitFor('an answer', () => called(telegram, 'answerCallbackQuery').length === 1)
    await settle()
    expect(stored).toHaveLength(0)
    expect(telegram.sent).toHaveLength(0)
  })
})

describe('a message that was passed on', () => {
  const passOn = (telegram: FakeTelegram, text: string) =>
    telegram.push({
      message: {
        ...{ message_id: 77, date: 1, text, from: { id: alice, is_bot: false, first_name: 'a' } },
        chat: { id: alice, type: 'private' },
        forward_origin: { type: 'hidden_user', sender_user_name: '县里', date: 1 },
      },
    })

  it('that asks nothing is not searched for: what is to be done with it is asked back', async () => {
    const { telegram, asked } = await openBot()
    passOn(telegram, '各乡镇：月底前报送法治政府建设年度报告。')
    await telegram.waitForSent(1)
    expect(telegram.sent[0]?.text).toContain('要我做什么')
    expect(asked).toHaveLength(0)
  })

  it('that asks something is answered', async () => {
    const { telegram, asked } = await openBot()
    passOn(telegram, '欠薪怎么处理？')
    await telegram.waitForSent(1)
    expect(asked.map(({ text }) => text)).toEqual(['欠薪怎么处理？'])
  })
})

describe('a file that cannot be fetched', () => {
  it('is told in words of the office; what the server said stands in the log', async () => {
    const { telegram, log } = await openBot()
    telegram.fail('getFile', { status: 400, description: 'Bad Request: wrong file_id' })
    telegram.sendFile(alice, { name: 'a.txt', bytes: new Uint8Array([1]) })
    await telegram.waitForSent(1)
    expect(telegram.sent[0]?.text).toBe('文件没有取到：a.txt。\n请再发一次。')
    expect(log.join()).toContain('wrong file_id')
  })
})

describe('shutting down', () => {
  it('lets an answer under way go out', async () => {
    const { telegram, bot, script } = await openBot()
    let finish = () => {}
    const begun = new Promise<void>((begin) => {
      script(() => {
        begin()
        return new Promise((resolve) => {
          finish = () => resolve(buildAnswer('答完了'))
        })
      })
    })
    telegram.say(alice, '慢')
    await begun
    const closed = bot.close()
    finish()
    await closed
    expect(telegram.sent.map(({ text }) => text.split('\n')[0])).toEqual(['答完了'])
  })
})
