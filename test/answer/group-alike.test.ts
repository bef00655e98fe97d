import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../fakes/open-test-library.ts'

/** Three townships: two take over one phrase and add their own number, one writes its own; one only counts. */
const write = (town: string, section: string) => `岚水县${town}2023年法治政府建设情况报告
2023年，${town}法治政府建设情况报告如下。
一、主要举措和成效
（一）普法和治理欠薪
${section}
${town}人民政府
2024年1月25日`

const phrase = (whole: string, count: number) =>
  `根据县局部署，以普法联络员队伍为抓手，把普法联络员的选任、轮训、考评同村干部培养结合起来，${whole}共有普法联络员${count}名。`

let office: TestLibrary
beforeAll(async () => {
  office = await openTestLibrary({
    'a.txt': write('松岗乡', `${phrase('全乡', 31)}司法所联合约谈欠薪用工单位3家。`),
    'b.txt': write('竹坪镇', `${phrase('全镇', 48)}全年受理欠薪投诉9件，为17名农民工追回工资21万元。`),
    'c.txt': write('鹿溪镇', '普法联络员每月到圩场摆摊，用方言讲身边案例，答复群众咨询。'),
  })
})
afterAll(() => office.close())

describe('wording that townships share', () => {
  it('is told of each township with its own number, in its own clause', async () => {
    const { text, citations } = await office.ask('哪些乡镇写了普法联络员')
    expect(text).toMatch(/^3个乡镇的报告写到了普法联络员/)
    expect(text).toMatch(/松岗乡2023年[^\n]*31名\[\d\]/)
    expect(text).toMatch(/竹坪镇2023年[^\n]*48名\[\d\]/)
    expect(text).not.toContain('表述相同')
    expect(citations.filter(({ quote }) => quote.includes('根据县局部署'))).toHaveLength(2)
  })
  it('stays apart where its numbers are asked for', async () => {
    const { text } = await office.ask('各乡镇有多少名普法联络员')
    expect(text).not.toContain('表述相同')
    expect(text).toContain('31')
    expect(text).toContain('48')
  })
})

describe('a sentence that only counts', () => {
  it('stands under no practice', async () => {
    const { lines, citations } = await office.ask('其他乡镇怎么处理欠薪')
    let heading = ''
    const headings = new Map<number, string>()
    for (const line of lines) {
      if (line.kind === 'heading') heading = line.text
      const told =
        line.kind === 'sentence' ? [...line.text.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n)) : []
      for (const n of line.kind === 'quotes' ? line.quotes : told) headings.set(n, heading)
    }
    const under = (words: string) =>
      citations.filter(({ quote }) => quote.includes(words)).map(({ n }) => headings.get(n))
    expect(under('联合约谈')).toEqual(['联合调处'])
    expect(under('追回工资21万元')).toEqual(['其他'])
  })
})
