import { describe, expect, it } from 'vitest'
import { parseNumeral, renderNumeral } from '#text/numbers/numerals.ts'

describe('Chinese numerals', () => {
  it.each([
    ['十', 10],
    ['二十三', 23],
    ['三百零五', 305],
    ['两万', 20_000],
    ['一千', 1000],
    ['一亿二千万', 120_000_000],
    ['二〇二四', 2024],
    ['十万零三百', 100_300],
  ])('%s is %i', (text, value) => {
    expect(parseNumeral(text)).toBe(value)
  })

  it('gives null for what is no numeral', () => {
    expect([parseNumeral('十余'), parseNumeral(''), parseNumeral('一是')]).toEqual([null, null, null])
  })

  it('reads back every heading numeral from 1 to 99', () => {
    const values = Array.from({ length: 99 }, (_, index) => index + 1)
    expect(values.map((value) => parseNumeral(renderNumeral(value)))).toEqual(values)
  })
})
