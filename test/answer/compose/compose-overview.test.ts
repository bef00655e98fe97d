import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestComposer, type TestComposer } from './open-test-composer.ts'
import { overviewReports } from './reports.ts'

let antou: TestComposer
beforeAll(async () => {
  antou = await openTestComposer(overviewReports)
})
afterAll(() => antou.close())

const none = { terms: [], topic: '' }

describe('an overview of one report', () => {
  it('tells themes, each a line with its title and a quote, then the main numbers', async () => {
    const answer = await antou.compose('潭溪镇2024年报告的大意', { want: 'overview', ...none })
    expect(answer?.dropped).toEqual([])
    expect(answer?.text.split('\n')[0]).toMatch(
      /^潭溪镇2024年的报告分6块写：渡口夜班船有人管；竹器合同有样本；.*。写得具体的有\d样：$/,
    )
    expect(answer?.text).toMatch(/\n主要数据：“全年调解各类矛盾纠纷96起，调处成功93起，成功率96.9%”/)
    expect(answer?.text).toMatch(/渡口夜班船有人管：“[^”]*夜渡2100人次/)
  })
  it('tells what others do not write before what all write', async () => {
    const answer = await antou.compose('潭溪镇2024年有哪些亮点', { want: 'overview', n: 3, ...none })
    expect(answer?.text).toContain('渡口夜班船有人管')
    expect(answer?.text).toContain('竹器合同有样本')
    // Named among the parts, and not told of.
    expect(answer?.text.split('\n').slice(1).join('\n')).not.toContain('开展普法宣传')
  })
  it('tells its problems and plans in a line each, counted', async () => {
    const answer = await antou.compose('潭溪镇2024年报告的大意', { want: 'overview', ...none })
    expect(answer?.text).toMatch(/列了3条不足：“[^”]*夜班船工流动快/)
    expect(answer?.text).toMatch(/2025年打算做2条：“/)
  })
  it('keeps to as many lines as are asked for', async () => {
    const answer = await antou.compose('三句话讲讲潭溪镇2024年', { want: 'overview', n: 3, ...none })
    expect(answer?.lines.filter(({ kind }) => kind === 'quotes')).toHaveLength(3)
  })
  it('does not take for a topic what only the question says', async () => {
    const answer = await antou.compose('潭溪镇2024年有啥看点', { want: 'overview' })
    expect(answer?.text).toContain('主要数据')
  })
  it('tells nothing twice', async () => {
    const answer = await antou.compose('潭溪镇2024年报告的大意', { want: 'overview', ...none })
    const quotes = answer?.citations.map(({ quote }) => quote) ?? []
    expect(new Set(quotes).size).toBe(quotes.length)
  })
})

describe('an overview of several reports', () => {
  it('tells a place by its newest report, of earlier years what is theirs', async () => {
    const answer = await antou.compose('介绍下潭溪镇', { want: 'overview', ...none })
    expect(answer?.text.split('\n')[0]).toMatch(
      /^潭溪镇2024年的报告分6块写：渡口夜班船有人管；竹器合同有样本；.*。写得具体的有\d样：$/,
    )
    expect(answer?.text).toMatch(/潭溪镇 2023：“.*约谈31家/)
  })
  it("tells a county's year by a line a town", async () => {
    const answer = await antou.compose('岚水县2024年怎么样', { want: 'overview', wantsTowns: true, ...none })
    expect(answer?.text.split('\n')[0]).toBe('4个乡镇的报告，各自写得具体的：')
    for (const town of ['潭溪镇', '禾山乡', '岩坪乡', '双塔镇'])
      expect(answer?.text).toContain(`${town} 2024：`)
  })
  it('tells a topic by a line a place, and of one place by a line a year', async () => {
    const wide = await antou.compose('欠薪情况', { want: 'overview' })
    expect(wide?.text.split('\n')[0]).toBe('3个乡镇的报告写到了欠薪：')
    const one = await antou.compose('潭溪镇的普法情况', { want: 'overview' })
    const years = one?.lines.flatMap((line) => (line.kind === 'quotes' ? line.lead : []))
    expect(years).toEqual(['潭溪镇 2023', '潭溪镇 2024'])
  })
  it('is left to the general path where neither place nor topic is asked about', async () => {
    expect(await antou.compose('有啥看点', { want: 'overview', ...none })).toBeNull()
  })
})

describe('a question about a part of a report', () => {
  it('is not narrowed by the words that call the part', async () => {
    const terms = [{ word: '不到位', alternatives: ['存在的不足', '问题'], weight: 1 }]
    const answer = await antou.compose('潭溪镇2024年检讨了哪些不到位的地方', {
      want: 'overview',
      part: 'problem',
      terms,
      topic: '不到位',
    })
    expect(answer?.citations).toHaveLength(3)
  })
  it('lists all its items under their count, each with its cause', async () => {
    const answer = await antou.compose('潭溪镇2024年存在哪些问题', {
      want: 'overview',
      part: 'problem',
      ...none,
    })
    expect(answer?.dropped).toEqual([])
    expect(answer?.text.split('\n')[0]).toBe('潭溪镇2024年的报告列了3条不足：')
    expect(answer?.text).toMatch(/“夜班船工流动快。原因是补贴按季度发/)
    expect(answer?.citations).toHaveLength(3)
  })
  it('says first that the plans have nothing of what was asked', async () => {
    const none = await antou.compose('潭溪镇2025年的打算里，渡口还有新动作吗', {
      want: 'overview',
      part: 'plan',
    })
    expect(none?.text.split('\n')[0]).toBe('潭溪镇2024年的报告写打算的部分没有写到渡口。')
  })
  it('lists plans of the next year', async () => {
    const answer = await antou.compose('潭溪镇2025年打算怎么干', { want: 'how', part: 'plan' })
    expect(answer?.text.split('\n')[0]).toBe('潭溪镇2024年的报告里，2025年打算做2条：')
  })
  it('tells only the item that the question names', async () => {
    const answer = await antou.compose('潭溪镇的执法车辆有什么问题', { want: 'overview', part: 'problem' })
    expect(answer?.citations.map(({ quote }) => quote).join()).toContain('执法车辆老化')
    expect(answer?.text).not.toContain('夜班船工')
  })
  it('has a line a town where several are asked about', async () => {
    const answer = await antou.compose('岚水县各镇2024年存在哪些问题', {
      want: 'overview',
      part: 'problem',
      ...none,
    })
    const leads = answer?.lines.flatMap((line) => (line.kind === 'quotes' ? line.lead : []))
    expect(leads).toHaveLength(4)
    expect(leads).toContain('禾山乡 2024，列了2条不足')
  })
  it('tells causes from the problems where they have no part of their own', async () => {
    const answer = await antou.compose('潭溪镇2024年不足的根子', { want: 'why', part: 'problem', ...none })
    expect(answer?.text).toMatch(/写了1条原因/)
    expect(answer?.text).toContain('补贴按季度发')
  })
})
