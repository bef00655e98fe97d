import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Want } from '#domain/frame.ts'
import { openTestComposer, type TestComposer } from './open-test-composer.ts'
import { overviewReports } from './reports.ts'

let antou: TestComposer
beforeAll(async () => {
  antou = await openTestComposer(overviewReports)
})
afterAll(() => antou.close())

/** The first line of what is composed, which nothing was dropped of. */
async function leadOf(text: string, want: Want): Promise<string> {
  const answer = await antou.compose(text, { want })
  expect(answer?.dropped).toEqual([])
  return answer?.text.split('\n')[0] ?? ''
}

describe('a question for numbers leads with its conclusion', () => {
  it.each<[string, string, Want, RegExp]>([
    ['the number itself', '潭溪镇2024年调解了多少起', 'value', /^潭溪镇2024年调解各类矛盾纠纷96起\[\d\]。$/],
    [
      'the sum with its addends',
      '各镇2024年一共调解多少起',
      'total',
      /^2024年调解矛盾纠纷合计398起：.*（(?:\d+\+){3}\d+=398）/,
    ],
    [
      'the sum of kinds with what they are held against',
      '双塔镇2024年三类纠纷加起来多少起',
      'total',
      /^双塔镇2024年合计120起：邻里纠纷70起\[1\]、.*（70\+30\+20=120），和写的总数120起\[1\]对得上。/,
    ],
    [
      'how far two are apart, where it is asked behind them',
      '双塔镇和禾山乡2024年各调解了多少起，差几起',
      'value',
      /^双塔镇多，2024年调解矛盾纠纷120起\[\d\]，比禾山乡105起\[\d\]多15起/,
    ],
    [
      'the first in order',
      '2024年调解最多的是哪个镇',
      'rank',
      /^2024年双塔镇最多，调解矛盾纠纷120起\[\d\]。/,
    ],
    [
      'the highest rate and not the greatest count',
      '调解成功率哪家最高',
      'quality',
      /^2024年禾山乡最高，(?:调解)?成功率99\.0%\[\d\]/,
    ],
    [
      'the difference, the greater first',
      '潭溪镇和双塔镇2024年调解数差多少',
      'compare',
      /^双塔镇多，2024年调解矛盾纠纷120起\[\d\]，比潭溪镇96起\[\d\]多24起。/,
    ],
    [
      'the course over the years',
      '潭溪镇这两年调解数怎么变的',
      'trend',
      /^潭溪镇调解矛盾纠纷2024年比2023年多8起（9.1%）：88起\[\d\] → 96起\[\d\]/,
    ],
  ])('%s: %s', async (_, text, want, lead) => expect(await leadOf(text, want)).toMatch(lead))
})

describe('a sum', () => {
  it('leaves the greatest or the least out where that is asked, and says so', async () => {
    const answer = await antou.compose('各镇2024年一共调解多少起，去掉最高的', { want: 'total' })
    expect(answer?.text).toMatch(/合计278起.*\n没有算进去的：\n双塔镇2024年120起/)
    expect(answer?.dropped).toEqual([])
  })
})

describe('several things of several places', () => {
  it('are each held against each other, and every line holds', async () => {
    const answer = await antou.compose('双塔镇和禾山乡2024年调解件数、调解成功率各多少，谁的高', {
      want: 'compare',
    })
    expect(answer?.text).toMatch(/双塔镇多，2024年.*120起\[\d\]，比禾山乡105起/)
    expect(answer?.text).toMatch(/禾山乡高，2024年.*99\.0%/)
    expect(answer?.dropped).toEqual([])
  })
})

describe('what is asked besides', () => {
  it('is told beside the first number', async () => {
    const answer = await antou.compose('禾山乡2024年调解结果回访了多少起，重新调解几起', { want: 'value' })
    expect(answer?.text).toMatch(/回访98起，其中2起重新调解/)
  })
})

describe('one figure a place and year', () => {
  it('is the whole and not a part or its successes', async () => {
    const answer = await antou.compose('各镇2024年一共调解多少起', { want: 'total' })
    expect(answer?.text).not.toMatch(/93起|104起|76起|118起/)
  })
  it('is none where no words carry what is asked', async () => {
    expect(await antou.compose('各镇2024年修了多少公里路', { want: 'total' })).toBeNull()
  })
  it('of a place that writes none is named as missing', async () => {
    const answer = await antou.compose('各镇2024年受理热线工单合计多少件', { want: 'rank' })
    expect(answer?.text ?? '').not.toMatch(/禾山乡\d/)
  })
})

describe('who writes of a thing', () => {
  it('is counted, each with its sentence', async () => {
    const answer = await antou.compose('哪些镇写了欠薪', { want: 'who' })
    expect(answer?.dropped).toEqual([])
    expect(answer?.text.split('\n')[0]).toMatch(/^3个乡镇的报告写到了欠薪/)
  })
  it('negated is the complement, named first', async () => {
    const answer = await antou.compose('哪些镇没写欠薪', { want: 'who', isNegated: true })
    expect(answer?.dropped).toEqual([])
    expect(answer?.text.split('\n')[0]).toMatch(/潭溪镇的报告没有写到欠薪/)
  })
})

describe('whether it is so', () => {
  it.each([
    ['禾山乡2024年调解成功率是99%吧', /^是，/],
    ['禾山乡2024年调解成功率是不是98%', /^不是，.*99\.0%/],
  ])('%s is answered by %s first', async (text, lead) => {
    expect(await leadOf(text, 'whether')).toMatch(lead)
  })
})
