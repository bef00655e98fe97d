import { describe, expect, it } from 'vitest'
import { isWithin, readBound } from '#question/scope/read-bound.ts'

describe('a number that those asked for lie above or below', () => {
  it('is read with its side, before it or behind it', () => {
    expect(readBound('哪个镇成功率高过98%')).toMatchObject({ value: 98, unit: '%', isOver: true })
    expect(readBound('发案少于10起的')).toMatchObject({ value: 10, unit: '起', isOver: false })
    expect(readBound('满意率上了95%的有谁')).toMatchObject({ value: 95, isOver: true, isInclusive: true })
    expect(readBound('满意率95%以上的有几个')).toMatchObject({ value: 95, isInclusive: true })
    expect(readBound('2024年调解了多少起')).toBeNull()
    expect(readBound('帮42人要回工资')).toBeNull()
  })
  it('holds itself where that is said', () => {
    const over = { value: 95, unit: '%', isOver: true, isInclusive: false }
    expect([isWithin(95, over), isWithin(95.1, over)]).toEqual([false, true])
    expect(isWithin(95, { ...over, isInclusive: true })).toBe(true)
    expect(isWithin(95.1, { ...over, isOver: false })).toBe(false)
  })
})
