import { describe, expect, it } from 'vitest'
import { splitClauses } from '#text/split-clauses.ts'

describe('a long sentence', () => {
  it('is cut at commas into clauses that say something, and nothing is lost', () => {
    const sentence =
      '一是，组织干部夜间上门走访外出务工家庭，登记用工合同和工资发放情况两百余户，帮助协商欠款，全部结清。'
    const clauses = splitClauses(sentence)
    expect(clauses).toEqual([
      '一是，组织干部夜间上门走访外出务工家庭，',
      '登记用工合同和工资发放情况两百余户，',
      '帮助协商欠款，全部结清。',
    ])
    expect(clauses.join('')).toBe(sentence)
  })

  it('has no clauses where it is short or without commas', () => {
    expect(splitClauses('全年调解纠纷，全部成功。')).toEqual([])
    expect(splitClauses('组织'.repeat(40))).toEqual([])
  })
})
