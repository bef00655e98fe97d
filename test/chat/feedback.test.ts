import { describe, expect, it } from 'vitest'
import { everyReader } from '../fakes/library/whole-library.ts'
import { buildAnswer, buildCitation, buildClarify, openTestDesk } from './open-test-desk.ts'

describe('a verdict on an answer', () => {
  it('is kept with question, what it was read with, passages, answer and versions, also after a restart', async () => {
    const first = openTestDesk()
    first.script(() => buildAnswer('61万元[1]', [buildCitation(1)]))
    await first.say('我是青禾县柳溪镇的')
    await first.say('欠薪怎么处理')
    const [answered] = (await first.say('追回多少')).filter((event) => event.kind === 'answer')
    const call = { conversation: 'c1', turn: answered?.at ?? '' }
    await first.desk.giveFeedback(first.reader, { ...call, verdict: 'useful' })
    const { desk } = openTestDesk({ journal: first.journal })
    expect(await desk.listFeedback(everyReader)).toEqual([
      {
        id: 'f001',
        question: '追回多少',
        type: 'useful',
        asker_place: '青禾县柳溪镇',
        context: ['欠薪怎么处理'],
        gold: [{ seed_file: 'shiqiao.txt', snippet: '追回工资61万元' }],
        answer_points: ['61万元'],
        answerable: true,
        answer: '61万元[1]',
        cited: [{ seed_file: 'shiqiao.txt', snippet: '追回工资61万元' }],
        by: 'extract',
        versions: { antou: 'test' },
        at: '2026-01-05T08:00:00.000Z',
      },
    ])
  })

  it('on an answer by a model names the prompt', async () => {
    const { say, desk, script } = openTestDesk()
    script(() => ({ ...buildAnswer('61万元[1]', [buildCitation(1)]), by: 'm', prompt: 'answer-1' }))
    await say('欠薪怎么处理')
    await say('没用')
    expect(await desk.listFeedback(everyReader)).toMatchObject([
      { by: 'm', versions: { antou: 'test', prompt: 'answer-1' }, gold: [], answer_points: [] },
    ])
  })

  it('leaves out of the context what was asked back about', async () => {
    const { say, desk, script } = openTestDesk()
    script(() =>
      buildClarify('哪一个？①青禾县柳溪镇 ②云岭县柳溪镇', [
        { label: '①青禾县柳溪镇', place: '青禾县柳溪镇' },
        { label: '②云岭县柳溪镇', place: '云岭县柳溪镇' },
      ]),
    )
    await say('柳溪镇的网格员有多少')
    script(() => buildAnswer('105名'))
    await say('②')
    await say('有用')
    expect(await desk.listFeedback(everyReader)).toMatchObject([
      { question: '云岭县柳溪镇的网格员有多少', context: [] },
    ])
  })

  it('can be said in words; the last one counts, and passages that were wrong are no gold', async () => {
    const { say, desk } = openTestDesk()
    expect(await say('没用')).toMatchObject([{ kind: 'notice', text: '还没有回答可以评价，先问一句。' }])
    await say('欠薪怎么处理')
    await say('有用')
    await say('引用不对。')
    expect(await desk.listFeedback(everyReader)).toMatchObject([
      { type: 'wrong-citation', gold: [], cited: [{}] },
    ])
  })

  it('is not lost when many come at once', async () => {
    const { say, wait, desk, reader } = openTestDesk()
    const turns: string[] = []
    for (let n = 0; n < 5; n++) {
      wait(1000)
      for (const event of await say(`第${n}问`)) if (event.kind === 'answer') turns.push(event.at ?? '')
    }
    const call = { conversation: 'c1', verdict: 'useful' as const }
    await Promise.all(turns.map((turn) => desk.giveFeedback(reader, { ...call, turn })))
    expect(await desk.listFeedback(everyReader)).toHaveLength(5)
  })

  it('on an answer that is not there is refused', async () => {
    const { desk, reader } = openTestDesk()
    const call = {
      conversation: 'c1',
      turn: '2020-01-01T00:00:00.000Z',
      verdict: 'useful' as const,
    }
    await expect(desk.giveFeedback(reader, call)).rejects.toThrow('找不到')
  })
})
