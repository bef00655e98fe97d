// A report's own faults are computed exactly from its text and its sections.
import { describe, expect, it } from 'vitest'
import { countFaults, findFaults } from '#answer/find-faults.ts'
import type { Section } from '#domain/report.ts'

const section = (text: string, heading: string, end: number): Section => {
  const start = text.indexOf(heading)
  const headingSpan = { start, end: start + heading.length }
  return { path: '一', level: 2, heading, headingSpan, part: 'practice', start, end }
}
const rulesOf = (text: string, sections: readonly Section[] = []) =>
  findFaults({ text, sections, warnings: [] }).map(({ rule, text: said }) => `${rule} ${said}`)

describe('faults inside a report', () => {
  it('are headings with nothing under them', () => {
    const text = '（一）聚焦普法\n（二）聚焦安全\n全年演练3次。'
    expect(
      rulesOf(text, [section(text, '（一）聚焦普法', 8), section(text, '（二）聚焦安全', text.length)]),
    ).toEqual(['heading-empty 标题下面没有正文'])
  })
  it('are parts that do not add up to their whole, told with the difference', () => {
    const text = '全年纠纷27件次，其中山林14件次、水塘5件次、宅基7件次。'
    expect(rulesOf(text)).toEqual(['parts-sum 分项相加是26件次，与总数27件次差1件次'])
  })
  it('are none where the parts add up, or count other things', () => {
    expect(rulesOf('全年纠纷26件次，其中山林14件次、水塘5件次、宅基7件次。')).toEqual([])
    expect(rulesOf('全年纠纷27件次，其中山林14件次、涉及群众30人。')).toEqual([])
  })
  it('are two totals of one thing', () => {
    const found = rulesOf('全年调解矛盾纠纷124起。专业力量不足，全年112起纠纷中，有的要请人。')
    expect(found).toHaveLength(2)
    expect(found[0]).toContain('全年112起纠纷中')
  })
  it('are no other totals where a part bears a name of its own', () => {
    expect(rulesOf('全年调解矛盾纠纷124起。全年调解渔民纠纷29起。')).toEqual([])
  })
  it('are said not to agree where nothing else was found', () => {
    const one = { rule: 'totals-differ' }
    expect(countFaults('甲镇 2024', [one, one], 2)).toBe('甲镇 2024前后写得不一致，有2处')
    expect(countFaults('甲镇 2024', [one, { rule: 'phrase' }], 1)).toBe('甲镇 2024有2处要看的地方，先列1处')
  })
})
