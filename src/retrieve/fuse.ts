// Step: retrieve. In: candidates with raw scores. Out: the same, best first, with one score: lexical + coverage + weight x cosine.
import type { Candidate, SearchResult } from '#domain/search.ts'

/**
 * The whole of what is weighted. Equal-weight rank fusion is worse on law, citizens' mail and news; other shapes (z-scores, powers,
 * shares of the maximum), other weights of words against bigrams, parts of the question, synonyms and word feedback moved
 * nDCG@10 on STARD by less than 0.002 either way, and were left out.
 */
const fusionWeights = {
  /** Words + bigrams, 0 to 1. */
  lexical: 1,
  /**
   * Bigrams of the question that the passage holds at all. Beside meaning, BM25's counting of repeats and lengths matters less than
   * which details are there. STARD: 0.417, 0.732 without, 0.422, 0.737 with (no article in two folds, each fold chose 1 of 0 to
   * 1.5); invented letters to the government and news lose nothing. Without vectors BM25 alone is as good or better.
   */
  coverage: 1,
  /** Cosine of the sentence encoder, its centre taken off. */
  cosine: 4,
  /**
   * Share of a full match at which words count fully. Where even the best passage holds little of the question (lay words),
   * its words say little, and must not outvote the meaning: colloquial pairs, recall@5 0.63 without, 0.75 with.
   */
  fullMatch: 0.8,
  /** Cosine to what was found first: the best passages often say in official words what was asked in others. */
  feedback: 1,
} as const

/**
 * The best passages that a second pass goes by; each counts by how little it falls short of the first, so that one clear find is not
 * diluted. STARD, nDCG@10 and Recall@100: 0.421, 0.727 without, 0.422, 0.737 with.
 */
const feedback = {
  passages: 10,
  /** Shortfall at which a passage counts 1/e. */
  shortfall: 0.2,
  /** Among fewer candidates (a report or two) everything is near the best: no second pass. */
  leastCandidates: 100,
} as const

export interface RankedCandidate extends Candidate {
  /** Comparable within one result only. */
  readonly score: number
}

/** Words, bigrams and meaning first; then, where many passages were searched, nearness to what that found. */
export function fuseScores(
  result: Pick<SearchResult, 'candidates' | 'topic' | 'nearTo'>,
): readonly RankedCandidate[] {
  const ranked = rankByQuestion(result)
  const isSecondPass =
    ranked.length >= feedback.leastCandidates && result.candidates.some(({ cosine }) => cosine !== null)
  if (!isSecondPass) return ranked
  const best = ranked.slice(0, feedback.passages).map(({ passageId, score }) => ({
    passageId,
    weight: Math.exp((score - ranked[0]!.score) / feedback.shortfall),
  }))
  const nearness = result.nearTo(best)
  return ranked
    .map((one) => ({
      ...one,
      score: one.score + fusionWeights.feedback * (nearness(one.passageId) ?? 0),
    }))
    .sort((one, other) => other.score - one.score)
}

/** Words and bigrams each divided by the best of the result, summed, divided again; a missing vector counts as the weakest. */
function rankByQuestion({
  candidates,
  topic,
}: Pick<SearchResult, 'candidates' | 'topic'>): readonly RankedCandidate[] {
  const best = (value: (candidate: Candidate) => number): number =>
    Math.max(...candidates.map(value), Number.MIN_VALUE)
  const words = best((candidate) => candidate.words)
  const bigrams = best((candidate) => candidate.bigrams)
  const sum = (candidate: Candidate): number => candidate.words / words + candidate.bigrams / bigrams
  const match = (share(words, topic.words) + share(bigrams, topic.bigrams)) / 2
  const trust = Math.min(1, match / fusionWeights.fullMatch)
  const most = best(sum)
  const cosines = candidates.map(({ cosine }) => cosine).filter((cosine) => cosine !== null)
  const hasMeaning = cosines.length > 0
  const weakest = hasMeaning ? Math.min(...cosines) : 0
  const coverage = hasMeaning ? fusionWeights.coverage : 0
  return candidates
    .map((candidate) => ({
      ...candidate,
      score:
        trust * ((fusionWeights.lexical * sum(candidate)) / most + coverage * candidate.coverage) +
        fusionWeights.cosine * (candidate.cosine ?? weakest),
    }))
    .sort((one, other) => other.score - one.score)
}

/** A field that the question has no term in says nothing against the words. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}
