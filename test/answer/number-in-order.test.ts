// Citations of an answer are numbered as they are read, and nothing else of it changes.
import { expect, it } from 'vitest'
import { numberInOrder } from '#answer/number-in-order.ts'
import type { Citation } from '#domain/answer.ts'

const cite = (n: number): Citation => ({
  n,
  reportId: n,
  file: 'a.txt',
  place: '甲镇',
  year: 2024,
  section: '一',
  quote: `第${n}句`,
  start: 0,
  end: 3,
  isSample: false,
})

it('the first that is read is [1], in lines, claims and rows alike', () => {
  const made = numberInOrder({
    lines: [
      { kind: 'quotes', lead: [{ kind: 'report', said: '甲镇 2024', n: 3 }], quotes: [3] },
      { kind: 'sentence', pieces: [{ kind: 'count', said: '1个乡镇', citations: [1, 2] }, '[1]、[2]'] },
    ],
    citations: [cite(1), cite(2), cite(3)],
    rows: [{ place: '甲镇', year: 2024, state: 'statement', n: 3 }],
  })
  expect(made.citations.map(({ n, quote }) => `${n}${quote}`)).toEqual(['1第3句', '2第1句', '3第2句'])
  expect(made.lines[0]).toMatchObject({ quotes: [1], lead: [{ n: 1 }] })
  expect(made.lines[1]).toMatchObject({ pieces: [{ citations: [2, 3] }, '[2]、[3]'] })
  expect(made.rows?.[0]?.n).toBe(1)
})

it('what stands inside a quote is no mark', () => {
  const made = numberInOrder({
    lines: [{ kind: 'sentence', pieces: [{ kind: 'quoted', said: '见附件[1]', n: 2 }, '[2]'] }],
    citations: [cite(1), cite(2)],
  })
  expect(made.lines[0]).toMatchObject({ pieces: [{ said: '见附件[1]', n: 1 }, '[1]'] })
})
