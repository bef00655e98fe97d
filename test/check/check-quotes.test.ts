import { expect, it } from 'vitest'
import { findBrokenQuotes } from '#check/check-quotes.ts'
import type { Citation } from '#domain/answer.ts'

const text = '全年调解各类矛盾纠纷187起，调处成功183起。'
const texts = new Map([[1, text]])
const cite = (changes: Partial<Citation> = {}): Citation => ({
  n: 1,
  reportId: 1,
  file: 'a.txt',
  place: '青禾县石桥乡',
  year: 2023,
  section: '一',
  quote: '187起',
  start: text.indexOf('187'),
  end: text.indexOf('187') + 4,
  isSample: false,
  ...changes,
})

it('a quote that is exactly the stored text at its span holds', () => {
  expect(findBrokenQuotes([cite()], texts)).toEqual([])
})

it.each([
  ['one character changed', { quote: '188起' }],
  ['the right words at another span', { start: 0, end: 4 }],
  ['a blank added', { quote: '187起 ' }],
  ['nothing', { quote: '', start: 3, end: 3 }],
  ['another report', { reportId: 2 }],
])('a quote with %s is broken', (_, changes) => {
  const broken = cite(changes)
  expect(findBrokenQuotes([cite(), broken], texts)).toEqual([broken])
})
