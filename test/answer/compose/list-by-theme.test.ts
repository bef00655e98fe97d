import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestComposer, type TestComposer } from './open-test-composer.ts'

const reportOf = (town: string, problems: string) => `岚水县${town}2024年法治政府建设工作报告
2024年，${town}推进法治政府建设，现将情况报告如下。
一、主要举措和成效
（一）依法化解矛盾纠纷
全年调解各类矛盾纠纷96起。
二、存在的不足
${problems}
${town}人民政府
2025年1月10日`

let antou: TestComposer
beforeAll(async () => {
  antou = await openTestComposer({
    'a-2024.txt': reportOf('潭溪镇', '一是执法力量不足，巡查跟不上。二是部门协同还不顺，移送慢。'),
    'b-2024.txt': reportOf('禾山乡', '一是专业人才缺，法制员只有1名。二是各家协同靠打招呼，没有固定办法。'),
    'c-2024.txt': reportOf('岩坪乡', '一是茶园界桩多年没有重埋。二是法制审核力量弱，审得慢。'),
  })
})
afterAll(() => antou.close())

describe('what several places lack', () => {
  it('is told by theme, the commonest first, each place with its words', async () => {
    const answer = await antou.compose('各镇普遍有哪些不足', {
      want: 'overview',
      part: 'problem',
      terms: [],
      topic: '',
    })
    expect(answer?.dropped).toEqual([])
    const [lead, first] = answer?.text.split('\n') ?? []
    expect(lead).toBe('3个乡镇的报告，列的不足，集中在两个方面：')
    expect(first).toBe('人手和专业力量不足')
    expect(answer?.text).toMatch(/岩坪乡 2024“法制审核力量弱，审得慢”/)
    expect(answer?.text).toContain('茶园界桩')
  })
})
