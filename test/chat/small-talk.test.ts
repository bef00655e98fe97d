import { describe, expect, it } from 'vitest'
import { askForPiece, readPiece } from '#chat/read-piece.ts'
import { bringsFacts } from '#chat/sketch.ts'
import { readSmallTalk } from '#question/read-small-talk.ts'
import { extents } from '../fakes/extents.ts'
import { smallTalk } from '../fakes/small-talk.ts'
import { buildReport, openTestDesk } from './open-test-desk.ts'

const noticesOf = (events: readonly { kind: string }[]) =>
  events.map((event) => ('text' in event ? String(event.text) : '')).join('\n')

describe('the table of small talk', () => {
  it.each(smallTalk.map(({ as, example }) => [example, as] as const))('reads %s as %s', (example, as) => {
    expect(readSmallTalk(example, smallTalk)).toBe(as)
  })
  it.each([
    '好的谢谢，那成功率呢',
    '谢谢，石桥乡有没有写反诈',
    '好的，辛苦了。另请告知调解员人数',
    '不对吧，我记得是98件',
    '不对吧我问的是修渠',
    '搞错了，我刚才是问成功率',
    '你们乡的数据靠什么统计',
    '石桥乡的报告怎么写反诈的',
    '你们镇调解了多少',
    '怎么处理欠薪',
    '行政处罚多少件',
  ])('has no say in %s', (text) => {
    expect(readSmallTalk(text, smallTalk)).toBeNull()
  })
})

describe('small talk', () => {
  it.each([
    ['在不', '在。'],
    ['你是真人还是机器', '不是真人'],
    ['你给的数字准不准', '每句都给原文'],
    ['您这些话有没有依据呀', '每句都给原文'],
    ['先这样，再见', '再见'],
    ['收到', '有事再问'],
    ['怎么把我们镇的报告放进去', '发到这里'],
    ['乱讲', '哪里不对'],
  ])('%s is answered in a line or two, and nothing is searched or kept', async (text, said) => {
    const { say, asked } = openTestDesk()
    const reply = noticesOf(await say(text))
    expect(reply).toContain(said)
    expect(reply.split('\n').length).toBeLessThanOrEqual(2)
    expect(asked).toEqual([])
  })
})

const ask = (text: string, { ownYears }: { ownYears: readonly number[] } = { ownYears: [] }) => {
  const piece = readPiece(text, extents)
  return piece && askForPiece(piece, { towns: ['石桥'], ownYears })
}

describe('a request to write that brings no facts', () => {
  it('may name a line that people ring, and may ask behind a colon', () => {
    expect(bringsFacts('要填表，给我荷塘镇三年的12345满意率')).toBe(false)
    expect(bringsFacts('写一句：三个镇的修渠处数从多到少怎么排')).toBe(false)
    expect(bringsFacts('写一句：修渠三处，受益群众很多')).toBe(true)
    expect(bringsFacts('12345办了120件，写一段')).toBe(true)
  })
  it.each(['凑两句祝福老人的', '替我们食堂写两句开场白', '拟一小段欢迎词，给来参观的人'])(
    '%s: is asked for them, and no empty draft is opened',
    async (text) => {
      const { say } = openTestDesk()
      expect((await say(text)).map(({ kind }) => kind)).toEqual(['notice'])
      expect(noticesOf(await say(text))).toContain('先给我几个数')
    },
  )
  it('is asked for the numbers that its theme takes', async () => {
    const { say, asked } = openTestDesk()
    const reply = noticesOf(await say('给我来一段普法的'))
    expect(reply).toContain('“普法”')
    expect(asked).toEqual([])
  })
  it('is written with blanks where the numbers are left out', async () => {
    const { say, asked } = openTestDesk()
    const reply = noticesOf(await say('给我来一段普法的，数先空着'))
    expect(reply).not.toContain('先空着')
    expect(reply).toMatch(/【　】/)
    expect(asked).toEqual([])
  })
  it('of one’s own report of a year that is there is told by it, of another year asked for', () => {
    const said = '麻烦帮我写一段我们镇2024年反诈工作成效，150字左右，谢谢！'
    expect(ask(said, { ownYears: [2023, 2024] })).toBe('我们镇2024年反诈情况说说')
    expect(ask(said, { ownYears: [2023] })).toBeNull()
    expect(ask('给我写个我们镇2024年年度报告', { ownYears: [2024] })).toBeNull()
    expect(ask('替我们起草几句话，说说23年巡河的，一两百字就行', { ownYears: [2023] })).toBe(
      '我们23年巡河情况说说',
    )
  })
  it('in a few sentences is an overview of the report', () => {
    expect(ask('石桥24年整体搞了啥，几句话概括，马上要')).toBe('石桥24年整体搞了啥情况说说')
  })
  it('brings none where only a year is named', () => {
    expect(bringsFacts('讲讲杨坪2023')).toBe(false)
    expect(bringsFacts('杨坪 电诈发案 22到24')).toBe(false)
    expect(bringsFacts('调解22到24起')).toBe(true)
    expect(bringsFacts('资料2023份')).toBe(true)
  })
  it('of what was told goes on from it', () => {
    expect(ask('谢谢！再回到夜校，帮我把2024年的写成一句话，放材料里')).toBe('再回到夜校，2024年的')
    expect(ask('好的。请据以上石桥的内容拟一段百字左右的文字。')).toBe('石桥')
    expect(ask('把调解132起写成一句话')).toBeNull()
  })
  it('names what others are asked for without whose it is', async () => {
    const { say } = openTestDesk()
    expect(noticesOf(await say('帮我写一段我们镇2025年普法工作成效'))).toContain('问“其他乡镇普法怎么做的”')
  })
  it('is asked of the library where a report tells it', async () => {
    const { say, asked, stored } = openTestDesk()
    const source = { location: 'shiqiao.txt', hash: 'a', file: 'shiqiao.txt' }
    stored.push({ report: buildReport({ year: 2024 }), source, isSample: false })
    await say('我是石桥乡的')
    await say('把石桥的晒薪墙经验写成几句话')
    await say('写一段石桥乡2024年调解工作情况')
    await say('按我们镇2024年的情况，给我写一段治欠薪的，两百字')
    expect(asked.map(({ text }) => text)).toEqual([
      '石桥的晒薪墙经验，说两条',
      '石桥乡2024年调解情况说说',
      '我们镇2024年治欠薪情况说说',
    ])
  })
})
