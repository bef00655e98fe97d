// Step: retrieve. In: candidates with raw scores. Out: the same, best first, with one score: lexical + weight x cosine.
import type { Candidate, SearchResult } from '#ports/library.ts'

/** The whole of what is weighted. Measured on STARD, citizens' mail and news: equal-weight rank fusion is worse on all. */
const fusionWeights = {
  /** Words + bigrams, 0 to 1. */
  lexical: 1,
  /** Cosine of the sentence encoder, in practice 0.2 to 0.8. */
  cosine: 4,
} as const

export interface RankedCandidate {
  readonly candidate: Candidate
  /** Comparable within one result only. */
  readonly score: number
}

/** Words and bigrams each divided by the best of the result, summed, divided again; a missing vector counts as the weakest. */
export function fuseScores({ candidates }: Pick<SearchResult, 'candidates'>): readonly RankedCandidate[] {
  const best = (value: (candidate: Candidate) => number): number =>
    Math.max(...candidates.map(value), Number.MIN_VALUE)
  const words = best((candidate) => candidate.words)
  const bigrams = best((candidate) => candidate.bigrams)
  const sum = (candidate: Candidate): number => candidate.words / words + candidate.bigrams / bigrams
  const lexical = best(sum)
  const weakest = Math.min(...candidates.map((candidate) => candidate.cosine ?? 1), 1)
  return candidates
    .map((candidate) => ({
      candidate,
      score:
        (fusionWeights.lexical * sum(candidate)) / lexical +
        fusionWeights.cosine * (candidate.cosine ?? (weakest === 1 ? 0 : weakest)),
    }))
    .sort((one, other) => other.score - one.score)
}
