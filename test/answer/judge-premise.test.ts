import { expect, it } from 'vitest'
import { textOf } from '#answer/gate/draft-line.ts'
import { showSum } from '#answer/judge-premise.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { ScoredFigure } from '#retrieve/score-figures.ts'
import { frameOf, sentenceOf } from './found.ts'

const frame = frameOf('讲座加宣传一共几次', 'total')
const quote = { start: 0, end: 100, report: { id: 1 } } as unknown as Quote

const figure = (start: number, value: number, changes: Partial<StoredFigure> = {}): ScoredFigure => ({
  figure: {
    reportId: 1,
    kind: 'count',
    unit: '次',
    value,
    qualifier: 'none',
    parent: null,
    start,
    at: { start, end: start + 2 },
    ...changes,
  } as StoredFigure,
  sentence: sentenceOf('讲座3次，宣传21次。', 0.7),
  gain: 0.8,
})

const sum = (...figures: readonly ScoredFigure[]) => showSum(frame, [quote], figures).map(textOf)

it('counts of one unit and one report are added up, and the sum is shown as our own', () => {
  expect(sum(figure(4, 3), figure(10, 21))).toEqual(['自行相加：3+21=24次，报告里没有写这个合计。'])
})

it.each([
  ['another unit', { unit: '人' }],
  ['another report', { reportId: 2 }],
  ['a part of what was counted', { parent: 0 }],
  ['a rate', { kind: 'rate' }],
  ['a number outside what is quoted', { at: { start: 120, end: 122 } }],
] as const)('%s is not added', (_, changes) => {
  expect(sum(figure(4, 3), figure(10, 21, changes))).toEqual([])
})

it('what was hardly asked for is not added', () => {
  expect(sum(figure(4, 3), { ...figure(10, 21), gain: 0.3 })).toEqual([])
})
