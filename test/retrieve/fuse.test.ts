import { describe, expect, it } from 'vitest'
import type { Candidate } from '#domain/search.ts'
import { fuseScores } from '#retrieve/fuse.ts'

const candidate = (passageId: number, scores: Partial<Candidate>): Candidate => ({
  passageId,
  reportId: 1,
  words: 0,
  bigrams: 0,
  coverage: 0,
  cosine: null,
  ...scores,
})
const order = (candidates: readonly Candidate[], topic: { words: number; bigrams: number }) =>
  fuseScores({ candidates, topic, nearTo: () => () => null }).map(({ passageId }) => passageId)

describe('words against meaning', () => {
  const worded = candidate(1, { words: 8, bigrams: 10, cosine: 0.3 })
  const near = candidate(2, { cosine: 0.5 })

  it('lets the passage that holds the question go before a nearer one', () => {
    expect(order([near, worded], { words: 8, bigrams: 10 })).toEqual([1, 2])
  })

  it('lets the nearer one go first where the best passage holds little of the question', () => {
    expect(order([worded, near], { words: 40, bigrams: 50 })).toEqual([2, 1])
  })

  it('goes by words alone without vectors, however little matches', () => {
    const some = [candidate(1, { words: 1 }), candidate(2, { words: 2, bigrams: 1 }), candidate(3, {})]
    expect(order(some, { words: 90, bigrams: 90 })).toEqual([2, 1, 3])
  })

  it('goes by which details are there beside meaning, but not without it', () => {
    const repeated = { words: 8, bigrams: 10, coverage: 0.4 }
    const whole = { words: 7, bigrams: 9, coverage: 0.8 }
    const topic = { words: 8, bigrams: 10 }
    const near = { cosine: 0.3 }
    expect(
      order([candidate(1, { ...repeated, ...near }), candidate(2, { ...whole, ...near })], topic),
    ).toEqual([2, 1])
    expect(order([candidate(1, repeated), candidate(2, whole)], topic)).toEqual([1, 2])
  })

  it('counts a passage without a vector as the farthest', () => {
    const some = [candidate(1, {}), candidate(2, { cosine: -0.2 }), candidate(3, { cosine: 0.1 })]
    const scores = new Map(
      fuseScores({ candidates: some, topic: { words: 0, bigrams: 0 }, nearTo: () => () => null }).map(
        (one) => [one.passageId, one.score],
      ),
    )
    expect(scores.get(1)).toBeCloseTo(scores.get(2)!)
    expect(scores.get(3)).toBeGreaterThan(scores.get(1)!)
  })

  it('bears a question of which the library knows no term', () => {
    expect(order([candidate(1, {}), candidate(2, {})], { words: 0, bigrams: 0 })).toHaveLength(2)
    expect(order([], { words: 3, bigrams: 3 })).toEqual([])
  })
})

describe('the second pass', () => {
  const topic = { words: 0, bigrams: 0 }
  const many = Array.from({ length: 120 }, (_, at) => candidate(at + 1, { cosine: 0.5 - at * 0.001 }))
  const kin = many[60]!.passageId

  it('brings up what is like the best, and goes by the best most', () => {
    const weights: number[] = []
    const ranked = fuseScores({
      candidates: many,
      topic,
      nearTo: (anchors) => {
        weights.push(...anchors.map(({ weight }) => weight))
        return (passageId) => (passageId === kin ? 0.9 : 0.1)
      },
    })
    expect(ranked[0]?.passageId).toBe(kin)
    expect(weights).toHaveLength(10)
    expect(weights[0]).toBe(1)
    expect(weights.every((weight, at) => at === 0 || weight < weights[at - 1]!)).toBe(true)
  })

  it('is left out among few passages and without vectors', () => {
    const nearTo = () => {
      throw new Error('asked for a second pass')
    }
    const few = many.slice(0, 30)
    const worded = many.map(({ passageId }) => candidate(passageId, { words: passageId }))
    expect(fuseScores({ candidates: few, topic, nearTo })[0]?.passageId).toBe(1)
    expect(fuseScores({ candidates: worded, topic, nearTo })[0]?.passageId).toBe(120)
  })
})
