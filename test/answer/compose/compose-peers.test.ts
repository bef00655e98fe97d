import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestComposer, type TestComposer } from './open-test-composer.ts'
import { overviewReports } from './reports.ts'

let antou: TestComposer
beforeAll(async () => {
  antou = await openTestComposer(overviewReports)
})
afterAll(() => antou.close())

describe('a town beside its peers', () => {
  it('is told what most of them write and it does not, and its rate below their median', async () => {
    const answer = await antou.compose('我们镇比别的镇差在哪', {
      want: 'benchmark',
      askerPlace: '岚水县潭溪镇',
    })
    expect(answer?.dropped).toEqual([])
    expect(answer?.text.split('\n')[0]).toBe('对着3个乡镇2024年的报告看，岚水县潭溪镇：')
    expect(answer?.text).toMatch(/没写反诈的“[^”]+”；2个乡镇写了/)
    expect(answer?.text).toMatch(/调解成功率96\.9%\[\d+\]，低于写了这个数的3个乡镇的中位数98\.7%/)
  })
  it('is told nothing that its report does write', async () => {
    const answer = await antou.compose('我们乡比别的乡差在哪', {
      want: 'benchmark',
      askerPlace: '岚水县禾山乡',
    })
    expect(answer?.text ?? '').not.toMatch(/没写反诈/)
    expect(answer?.text ?? '').not.toMatch(/低于/)
  })
  it('is asked for where the asker said no town', async () => {
    const answer = await antou.compose('我们镇比别的镇差在哪', { want: 'benchmark' })
    expect(answer?.kind).toBe('clarify')
    expect(answer?.kind === 'clarify' && answer.choices.map(({ place }) => place)).toContain('岚水县潭溪镇')
  })
})

describe('who does it most thoroughly', () => {
  it('is the place one of whose sentences tells most things, numbers and steps, named first', async () => {
    const answer = await antou.compose('调解回访谁家抓得细', { want: 'quality' })
    expect(answer?.dropped).toEqual([])
    expect(answer?.text.split('\n')[0]).toBe('从引的原句看，禾山乡写得最细：')
    expect(answer?.text).toContain('回访98起')
  })
  it('is the faults of a report where only one place is asked about', async () => {
    const answer = await antou.compose('潭溪镇2024年报告写得规范吗', { want: 'quality', terms: [] })
    expect(answer?.text).toContain('按编号、用字、年份、提法的规则查过')
  })
})
