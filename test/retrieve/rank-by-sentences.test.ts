import { describe, expect, it } from 'vitest'
import type { RankedCandidate } from '#retrieve/fuse.ts'
import { rankBySentences } from '#retrieve/rank-by-sentences.ts'

const ranked = [1, 2, 3].map(
  (passageId): RankedCandidate => ({
    ...{ passageId, reportId: 1, words: 0, bigrams: 0, coverage: 0, cosine: 0.5 },
    score: 2 - passageId / 10,
  }),
)
const near = Float32Array.from([1, 0])
const far = Float32Array.from([0, 1])
const library = {
  readPieceVectors: async () =>
    new Map([
      [1, [far]],
      [2, [far, far]],
      [3, [far, near]],
    ]),
}
const order = async (aim: Float32Array | null) =>
  (await rankBySentences(ranked, aim, library)).map(({ passageId }) => passageId)

describe('passages by their nearest sentence', () => {
  it('puts first the passage that holds a sentence near to the question', async () => {
    expect(await order(near)).toEqual([3, 1, 2])
  })

  it('leaves the order as it is without a vector', async () => {
    expect(await order(null)).toEqual([1, 2, 3])
  })
})
