import { describe, expect, it } from 'vitest'
import { madeOf, rateOf, restOf, tellMade, tellsDone } from '#answer/numbers/rate-of.ts'
import type { StoredFigure } from '#domain/stored-report.ts'

const text = '排查隐患145处，整改143处'
const count = (raw: string, given: Partial<StoredFigure> = {}): StoredFigure => {
  const start = text.indexOf(raw)
  return {
    reportId: 1,
    index: start,
    id: raw,
    asRead: null,
    indicator: '隐患',
    kind: 'count',
    subject: null,
    channel: null,
    rowPlace: null,
    period: null,
    value: Number(raw.replace(/\D/g, '')),
    unit: '处',
    qualifier: 'none',
    raw,
    quote: text,
    start: 0,
    end: text.length,
    section: '',
    parent: null,
    at: { start, end: start + raw.length },
    ...given,
  }
}

describe('a rate of two counts', () => {
  it('is the part by the whole, per cent to one digit', () => {
    expect(rateOf(count('143处'), count('145处'))).toMatchObject({ value: 98.6, unit: '%', kind: 'rate' })
  })
  it.each([
    [
      'the part is greater',
      count('145处', { at: { start: 13, end: 17 } }),
      count('143处', { at: { start: 4, end: 8 } }),
    ],
    ['one is no exact number', count('143处'), count('145处', { qualifier: '余' })],
    ['they count in different units', count('143处', { unit: '户' }), count('145处')],
    ['they stand in different reports', count('143处', { reportId: 2 }), count('145处')],
    ['the whole stands behind the part', count('145处'), count('143处')],
    ['nothing was counted', count('143处', { value: 0 }), count('145处', { value: 0 })],
    [
      'a person has set one of them',
      count('143处', { asRead: { value: 134, unit: '处', qualifier: 'none', indicator: '隐患' } }),
      count('145处'),
    ],
  ])('is none where %s', (_, part, whole) => expect(rateOf(part, whole)).toBeNull())
})

describe('what the done leaves of the whole', () => {
  const [part, whole] = [count('143处'), count('145处')]
  it('is the whole without it, told with both as they stand', () => {
    expect(restOf(part, whole)).toMatchObject({ value: 2, unit: '处', raw: '2处', kind: 'count' })
    expect(madeOf({ part, whole, isRest: true })?.value).toBe(2)
    expect(madeOf({ part, whole })?.unit).toBe('%')
    expect(tellMade({ part, whole, isRest: true })).toBe('（排查隐患145处，整改143处）')
    expect(tellMade({ part, whole })).toBe('（143÷145）')
  })
  it('is none of numbers that do not count alike, or are no exact ones', () => {
    expect(restOf(count('143处', { unit: '户' }), whole)).toBeNull()
    expect(restOf(part, count('145处', { qualifier: '余' }))).toBeNull()
    expect(restOf(whole, part)).toBeNull()
  })
  it('is told of a number before which the deed stands', () => {
    expect([tellsDone(part), tellsDone(whole)]).toEqual([true, false])
  })
})
