import { describe, expect, it } from 'vitest'
import { spokenQuote } from '#shared/spoken-quote.ts'

describe('what is shown of a quote', () => {
  it.each([
    ['一是渡口值守靠自觉', '渡口值守靠自觉'],
    ['（二）把竹器合同做成样本', '把竹器合同做成样本'],
    ['3.夜班补贴按月发放', '夜班补贴按月发放'],
  ])('leaves out the numeral of %s', (quote, shown) => expect(spokenQuote(quote)).toBe(shown))
  it.each(['一是人少；二是路远', '一些渡口没有灯', '3.5万元已经发放'])('keeps %s as it stands', (quote) =>
    expect(spokenQuote(quote)).toBe(quote),
  )
})
