import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutSpan, shortenSpan } from '#answer/items/shorten-span.ts'
import { cutsNumber } from '#text/numbers/cuts-number.ts'

const shorten = (text: string, longest: number) => {
  const { start, end } = shortenSpan(text, { start: 0, end: text.length }, longest)
  return text.slice(start, end)
}

describe('a sentence that is cut', () => {
  it('stays whole where it is short, without its mark', () => {
    expect(shorten('全年登记夜渡2100人次。', 40)).toBe('全年登记夜渡2100人次')
  })
  it('ends with a clause', () => {
    expect(shorten('镇里派6名船工值守，轮流登记乘客，劝返超载船只。', 18)).toBe(
      '镇里派6名船工值守，轮流登记乘客',
    )
  })
  it('starts at the clause with the number where its beginning tells none', () => {
    expect(shorten('渡口管理一直是难题，夜里没有人看守，今年派6名船工值守。', 12)).toBe('今年派6名船工值守')
  })
  it('never cuts a number', () => {
    const texts = fc.array(fc.constantFrom('甲', '，', '1', '2.5', '1,000', '。', '万'), { maxLength: 60 })
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 30 }), (pieces, longest) => {
        const text = pieces.join('')
        const whole = { start: 0, end: text.length }
        for (const { start, end } of [shortenSpan(text, whole, longest), cutSpan(text, whole, longest)]) {
          expect(start).toBeLessThanOrEqual(end)
          if (end > start) expect([start, end].some((at) => cutsNumber(text, at))).toBe(false)
        }
      }),
    )
  })
})
