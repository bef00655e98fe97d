import { describe, expect, it } from 'vitest'
import { cutTurns } from '#question/follow/cut-turns.ts'

describe('a message that asks several things', () => {
  it.each([
    ['敖江热线多少件，跟官埠桥的热线差多少', ['敖江热线多少件', '跟官埠桥的热线差多少']],
    ['两家合计多少钱，哪家多，多多少', ['两家合计多少钱', '哪家多，多多少']],
    ['换个事，修了几座桥，花了多少钱', ['换个事，修了几座桥', '花了多少钱']],
  ])('is cut where the next one begins: %s', (text, turns) => {
    expect(cutTurns(text)).toEqual(turns)
  })
  it.each([
    '修了几座桥',
    '哪家最少，几个',
    '哪个桥修得最好？看座数，不看花钱',
    '那我们两家哪个高，短点说',
    `${'修了几座桥，'.repeat(4)}花了多少`,
  ])('is one where the rest asks nothing of its own, or too much: %s', (text) => {
    expect(cutTurns(text)).toEqual([])
  })
})
