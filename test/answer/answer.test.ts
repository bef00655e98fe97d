import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '#domain/answer.ts'
import { inventedReports, openTestLibrary, type TestLibrary } from '../fakes/open-test-library.ts'

let office: TestLibrary
beforeAll(async () => {
  office = await openTestLibrary(inventedReports)
})
afterAll(() => office.close())

const quotes = ({ citations }: Answer) => citations.map(({ quote }) => quote).join('\n')

describe('every answer', () => {
  it('quotes exact spans of the stored text, each with its own number', async () => {
    const questions = [
      '其他乡镇怎么处理欠薪',
      '岚水县荷塘镇2023年调解了多少纠纷',
      '松岗乡有什么做法',
      '哪些乡镇写了普法',
    ]
    for (const question of questions) {
      const { citations, text } = await office.ask(question, { askerPlace: '北岭县荷塘镇' })
      expect(citations.length).toBeGreaterThan(0)
      expect(citations.map(({ n }) => n)).toEqual(citations.map((_, i) => i + 1))
      for (const { reportId, start, end, quote, n } of citations) {
        expect((await office.deps.library.readReport(reportId))?.text.slice(start, end)).toBe(quote)
        expect(text).toContain(`[${n}]`)
      }
    }
  })
  it('says last what was searched', async () => {
    const { text } = await office.ask('其他乡镇怎么处理欠薪', { askerPlace: '岚水县荷塘镇' })
    expect(text.split('\n').at(-1)).toBe('查了：2份报告，2个乡镇，2023年；未计本镇。')
  })
})

describe('a question about practices', () => {
  it('names each practice with the townships that have it, never the own', async () => {
    const answer = await office.ask('其他乡镇怎么处理欠薪的', { askerPlace: '北岭县荷塘镇' })
    expect(answer.kind).toBe('answer')
    expect(answer.lines.filter(({ kind }) => kind === 'heading').length).toBeGreaterThanOrEqual(2)
    expect(new Set(answer.citations.map(({ place }) => place))).toEqual(
      new Set(['岚水县荷塘镇', '岚水县松岗乡']),
    )
  })
})

describe('a question about a number', () => {
  it('quotes the clause with that number', async () => {
    expect(quotes(await office.ask('岚水县荷塘镇2023年帮农民工要回多少工资'))).toContain('46万元')
    expect(quotes(await office.ask('岚水荷塘镇2024年有几个人有执法证'))).toContain('9名')
  })
  it('finds that there was none', async () => {
    expect(quotes(await office.ask('岚水县荷塘镇2024年有没有行政诉讼'))).toContain('无行政诉讼案件')
  })
  it('is refused where the report has no such number, with no other number in its place', async () => {
    const answer = await office.ask('松岗乡有多少人持执法证')
    expect(answer.kind).toBe('refusal')
    expect(answer.text).toContain('松岗乡')
  })
  it('adds up the two things that are named, both shown', async () => {
    const { text } = await office.ask('岚水县荷塘镇2023年法治讲座加法治宣传一共几次')
    expect(text).toMatch(/^岚水县荷塘镇2023年合计17次：法治讲座5次\[1\]、法治宣传活动12次\[\d\]（5\+12=17）/)
  })
})

describe('a premise', () => {
  it('that is wrong is corrected with the passage and the arithmetic', async () => {
    const { text } = await office.ask('岚水县荷塘镇2023年调解成功率是100%吧?')
    expect(text).toMatch(/^不是，岚水县荷塘镇2023年调解成功率97\.5%\[1\]/)
    expect(text).toContain('117÷120=97.5%，与原文一致')
  })
  it('that is right is confirmed', async () => {
    expect((await office.ask('岚水县荷塘镇2023年调解成功率是97.5%吧?')).text).toMatch(/^是，/)
  })
  it.each(['成功率是100%吧？', '成功率是不是100%', '成功率100%，对吗？', '成功率是百分之百吧'])(
    'of a follow-up is judged as well: %s',
    async (question) => {
      const context = ['岚水县荷塘镇2023年调解了多少纠纷']
      expect((await office.ask(question, { context })).text).toMatch(/^不是，.*成功率97\.5%”?\[1\]/)
    },
  )
  it('of a follow-up is judged by the year that was named last', async () => {
    const context = ['岚水县荷塘镇2024年调解了多少纠纷', '那2023年呢']
    expect((await office.ask('成功率是97.5%吧？', { context })).text).toMatch(/^是，岚水县荷塘镇2023年/)
  })
  it.each([
    '岚水县荷塘镇2023年满意率是100%吧', // no such rate is written
    '岚水县荷塘镇2023年普法讲座和宣传是9次吧', // several numbers
    '松岗乡2023年化解矛盾纠纷80件吧', // 80余件
    '岚水县荷塘镇2023年调解纠纷不到200起吧', // a range
    '岚水县荷塘镇2023年调解成功率不是100%吧', // a denial
  ])('that no single number surely decides gets no verdict: %s', async (question) => {
    expect((await office.ask(question)).text).not.toMatch(/^不?是。/)
  })
  it('with a wrong year is answered from the year that carries the number', async () => {
    const answer = await office.ask('松岗乡2024年保证金缴存率100%是怎么做到的')
    expect(answer.kind).toBe('answer')
    expect(answer.text).toContain('2023年的报告')
  })
})

describe('scope', () => {
  it('asks back when two townships bear the name', async () => {
    const answer = await office.ask('荷塘镇调解了多少纠纷')
    expect(answer.kind).toBe('clarify')
    expect(answer.kind === 'clarify' && answer.choices.map(({ place }) => place)).toContain('北岭县荷塘镇')
  })
  it('names the years that are there when the year asked for is not', async () => {
    const answer = await office.ask('松岗乡2021年调解了多少纠纷')
    expect(answer.kind).toBe('refusal')
    expect(answer.text).toContain('只有2023年的')
  })
  it('takes the newest report for 去年 and says so', async () => {
    const { kind, text } = await office.ask('松岗乡去年调解了多少纠纷')
    expect(kind).toBe('answer')
    expect(text).toContain('2024年的报告资料库里还没有')
  })
  it('takes no set phrase with 一镇 for a township', async () => {
    expect((await office.ask('2023年一镇一品怎么做的')).text).not.toContain('没有年一镇')
  })
  it('says what is there when the place is not', async () => {
    const answer = await office.ask('白鹤滩镇调解了多少纠纷')
    expect(answer.kind).toBe('refusal')
    expect(answer.text).toContain('岚水县松岗乡')
  })
})

describe('a part of a report', () => {
  it('is listed item by item', async () => {
    const answer = await office.ask('岚水县荷塘镇2023年存在什么问题')
    expect(quotes(answer)).toContain('学法不主动')
    expect(quotes(answer)).toContain('调解员年龄偏大')
  })
  it('of next year is taken from the plan', async () => {
    expect(quotes(await office.ask('岚水县荷塘镇2024年打算怎么培训调解员'))).toContain('每季度组织一次')
  })
})

describe('what reports do not hold', () => {
  it.each(['岚水县荷塘镇镇长叫什么', '督察规定第几条要求公开年报', '今天天气怎么样', '松岗乡的离婚率是多少'])(
    '%s is refused without a made-up answer',
    async (question) => {
      expect((await office.ask(question)).kind).toBe('refusal')
    },
  )
  it('is not denied where talk asks for nothing', async () => {
    const answer = await office.ask('嗯好的哈，那我先忙一会儿')
    expect(answer).toMatchObject({ kind: 'answer', citations: [] })
    expect(answer.searched.reports).toBe(0)
  })
  it('an empty library says how to fill it', async () => {
    const empty = await openTestLibrary({})
    const answer = await empty.ask('其他乡镇怎么处理欠薪')
    await empty.close()
    expect(answer.kind).toBe('refusal')
    expect(answer.text).toContain('资料库里还没有报告')
  })
})

describe('a name that two townships bear', () => {
  it('is asked back about, with what each of them writes', async () => {
    const answer = await office.ask('荷塘镇2023年调解了多少纠纷')
    expect(answer.kind).toBe('clarify')
    expect(new Set(answer.citations.map(({ place }) => place))).toEqual(
      new Set(['岚水县荷塘镇', '北岭县荷塘镇']),
    )
  })
})

describe('what reports do not tell', () => {
  it.each(['写一首诗', '试用期最长几个月'])('%s is refused without a quote', async (text) => {
    const answer = await office.ask(text)
    expect(answer.kind).toBe('refusal')
    expect(answer.citations).toEqual([])
  })
})
