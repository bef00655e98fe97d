// The best passages by score: of all, and of each report whatever the others score.
import { describe, expect, it } from 'vitest'
import { findBest, findBestOfEach } from '#index/find-best.ts'

const scores = Float32Array.from([0, 5, 4, 3, 0.1, 0, 0.2])
/** Passage 0 is of none; 1 to 3 are of report 1, 4 to 6 of report 2. */
const reportOf = (id: number) => (id === 0 ? 0 : id <= 3 ? 1 : 2)

describe('the best of all', () => {
  it('may all be of one report', () => {
    expect([...findBest(scores, 2, () => true)].sort()).toEqual([1, 2])
  })
})

describe('the best of each', () => {
  it('leaves no report out that has any', () => {
    expect([...findBestOfEach(scores, 1, reportOf)].sort()).toEqual([1, 6])
  })
  it('takes no more of one than it has, and none that scores nothing', () => {
    expect([...findBestOfEach(scores, 3, reportOf)].sort()).toEqual([1, 2, 3, 4, 6])
  })
  it('takes none of a passage that is of no report', () => {
    expect(findBestOfEach(Float32Array.from([9]), 1, () => 0)).toEqual([])
  })
})
