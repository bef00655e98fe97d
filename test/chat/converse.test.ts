import { describe, expect, it } from 'vitest'
import type { ReplyEvent } from '#chat/chat.ts'
import { AppError } from '#shared/errors.ts'
import {
  buildAnswer,
  buildCitation,
  buildClarify,
  buildReader,
  collect,
  openTestDesk,
} from './open-test-desk.ts'

const texts = (events: readonly ReplyEvent[]) =>
  events.map((event) => ('text' in event ? event.text : event.kind)).join('\n')
const clarify = () =>
  buildClarify('资料库里有2个柳溪镇：①青禾县柳溪镇 ②云岭县柳溪镇。要看哪一个？', [
    { label: '①青禾县柳溪镇', place: '青禾县柳溪镇' },
    { label: '②云岭县柳溪镇', place: '云岭县柳溪镇' },
  ])
const file = { name: '石桥乡2023.docx', bytes: new Uint8Array([1, 2, 3]) }

describe('a question', () => {
  it('is answered with its citations, and the turn is there before the answer is handed out', async () => {
    const { desk, reader, say } = openTestDesk()
    const events = await say('其他乡镇怎么处理欠薪的？')
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({ kind: 'answer', answer: { kind: 'answer', citations: [{ n: 1 }] } })
    expect(await desk.listTurns(reader, 'c1')).toMatchObject([
      { question: '其他乡镇怎么处理欠薪的？', at: '2026-01-05T08:00:00.000Z' },
    ])
  })

  it('streams steps and lines in order while the answer is still being made', async () => {
    const { chat, reader, script } = openTestDesk()
    let finish = () => {}
    script(async ({ onStep, onLine }) => {
      onStep?.('正在查24份报告')
      onLine?.({ kind: 'sentence', text: '追回61万元[1]' }, [buildCitation(1)])
      await new Promise<void>((resolve) => {
        finish = resolve
      })
      return buildAnswer('追回61万元[1]')
    })
    const events = chat.converse({ conversation: 'c', reader, text: '欠薪' })[Symbol.asyncIterator]()
    expect((await events.next()).value).toEqual({ kind: 'step', text: '正在查24份报告' })
    expect((await events.next()).value).toMatchObject({ kind: 'line', line: { text: '追回61万元[1]' } })
    finish()
    expect((await events.next()).value).toMatchObject({ kind: 'answer' })
    expect((await events.next()).done).toBe(true)
  })

  it('carries earlier questions as context, without those that were asked back about', async () => {
    const { say, asked, script } = openTestDesk()
    await say('石桥乡调解了多少纠纷？')
    script(clarify)
    await say('柳溪镇的网格员有多少')
    script(() => buildAnswer('56名'))
    await say('①')
    await say('那2022年呢')
    expect(asked.at(-1)?.context).toEqual(['石桥乡调解了多少纠纷？', '青禾县柳溪镇的网格员有多少'])
  })

  it('of one conversation is no context of another', async () => {
    const { say, asked } = openTestDesk()
    await say('石桥乡调解了多少纠纷？')
    await say('那2022年呢', { conversation: 'c2' })
    expect(asked.at(-1)?.context).toEqual([])
  })

  it('of 2,001 characters is refused with its length, and nothing is searched', async () => {
    const { say, asked } = openTestDesk()
    const [event] = await say('问'.repeat(2001))
    expect(event).toMatchObject({ kind: 'error', text: '问题太长：2001字，最多2000字。' })
    expect(asked).toHaveLength(0)
    await say('问'.repeat(2000))
    expect(asked).toHaveLength(1)
  })

  it('that fails becomes an error event with the fix; an unknown error shows no stack', async () => {
    const { say, script } = openTestDesk()
    script(() => {
      throw new AppError('storage', '数据库读不了', { fix: '运行 antou doctor' })
    })
    expect(await say('欠薪')).toEqual([{ kind: 'error', text: '数据库读不了', fix: '运行 antou doctor' }])
    script(() => {
      throw new TypeError('x is undefined')
    })
    expect(texts(await say('欠薪'))).toBe('没办成：x is undefined')
  })

  it('ends without a reply when it is stopped, even if the answer never comes, and leaves no turn', async () => {
    const { desk, chat, reader, script } = openTestDesk()
    script(() => new Promise(() => {}))
    const stop = new AbortController()
    const events = collect(chat.converse({ conversation: 'c1', reader, text: '欠薪' }, stop.signal))
    setTimeout(() => stop.abort(), 5)
    expect(await events).toEqual([])
    expect(await desk.listTurns(reader, 'c1')).toEqual([])
  })

  it('is still answered when the turn cannot be stored, and says so', async () => {
    const { say, journal } = openTestDesk()
    journal.fillDisk()
    const events = await say('欠薪怎么处理')
    expect(events.map((event) => event.kind)).toEqual(['step', 'answer'])
    expect(texts(events)).toContain('没能存下来')
  })
})

describe('conversations of a person', () => {
  it('are listed newest first by their first question, and by nobody else', async () => {
    const { desk, chat, reader } = openTestDesk()
    const ask = async (conversation: string, text: string) => {
      for await (const _ of chat.converse({ conversation, reader, text }));
    }
    await ask('c1', '欠薪怎么处理')
    await ask('c2', '网格员有多少')
    await ask('c1', '那2022年呢')
    const talks = await desk.listTalks(reader)
    expect(talks.map(({ conversation, question }) => [conversation, question])).toEqual([
      ['c1', '欠薪怎么处理'],
      ['c2', '网格员有多少'],
    ])
    expect(await desk.listTalks(buildReader('p2'))).toEqual([])
  })
})

describe('a choice after asking back', () => {
  it.each([
    ['①', '青禾县柳溪镇的网格员有多少'],
    ['2', '云岭县柳溪镇的网格员有多少'],
    ['第二个', '云岭县柳溪镇的网格员有多少'],
    ['云岭县那个', '云岭县柳溪镇的网格员有多少'],
    ['②云岭县柳溪镇', '云岭县柳溪镇的网格员有多少'],
    ['都要', '青禾县柳溪镇和云岭县柳溪镇的网格员有多少'],
  ])('%s asks "%s"', async (reply, question) => {
    const { say, asked, script } = openTestDesk()
    script(clarify)
    await say('柳溪镇的网格员有多少')
    script(() => buildAnswer('56名'))
    await say(reply)
    expect(asked.at(-1)?.text).toBe(question)
  })

  it('finds the short name in the question, and goes in front where the question names no place', async () => {
    const { say, asked, script } = openTestDesk()
    script(clarify)
    await say('柳溪有多少网格员')
    await say('②')
    expect(asked.at(-1)?.text).toBe('云岭县柳溪镇有多少网格员')
    await say('有多少网格员')
    await say('②')
    expect(asked.at(-1)?.text).toBe('云岭县柳溪镇：有多少网格员')
  })

  it('is offered 都要 once, whether or not the answer did', async () => {
    const { say, script } = openTestDesk()
    script(clarify)
    const [event] = await say('柳溪镇的网格员有多少')
    expect(event).toMatchObject({
      answer: { choices: [{}, {}, { label: '都要', place: '青禾县柳溪镇和云岭县柳溪镇' }] },
    })
  })

  it('by its label is understood later too, by its number only at once', async () => {
    const { say, asked, script } = openTestDesk()
    script(clarify)
    await say('柳溪镇的网格员有多少')
    script(() => buildAnswer('好'))
    await say('石桥乡的普法活动有几场')
    expect(texts(await say('2'))).toContain('没看懂')
    await say('②云岭县柳溪镇')
    expect(asked.at(-1)?.text).toBe('云岭县柳溪镇的网格员有多少')
  })
})

describe('本单位', () => {
  it('is kept under its full name, used as the asker’s place, and the question behind it is answered', async () => {
    const { desk, reader, say, asked } = openTestDesk()
    const events = await say('我是石桥乡的，其他乡镇怎么处理欠薪？')
    expect(events.map((event) => event.kind)).toEqual(['step', 'answer'])
    expect(asked[0]).toMatchObject({ text: '其他乡镇怎么处理欠薪？', askerPlace: '青禾县石桥乡' })
    expect(await desk.readPlace(reader)).toBe('青禾县石桥乡')
    expect(await desk.readPlace(buildReader('p2'))).toBe(null)
  })

  it.each([
    '本单位是青禾县石桥乡',
    '本单位：石桥乡',
    '我是石桥的',
    '我们是石桥乡的。',
    '我在石桥乡工作',
    '我是石桥乡',
  ])('is understood from "%s"', async (text) => {
    const { say, asked } = openTestDesk()
    expect(texts(await say(text))).toContain('本单位是青禾县石桥乡')
    expect(asked).toHaveLength(0)
  })

  it('of a name that recurs asks which, and the chosen name is kept', async () => {
    const { desk, reader, say } = openTestDesk()
    const [event] = await say('我是柳溪镇的')
    expect(event).toMatchObject({
      kind: 'notice',
      choices: [{ label: '青禾县柳溪镇' }, { label: '云岭县柳溪镇' }],
    })
    await say('云岭县柳溪镇')
    expect(await desk.readPlace(reader)).toBe('云岭县柳溪镇')
  })

  it.each(['②', '2', '第二个', '云岭的', '云岭县那个'])('is chosen by %s', async (reply) => {
    const { desk, reader, say, asked } = openTestDesk()
    await say('我是柳溪镇的')
    await say(reply)
    expect(await desk.readPlace(reader)).toBe('云岭县柳溪镇')
    expect(asked).toEqual([])
  })

  it('that is in no list is believed when it names a township, and asked again when it does not', async () => {
    const { desk, reader, say } = openTestDesk()
    await say('本单位是南山县新墟镇')
    expect(await desk.readPlace(reader)).toBe('南山县新墟镇')
    expect(texts(await say('本单位是某某局'))).toContain('没认出“某某局”')
    await expect(desk.savePlace(reader, '某某局')).rejects.toMatchObject({ kind: 'input' })
  })

  it('can be shown, changed by a bare name, and cleared', async () => {
    const { desk, reader, say, asked } = openTestDesk()
    await say('本单位是石桥乡')
    expect(texts(await say('本单位'))).toContain('青禾县石桥乡')
    expect(texts(await say('换单位'))).toContain('要改成哪里')
    await say('青禾县杨坪镇')
    expect(await desk.readPlace(reader)).toBe('青禾县杨坪镇')
    await say('青禾县石桥乡')
    expect(asked.map(({ text }) => text)).toEqual(['青禾县石桥乡'])
    await say('清除本单位')
    expect(await desk.readPlace(reader)).toBe(null)
  })

  it.each([
    '我是哪个乡镇的？',
    '我是法治办的，怎么写总结？',
    '我在哪里能看到石桥乡的报告',
    '我是不是要先入库',
  ])('is not read out of "%s"', async (text) => {
    const { desk, reader, say } = openTestDesk()
    await say(text)
    expect(await desk.readPlace(reader)).toBe(null)
  })
})

describe('files', () => {
  it('are previewed, enter on 确认 once, and say when there is nothing to confirm', async () => {
    const { say, stored } = openTestDesk()
    const events = await say('', { files: [file] })
    expect(events.at(-1)).toMatchObject({
      kind: 'preview',
      preview: {
        file: '石桥乡2023.docx',
        place: '临江省安和市青禾县石桥乡',
        year: 2023,
        unsure: ['年份'],
        replaces: null,
        warnings: ['（二）后面缺（三）'],
      },
    })
    expect(stored).toHaveLength(0)
    expect(texts(await say('确认'))).toBe('《石桥乡2023.docx》已入库，现在就可以问。')
    expect(stored).toMatchObject([
      {
        source: { file: '石桥乡2023.docx', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        isSample: false,
      },
    ])
    expect(texts(await say('确认'))).toContain('没有等着入库的文件')
    expect(stored).toHaveLength(1)
  })

  it('that are stored already say so, with the report', async () => {
    const { say } = openTestDesk()
    await say('', { files: [file] })
    await say('确认')
    expect((await say('', { files: [file] })).at(-1)).toMatchObject({
      preview: { replaces: { reportId: 1, place: '青禾县石桥乡', year: 2023, isKept: true } },
    })
  })

  it('leave nothing after 不要 and after 取消', async () => {
    const { say, stored } = openTestDesk()
    for (const word of ['不要', '取消']) {
      await say('', { files: [file] })
      expect(texts(await say(word))).toContain('没有入库')
      await say('确认')
    }
    expect(stored).toHaveLength(0)
  })

  it('that cannot be read are reported by name, and the others go on', async () => {
    const { say } = openTestDesk()
    const events = await say('', { files: [{ name: '空.txt', bytes: new Uint8Array() }, file] })
    expect(events.map((event) => event.kind)).toEqual(['step', 'error', 'step', 'preview'])
    expect(texts(events)).toContain('《空.txt》没读成：文件是空的。')
  })

  it('can be corrected while they wait; the correction is stored as set by hand', async () => {
    const { say, patched, asked } = openTestDesk()
    await say('', { files: [file] })
    expect((await say('年份是2022')).at(-1)).toMatchObject({
      kind: 'preview',
      preview: { year: 2022, unsure: [] },
    })
    expect((await say('地区是云岭县双河镇')).at(-1)).toMatchObject({
      preview: { year: 2022, place: '云岭县双河镇' },
    })
    expect(texts(await say('地区是某某局'))).toContain('没认出“某某局”')
    await say('确认')
    const place = { province: null, city: null, county: '云岭县', town: '双河镇' }
    expect(patched).toEqual([[1, { year: 2022, place }]])
    await say('年份是2022')
    expect(asked.map(({ text }) => text)).toEqual(['年份是2022'])
  })

  it('keep nothing of folders and direction characters in their names', async () => {
    const { desk, reader, stored } = openTestDesk()
    const bad = { name: '../../etc/清单\u202excod.txt', bytes: new Uint8Array([1]) }
    const [preview] = await desk.previewFile(reader, bad, null)
    expect(preview?.file).toBe('清单xcod.txt')
    await desk.confirmPreview(reader, preview!.token)
    expect(stored[0]?.source).toMatchObject({
      location: expect.stringMatching(/^upload:[\w-]+$/),
      file: '清单xcod.txt',
    })
  })

  it('wait half an hour, not longer', async () => {
    const { say, stored, wait } = openTestDesk()
    await say('', { files: [file] })
    wait(31 * 60_000)
    await say('确认')
    expect(stored).toHaveLength(0)
  })

  it('of another conversation are not confirmed here', async () => {
    const { say, stored } = openTestDesk()
    await say('', { files: [file] })
    await say('确认', { conversation: 'c2' })
    expect(stored).toHaveLength(0)
  })

  it('wait on when storing fails, so that the same 确认 works once there is room', async () => {
    let isFull = true
    const { say } = openTestDesk({
      storeReport: async () => {
        if (isFull) throw new AppError('storage', '磁盘满了，没有存下来。', { fix: '清出空间后再试。' })
        return { id: 1, outcome: 'added' }
      },
    })
    await say('', { files: [file] })
    expect((await say('确认')).at(-1)).toMatchObject({ kind: 'error', text: '磁盘满了，没有存下来。' })
    isFull = false
    expect(texts(await say('确认'))).toContain('已入库')
  })

  it('by token enter once, and an unknown token is an error', async () => {
    const { desk, reader } = openTestDesk()
    const [preview] = await desk.previewFile(reader, { name: 'a.txt', bytes: new Uint8Array([1]) }, null)
    expect(await desk.confirmPreview(reader, preview!.token)).toEqual({
      id: 1,
      outcome: 'added',
      file: 'a.txt',
    })
    await expect(desk.confirmPreview(reader, preview!.token)).rejects.toMatchObject({ kind: 'missing' })
    const [other] = await desk.previewFile(reader, { name: 'b.txt', bytes: new Uint8Array([1]) }, null)
    await desk.discardPreview(reader, other!.token)
    await expect(desk.confirmPreview(reader, other!.token)).rejects.toMatchObject({ kind: 'missing' })
  })
})

describe('words of the conversation itself', () => {
  it.each(['/start', '帮助', '你好', '怎么用？'])(
    '%s explains what can be asked, without searching',
    async (text) => {
      const { say, asked } = openTestDesk()
      expect(texts(await say(text))).toContain('可以这样问')
      expect(asked).toHaveLength(0)
    },
  )

  it('the first reply after /start may be the bare name of 本单位', async () => {
    const { desk, reader, say } = openTestDesk()
    await say('/start')
    await say('青禾县石桥乡')
    expect(await desk.readPlace(reader)).toBe('青禾县石桥乡')
  })

  it('资料库里有什么 lists townships, years and what the index still lacks', async () => {
    const { say } = openTestDesk()
    expect(texts(await say('资料库里有什么？'))).toContain('还是空的')
    await say('', { files: [file] })
    await say('确认')
    const text = texts(await say('资料库里有哪些报告'))
    expect(text).toContain('1份报告，1个乡镇')
    expect(text).toContain('青禾县石桥乡　2023')
    expect(text).toContain('还剩2条')
  })

  it('好 is courtesy and 不对 a remark unless a file waits', async () => {
    const { say, asked } = openTestDesk()
    expect(texts(await say('好的'))).toBe('好，有事再问。')
    expect(texts(await say('算了'))).toBe('好，有事再问。')
    expect(texts(await say('不对'))).toContain('哪里不对')
    expect(asked).toEqual([])
  })

  it.each([
    ['好的，谢谢啦', '不客气'],
    ['早上好', '可以这样问'],
    ['怎么导出', '导出 Word'],
    ['写首情诗', '这个我办不了'],
    ['讲个笑话', '这个我办不了'],
    ['今天天气怎么样', '这个我办不了'],
    ['？？？', '没看懂'],
    ['/foo', '没看懂'],
  ])('%s is no question for the library', async (text, said) => {
    const { say, asked } = openTestDesk()
    await say('塔山镇有多少网格员')
    expect(texts(await say(text))).toContain(said)
    expect(asked).toHaveLength(1)
  })

  it.each(['12345热线办了多少件', '雾岩乡唱山歌普法的做法', '怎么处理欠薪', '写了法律顾问的有哪些乡镇'])(
    '%s is one',
    async (text) => {
      const { say, asked } = openTestDesk()
      await say(text)
      expect(asked.map((one) => one.text)).toEqual([text])
    },
  )

  it('an empty message is told so', async () => {
    const { say } = openTestDesk()
    expect(texts(await say('  '))).toContain('没收到文字')
  })
})
