import { expect, it } from 'vitest'
import { measurePrivate } from '../../quality/measure-private.ts'

it('of 57 planted private details at least 52 are masked, and of 53 sound sentences at most one is touched', () => {
  const { totals, failed } = measurePrivate('dev')!
  expect([totals.planted, totals.sound]).toEqual([57, 53])
  expect(totals.caught, failed.join('\n')).toBeGreaterThanOrEqual(52)
  expect(totals.touched, failed.join('\n')).toBeLessThanOrEqual(1)
})
