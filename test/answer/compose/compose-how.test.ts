import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestComposer, type TestComposer } from './open-test-composer.ts'
import { overviewReports } from './reports.ts'

let antou: TestComposer
beforeAll(async () => {
  antou = await openTestComposer(overviewReports)
})
afterAll(() => antou.close())

const leadsOf = (answer: Awaited<ReturnType<TestComposer['compose']>>) =>
  answer?.lines.flatMap((line) => (line.kind === 'quotes' ? line.lead : [])) ?? []

describe('a question how', () => {
  it('of one practice is answered by its steps, read on to the end of the item', async () => {
    const answer = await antou.compose('案卷交叉复核是怎么做的', { want: 'how' })
    expect(answer?.dropped).toEqual([])
    expect(answer?.text).toContain('再由法制员逐条核对，最后镇长签批。复核以后退回补正3件')
    expect(new Set(answer?.citations.map(({ place }) => place))).toEqual(new Set(['岚水县潭溪镇']))
  })
  it('for three practices has exactly three lines that are counted, of different practices and places', async () => {
    const answer = await antou.compose('给我三条治欠薪的做法', { want: 'how', n: 3 })
    expect(answer?.dropped).toEqual([])
    expect(leadsOf(answer).map((lead) => lead.slice(0, 3))).toEqual(['1. ', '2. ', '3. '])
    expect(new Set(answer?.citations.map(({ place }) => place)).size).toBe(3)
  })
  it('never has the own town among the peers', async () => {
    const answer = await antou.compose('其他乡镇治欠薪的三条做法', {
      want: 'how',
      n: 3,
      askerPlace: '岚水县禾山乡',
    })
    expect(answer?.citations.map(({ place }) => place)).not.toContain('岚水县禾山乡')
    expect(leadsOf(answer)).toHaveLength(2)
  })
  it('of what several places do is left to the general path, which groups it', async () => {
    expect(await antou.compose('怎么治欠薪', { want: 'how' })).toBeNull()
  })
})
