import { expect, it } from 'vitest'
import { tellShare } from '#compare/tell-share.ts'

it('a difference is a share of what it is held against, and from twice on a multiple', () => {
  expect(tellShare(149, 129, '')).toBe('（15.5%）')
  expect(tellShare(4, 8, '')).toBe('（50%）')
  expect(tellShare(20, 2, '')).toBe('（是其10倍）')
  expect(tellShare(2904, 318, '')).toBe('（是其约9.1倍）')
  expect(tellShare(15_000, 7200, '约')).toBe('（是其约2.1倍）')
  expect(tellShare(5, 0, '')).toBe('')
})
