import { expect, it } from 'vitest'
import { isSameUnit } from '#text/numbers/same-unit.ts'

it.each([
  ['人', '名', true],
  ['位', '人', true],
  ['件', '件', true],
  ['件', '起', false],
  ['人', '人次', false],
  ['人', '户', false],
  ['', '件', false],
])('%s and %s count the same: %s', (one, other, isSame) => {
  expect(isSameUnit(one, other)).toBe(isSame)
  expect(isSameUnit(other, one)).toBe(isSame)
})
