import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '#text/split-sentences.ts'

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  it('end at full and half-width marks and at line ends', () => {
    expect(split('调解12起。办结率高;群众满意；好！\n第二段')).toEqual([
      '调解12起。',
      '办结率高;',
      '群众满意；',
      '好！',
      '第二段',
    ])
  })

  it('do not end inside short quotes, book titles and brackets', () => {
    expect(split('坚持“有件必备;有错必纠”原则(见附表;共3页),印发《方案;细则》。完')).toEqual([
      '坚持“有件必备;有错必纠”原则(见附表;共3页),印发《方案;细则》。',
      '完',
    ])
  })

  it('end inside brackets that never close', () => {
    expect(split('共3件(含上年。全部办结。')).toEqual(['共3件(含上年。', '全部办结。'])
  })

  it('leave no text between them', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('甲', '。', '“', '”', '(', ')', '\n', ' ', ';', '1'),
          maxLength: 80,
        }),
        (text) => {
          const spans = splitSentences(text)
          let at = 0
          for (const span of spans) {
            if (span.start < at || text.slice(at, span.start).trim() !== '') return false
            at = span.end
          }
          return text.slice(at).trim() === ''
        },
      ),
    )
  })
})
