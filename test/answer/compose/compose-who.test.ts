// Who writes of it, who does not: by how much of the topic a sentence has, with what the question says besides.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestComposer, type TestComposer } from './open-test-composer.ts'

const report = (town: string, body: string) =>
  `青禾县${town}2024年法治政府建设工作报告\n一、主要举措和成效\n（一）化解矛盾\n${body}\n青禾县${town}人民政府\n2025年1月10日\n`

let antou: TestComposer
beforeAll(async () => {
  antou = await openTestComposer({
    'a.txt': report(
      '潭溪镇',
      '全年行政诉讼1件，镇长出庭应诉。反诈讲座办了2场。检查企业88次，比上年减少33次。',
    ),
    'b.txt': report(
      '禾山乡',
      '全年无行政复议、行政诉讼案件。反诈方面，电信网络诈骗发案9起。检查企业96次，比上年增加5次。',
    ),
    'c.txt': report(
      '坪坞镇',
      '按照县里“一镇一品”的要求抓普法。电信网络诈骗发案4起，劝阻12人。整修村道3公里。',
    ),
  })
})
afterAll(() => antou.close())

describe('who has it', () => {
  it('is not who says that there is none', async () => {
    const answer = await antou.compose('哪个镇有行政诉讼', { want: 'who', isNegated: false })
    expect(answer?.text).toMatch(/^潭溪镇 2024：“[^”]*行政诉讼1件/)
    expect(answer?.citations.map(({ place }) => place)).toEqual(['青禾县潭溪镇'])
  })
  it('is on the side that is asked for', async () => {
    const answer = await antou.compose('哪个镇检查企业减少了', { want: 'who', isNegated: false })
    expect(answer?.citations.map(({ place }) => place)).toEqual(['青禾县潭溪镇'])
  })
})

describe('who does not write it', () => {
  it('is told by the number of the unit that is asked for', async () => {
    const answer = await antou.compose('哪个镇没写反诈发案多少起', {
      want: 'who',
      isNegated: true,
      terms: [{ word: '反诈', alternatives: ['电信网络诈骗'], weight: 1 }],
    })
    expect(answer?.text).toMatch(/^潭溪镇的报告没有写反诈有多少起。/)
    expect(answer?.dropped).toEqual([])
  })
  it('is told of a phrase that is quoted', async () => {
    const answer = await antou.compose('哪些镇没写“一镇一品”', { want: 'who', isNegated: true })
    expect(answer?.text).toMatch(/^2个乡镇的报告没有写到一镇一品：/)
  })
})
