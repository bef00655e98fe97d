// Step: search. In: a question's text and vector. Out: candidates with raw scores: words, bigrams, cosine.
import type { Candidate, SearchRequest, SearchResult } from '#ports/library.ts'
import type { Field } from './cut-terms.ts'
import { findNearest } from './find-nearest.ts'
import type { LibraryState } from './library-state.ts'
import { matchField } from './match-terms.ts'
import { readPassage } from './report-rows.ts'
import { type QueryTerm, type QueryTerms, readQueryTerms, scorePassages } from './score-terms.ts'

/** Where a filter leaves no more than this, every passage is scored; that costs about 3 ms for 1,000. */
const scanLimit = 1500
/** Candidates taken from each of words, bigrams and vectors before the exact scores. */
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
  readonly cosine: number | null
}

/** Candidates, those first that are best by any one score. Reports that the filter excludes are never looked at. */
export function searchPassages(state: LibraryState, asked: SearchRequest): SearchResult {
  const covered = state.vectors?.table.covered ?? 0
  const isCovered = covered >= leastCovered * state.directory.count
  const request = isCovered ? asked : { ...asked, vector: null }
  const terms = readQueryTerms(state, request)
  const passages = findCandidates(state, request, terms)
  const scores = scorePassages(state, terms, passages)
  const scored: Scored[] = []
  for (const [passageId, score] of scores) {
    const cosine = request.vector ? (state.vectors?.table.cosine(passageId, request.vector) ?? null) : null
    scored.push({ passageId, ...score, cosine })
  }
  return {
    candidates: readCandidates(state, takeBest(scored, request.limit)),
    idf: { words: mapIdf(terms.words), bigrams: mapIdf(terms.bigrams) },
  }
}

function findCandidates(state: LibraryState, request: SearchRequest, terms: QueryTerms): readonly number[] {
  const { directory } = state
  const allowed = request.reports && new Set(request.reports)
  const left = allowed ? [...allowed].flatMap((report) => directory.listPassages(report)) : null
  if (left && left.length <= scanLimit) return left
  const accepts = (id: number): boolean => {
    const report = directory.reportOf(id)
    return report !== 0 && (allowed === undefined || allowed.has(report))
  }
  const limit = Math.max(candidateLimit, request.limit)
  const match = (field: Field) => matchField(state, field, { terms: terms[field], limit, accepts })
  const nearest = request.vector ? findNearest(state, request.vector, { limit, accepts, left }) : []
  return [...new Set([...match('words'), ...match('bigrams'), ...nearest])]
}

/** Orders by the best rank that a candidate has in any of the three scores, so that no weight is needed here. */
function takeBest(scored: readonly Scored[], limit: number): readonly Scored[] {
  const best = new Map<Scored, number>()
  for (const value of [
    (one: Scored) => one.words,
    (one: Scored) => one.bigrams,
    (one: Scored) => one.cosine ?? 0,
  ]) {
    const ranked = scored.filter((one) => value(one) > 0).sort((one, other) => value(other) - value(one))
    ranked.forEach((one, rank) => {
      best.set(one, Math.min(rank, best.get(one) ?? rank))
    })
  }
  return scored
    .filter((one) => best.has(one))
    .sort((one, other) => best.get(one)! - best.get(other)!)
    .slice(0, limit)
}

function readCandidates(
  { database, directory }: LibraryState,
  scored: readonly Scored[],
): readonly Candidate[] {
  const rows = database.all(
    `SELECT id, start, end, part, path, heading, sentences, text FROM passage
     WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(scored.map((one) => one.passageId))],
  )
  const passages = new Map(rows.map((row) => [Number(row.id), readPassage(row)]))
  return scored.flatMap((one) => {
    const passage = passages.get(one.passageId)
    return passage ? [{ ...one, reportId: directory.reportOf(one.passageId), passage }] : []
  })
}

function mapIdf(terms: readonly QueryTerm[]): ReadonlyMap<string, number> {
  return new Map(terms.map(({ term, idf }) => [term, idf]))
}
