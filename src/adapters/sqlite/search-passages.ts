// Step: search. In: a question's text and vector. Out: candidates with raw scores: words, bigrams, cosine.

import { findBest } from '#index/find-best.ts'
import {
  type QueryTerm,
  readQueryTerms,
  scoreCoverage,
  scoreField,
  takeRarest,
  weighTopic,
} from '#index/score-terms.ts'
import type { Anchor, SearchRequest, SearchResult } from '#ports/library.ts'
import { takeOff } from '#shared/take-off.ts'
import { findNearest } from './find-nearest.ts'
import type { LibraryState, VectorState } from './library-state.ts'

/** Where a filter leaves no more than this, every passage is a candidate. */
const scanLimit = 1500
/** Candidates taken from each of words and meaning. */
const candidateLimit = 200

/**
 * With fewer of the passages encoded than this, vectors would favour those over better ones that still wait, as after
 * a change of the encoder: words and bigrams answer alone until then.
 */
const leastCovered = 0.9

interface Scored {
  readonly passageId: number
  readonly words: number
  readonly bigrams: number
  readonly coverage: number
  readonly cosine: number | null
}

/** Candidates, those first that are best by any one score. Reports that the filter excludes are never looked at. */
export function searchPassages(state: LibraryState, asked: SearchRequest): SearchResult {
  const covered = state.vectors?.table.covered ?? 0
  const isCovered = covered >= leastCovered * state.directory.count
  const request = { ...asked, vector: isCovered && asked.vector ? centreQuestion(state, asked.vector) : null }
  const terms = readQueryTerms(state, request)
  const rareBigrams = takeRarest(terms.bigrams)
  const words = scoreField(state, 'words', takeRarest(terms.words))
  const bigrams = scoreField(state, 'bigrams', rareBigrams)
  const coverage = scoreCoverage(state, 'bigrams', rareBigrams)
  const scored = findCandidates(state, request, sumFields(words, bigrams)).map(
    (id): Scored => ({
      passageId: id,
      words: words[id]!,
      bigrams: bigrams[id]!,
      coverage: coverage[id]!,
      cosine: request.vector ? (state.vectors?.table.cosine(id, request.vector) ?? null) : null,
    }),
  )
  return {
    candidates: takeBest(scored, request.limit).map((one) => ({
      ...one,
      reportId: state.directory.reportOf(one.passageId),
    })),
    idf: { words: mapIdf(terms.words), bigrams: mapIdf(terms.bigrams) },
    topic: weighTopic(terms),
    nearTo: (anchors) => compareTo(request.vector ? state.vectors : null, anchors),
  }
}

/** What the rows of the table have lost, the question must lose too. */
function centreQuestion({ vectors }: LibraryState, vector: Float32Array): Float32Array {
  return vectors?.centre ? takeOff(vectors.centre, vector) : vector
}

function compareTo(
  vectors: VectorState | null,
  anchors: readonly Anchor[],
): (passageId: number) => number | null {
  const mean = vectors?.table.mean(anchors) ?? null
  return (passageId) => (mean && vectors ? vectors.table.cosine(passageId, mean) : null)
}

/** Each field divided by its best, so that neither outweighs the other. Bare loops: four times faster than iterators. */
function sumFields(words: Float32Array, bigrams: Float32Array): Float32Array {
  const [mostWords, mostBigrams] = [findGreatest(words), findGreatest(bigrams)]
  const sums = new Float32Array(words.length)
  const [perWord, perBigram] = [1 / mostWords, 1 / mostBigrams]
  for (let id = 0; id < sums.length; id++) sums[id] = words[id]! * perWord + bigrams[id]! * perBigram
  return sums
}

/** 1 where nothing scores: it is divided by. */
function findGreatest(scores: Float32Array): number {
  let greatest = 0
  for (let id = 0; id < scores.length; id++) if (scores[id]! > greatest) greatest = scores[id]!
  return greatest === 0 ? 1 : greatest
}

function findCandidates(
  state: LibraryState,
  request: SearchRequest,
  lexical: Float32Array,
): readonly number[] {
  const { directory } = state
  const allowed = request.reports && new Set(request.reports)
  const left = allowed ? [...allowed].flatMap((report) => directory.listPassages(report)) : null
  if (left && left.length <= scanLimit) return left
  const accepts = (id: number): boolean => {
    const report = directory.reportOf(id)
    return report !== 0 && (allowed === undefined || allowed.has(report))
  }
  const limit = Math.max(candidateLimit, request.limit)
  const nearest = request.vector ? findNearest(state, request.vector, { limit, accepts, left }) : []
  return [...new Set([...findBest(lexical, limit, accepts), ...nearest])]
}

/** Orders by the better rank that a candidate has in words and meaning, so that no weight is needed here. */
function takeBest(scored: readonly Scored[], limit: number): readonly Scored[] {
  const best = new Map<Scored, number>()
  const [words, bigrams] = (['words', 'bigrams'] as const).map((field) =>
    scored.reduce((most, one) => Math.max(most, one[field]), Number.MIN_VALUE),
  )
  for (const value of [
    (one: Scored) => one.words / words! + one.bigrams / bigrams!,
    // The farthest of few passages may be below 0 and are candidates all the same.
    (one: Scored) => (one.cosine ?? -1) + 1,
  ]) {
    const ranked = scored
      .map((one) => [one, value(one)] as const)
      .filter(([, score]) => score > 0)
      .sort(([, one], [, other]) => other - one)
    ranked.forEach(([one], rank) => {
      best.set(one, Math.min(rank, best.get(one) ?? rank))
    })
  }
  return scored
    .filter((one) => best.has(one))
    .sort((one, other) => best.get(one)! - best.get(other)!)
    .slice(0, limit)
}

function mapIdf(terms: readonly QueryTerm[]): ReadonlyMap<string, number> {
  return new Map(terms.map(({ term, idf }) => [term, idf]))
}
