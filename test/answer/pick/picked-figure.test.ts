import { describe, expect, it } from 'vitest'
import { isBeside, type PickedFigure } from '#answer/pick/picked-figure.ts'

const sentences = [{ text: '第一句' }, { text: '第二句' }]
/** Characters of the first sentence. */
const first = 60
/** The number `raw` of a clause that stands at `start` of its report. */
function picked(quote: string, raw: string, given: { start?: number; parent?: number; year?: number } = {}) {
  const { start = 0, parent = null, year = 2024 } = given
  const from = start + quote.indexOf(raw)
  const sentence = sentences[start < first ? 0 : 1]
  const at = { start: from, end: from + raw.length }
  const figure = { reportId: 1, index: from, quote, start, at, parent }
  return { figure, report: { id: 1 }, place: '甲镇', year, sentence } as unknown as PickedFigure
}

describe('what is asked besides', () => {
  it('stands in another clause of the sentence', () => {
    const quote = '建凉亭3处，漏雨1处'
    expect(isBeside(picked(quote, '3处'), picked(quote, '1处'))).toBe(true)
    expect(isBeside(picked('建凉亭3处', '3处'), picked('漏雨1处', '1处', { start: 9 }))).toBe(true)
  })
  it('stands where the first number is said again', () => {
    expect(isBeside(picked('占地纠纷16起', '16起'), picked('16起只谈成9起', '9起', { start: 90 }))).toBe(true)
    expect(isBeside(picked('占地纠纷16起', '16起'), picked('116起只谈成9起', '9起', { start: 90 }))).toBe(
      false,
    )
  })
  it('is part of the first number', () => {
    const whole = picked('案卷12份', '12份')
    const part = picked('其中优秀5份', '5份', { start: 40, parent: whole.figure.index })
    expect(isBeside(whole, part)).toBe(true)
  })
  it('is no other part beside a part, and no number of another year', () => {
    const quote = '其中水田6起、山林4起，成功9起'
    expect(isBeside(picked(quote, '6起'), picked(quote, '9起'))).toBe(false)
    const last = picked('漏雨1处', '1处', { start: 9, year: 2023 })
    expect(isBeside(picked('建凉亭3处', '3处'), last)).toBe(false)
  })
})
