import { describe, expect, it } from 'vitest'
import { openDeed, openDenial } from '#answer/pick/tells-deed.ts'
import type { Frame } from '#domain/frame.ts'

function frame(text: string, word: string) {
  return { text, terms: [{ word, alternatives: [], weight: 1 }] } as unknown as Frame
}

function figure(quote: string, raw: string) {
  const start = quote.indexOf(raw)
  const at = { start, end: start + raw.length }
  return { figure: { quote, start: 0, at, indicator: '', subject: null, channel: null, value: 1 } } as never
}

describe('a number of what was left undone', () => {
  it('is none of what was done', () => {
    const isDenied = openDenial(frame('垫的钱收回多少', '收回'))
    expect(isDenied(figure('垫付的6万元还有2万元没有收回', '2万元'))).toBe(true)
    expect(isDenied(figure('已收回4万元', '4万元'))).toBe(false)
    expect(openDenial(frame('满意的几件', '满意'))(figure('回访不满意12件', '12件'))).toBe(true)
  })
  it('answers where that is asked for', () => {
    expect(openDenial(frame('没收回的多少', '收回'))(figure('还有2万元没有收回', '2万元'))).toBe(false)
  })
})

describe('what was done', () => {
  const sentence = '全年调解90件，成功88件，其中晒谷纠纷12件'
  const one = (raw: string) => ({ ...(figure(sentence, raw) as object), sentence: null }) as never
  it('is success where 成了 asks for it, and none of the parts of what was tried', () => {
    const deed = openDeed({ text: '成了几件', plain: '' })
    expect(deed(one('88件'))).toBe(1)
    expect(deed(one('12件'))).toBe(0)
    expect(openDeed({ text: '完成了几件', plain: '' })(one('88件'))).toBe(0)
  })
})
