import { expect, test } from 'vitest'
import { readYears } from '#question/scope/read-years.ts'

const base = { thisYear: 2025, part: null, held: [2022, 2023, 2024], last: [] }

test.each([
  ['石桥23拆违多少平', [2023]],
  ['石桥 24 追回多少工资', [2024]],
  ['24那个数的出处', [2024]],
])('two digits beside a name are a year that the library has: %s', (text, years) => {
  expect(readYears(text, base).years).toEqual(years)
})

test.each(['调解23起的是哪个镇', '24小时开放吗', '检查了24家', '占24%', '第22条写了什么', '石桥29拆违'])(
  'what counts something, or is no year of the library, is none: %s',
  (text) => {
    expect(readYears(text, base).years).toEqual([])
  },
)

test.each([
  ['24年的跟上一年比多了几条', [2023, 2024]],
  ['2023年比上年多了吗', [2022, 2023]],
])('the year before the one that is named stands beside it: %s', (text, years) => {
  expect(readYears(text, base).years).toEqual(years)
})

test('年度 is one word, 度过 another', () => {
  const spansOf = (text: string) =>
    readYears(text, base).spans.map(({ start, end }) => text.slice(start, end))
  expect(spansOf('2023年度修路')).toEqual(['2023年度'])
  expect(spansOf('2023年度过汛期')).toEqual(['2023年'])
})

test.each([
  ['从22算降了多少', [], [2022, 2023, 2024]],
  ['比它头一年多多少', [2022], [2021, 2022]],
  ['前头那两年嘞', [2024], [2022, 2023]],
  ['再上一年呢', [2024], [2023]],
  ['再往前一年呢', [2023], [2022]],
])('a year from which, or against which, is counted: %s', (text, last, years) => {
  expect(readYears(text, { ...base, last }).years).toEqual(years)
})

test('two years are those that the talk told of, near ones the newest', () => {
  const told = [2022, 2023]
  expect(readYears('两年的加一块', { ...base, told }).years).toEqual([2022, 2023])
  expect(readYears('近两年的加一块', { ...base, told }).years).toEqual([2023, 2024])
  expect(readYears('三年的加一块', { ...base, told }).years).toEqual([2022, 2023, 2024])
})
