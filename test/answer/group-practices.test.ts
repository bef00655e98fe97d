import { describe, expect, it } from 'vitest'
import { groupPractices } from '#answer/quotes/group-practices.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'

const practices = [
  { topic: '欠薪', name: '联合调处', words: ['联合约谈'] },
  { topic: '欠薪', name: '其他', words: ['追回工资'] },
]
const quote = (text: string) => ({ text }) as Quote

describe('practices of quotes', () => {
  it('stand under the name whose words they have', () => {
    const { groups } = groupPractices([quote('司法所联合约谈，追回工资21万元')], practices)
    expect(groups.map(({ name }) => name)).toEqual(['联合调处'])
  })
  it('are none where only a result is told', () => {
    const { groups, others } = groupPractices([quote('为17名农民工追回工资')], practices)
    expect(groups).toEqual([])
    expect(others).toHaveLength(1)
  })
})
