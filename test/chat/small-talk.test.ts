import { describe, expect, it } from 'vitest'
import { readSmallTalk } from '#question/read-small-talk.ts'
import { smallTalk } from '../fakes/small-talk.ts'
import { openTestDesk } from './open-test-desk.ts'

const noticesOf = (events: readonly { kind: string }[]) =>
  events.map((event) => ('text' in event ? String(event.text) : '')).join('\n')

describe('the table of small talk', () => {
  it.each(smallTalk.map(({ as, example }) => [example, as] as const))('reads %s as %s', (example, as) => {
    expect(readSmallTalk(example, smallTalk)).toBe(as)
  })
  it.each([
    '好的谢谢，那成功率呢',
    '不对吧，我记得是98件',
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

describe('a request to write that brings no facts', () => {
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
  it('is asked of the library where a report tells it', async () => {
    const { say, asked } = openTestDesk()
    await say('把石桥的晒薪墙经验写成几句话')
    await say('写一段石桥乡2024年调解工作情况')
    await say('按我们镇2024年的情况，给我写一段治欠薪的，两百字')
    expect(asked.map(({ text }) => text)).toEqual([
      '石桥的晒薪墙经验，说两条',
      '石桥乡2024年调解工作情况说说',
      '我们镇2024年治欠薪情况说说',
    ])
  })
})
