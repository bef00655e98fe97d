// The product's own words bear the marks of a Chinese text; what is quoted stays.
import { expect, it } from 'vitest'
import { widenMarks } from '#channels/web/frame/wide-marks.ts'

it.each([
  ['缺“不足的原因”:年度报告不仅要写不足,还要写原因', '缺“不足的原因”：年度报告不仅要写不足，还要写原因'],
  ['“全面,小康”:不能再写', '“全面,小康”：不能再写'],
  ['第3页 10:30 的会议,改到 1,200 人', '第3页 10:30 的会议，改到 1,200 人'],
  ['请同意 page:小李,他是司法所的', '请同意 page:小李，他是司法所的'],
])('%s', (given, shown) => {
  expect(widenMarks(given)).toBe(shown)
})
