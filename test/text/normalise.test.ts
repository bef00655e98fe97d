import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '#text/normalise.ts'

describe('the matching form of a text', () => {
  it('is half-width, simplified, lower-case and without blanks', () => {
    expect(normalise('ＡＢＣ　１２３，（情況）“APP” 說').text).toBe('abc123,(情况)"app"说')
  })

  it('has characters where a pdf program wrote radicals', () => {
    expect(normalise('⼀件意⻅，⻋⻢⽼⼈').text).toBe('一件意见,车马老人')
  })

  it('makes one dash of all dashes', () => {
    expect(normalise('2021—2025、2021–2025、2021~2025').text).toBe('2021-2025、2021-2025、2021-2025')
  })

  it('leads back to the piece of the original', () => {
    const original = '全年 共 受理１２　件，办结'
    const { text, spanOf } = normalise(original)
    const start = text.indexOf('受理12件')
    const span = spanOf(start, start + 5)
    expect(original.slice(span.start, span.end)).toBe('受理１２　件')
  })

  it('leads back for every character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (original) => {
        const { text, spanOf } = normalise(original)
        for (let at = 0; at < text.length; at++) {
          const span = spanOf(at, at + 1)
          if (!normalise(original.slice(span.start, span.end)).text.includes(text.charAt(at))) return false
        }
        return true
      }),
    )
  })
})
