import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitText } from '#chat/split-text.ts'

const bare = (text: string) => text.replace(/\s/g, '')

describe('splitText', () => {
  it('leaves a text within the limit whole', () => {
    expect(splitText('一句话。[1]', 10)).toEqual(['一句话。[1]'])
    expect(splitText('  ', 10)).toEqual([])
  })

  it('cuts at a paragraph before a sentence, at a sentence before a clause', () => {
    expect(splitText('甲乙丙丁，戊。己庚\n辛壬癸子丑寅', 12)).toEqual(['甲乙丙丁，戊。己庚', '辛壬癸子丑寅'])
    expect(splitText('甲乙丙，丁戊己。庚辛，壬癸子丑', 12)).toEqual(['甲乙丙，丁戊己。', '庚辛，壬癸子丑'])
    expect(splitText('甲乙丙丁戊己，庚辛壬癸子丑', 10)).toEqual(['甲乙丙丁戊己，', '庚辛壬癸子丑'])
  })

  it('keeps closing quotes and citation marks with their sentence', () => {
    expect(splitText('“甲乙丙丁戊己。”[1][12]“庚辛壬癸子丑。”[3]', 18)).toEqual([
      '“甲乙丙丁戊己。”[1][12]',
      '“庚辛壬癸子丑。”[3]',
    ])
    expect(splitText('“甲乙丙丁，戊己。”[1]庚辛', 10)).toEqual(['“甲乙丙丁，', '戊己。”[1]庚辛'])
  })

  it('of any text keeps the limit, every character, every mark and every pair of surrogates', () => {
    const piece = fc.constantFrom(
      '欠薪',
      '，',
      '。',
      '”',
      '[1]',
      '[128]',
      '\n',
      '𠮷',
      '😀',
      '<b>',
      'a',
      '[',
      ']',
      '；',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), fc.integer({ min: 12, max: 60 }), (pieces, limit) => {
        const text = pieces.join('')
        const parts = splitText(text, limit)
        expect(parts.every((part) => part.length > 0 && part.length <= limit)).toBe(true)
        expect(bare(parts.join(''))).toBe(bare(text))
        const marks = (all: readonly string[]) => all.flatMap((part) => part.match(/\[\d+\]/g) ?? []).length
        expect(marks(parts)).toBe(marks([text]))
        expect(parts.some((part) => /[\ud800-\udbff]$|^[\udc00-\udfff]/.test(part))).toBe(false)
      }),
      { seed: 20260105, numRuns: 500 },
    )
  })
})
