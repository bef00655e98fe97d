// Step: search. In: a question's text and vector. Out: candidates with raw scores: words, bigrams, cosine.

import type { Anchor, SearchRequest, SearchResult, SearchScope } from '#domain/search.ts'
import { takeOff } from '#shared/take-off.ts'
import { findBest, findBestOfEach } from './find-best.ts'
import { findNearest } from './find-nearest.ts'
import type { PassageVectors } from './passage-vectors.ts'
import {
  type QueryTerm,
  readQueryTerms,
  scoreCoverage,
  scoreField,
  takeRarest,
  weighOver,
  weighTopic,
} from './score-terms.ts'
import type { SearchIndex } from './search-index.ts'

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

/** Candidates, those first that are best by any one score. Reports outside the scope leave no trace: not even in a weight. */
export function searchPassages(state: SearchIndex, asked: SearchRequest, scope: SearchScope): SearchResult {
  const isCovered = asked.vector !== null && coversScope(state, scope)
  const request = { ...asked, vector: isCovered && asked.vector ? centreQuestion(state, asked.vector) : null }
  const byWords = scoreWords(state, request, scope)
  const place = placeSearch(state, request, scope)
  const nearest = request.vector && asksNearest(place) ? findByMeaning(state, request.vector, place) : []
  return conclude(state, request, {
    ...byWords,
    ids: listCandidates(place, byWords, nearest),
    table: request.vector ? (state.vectors?.table ?? null) : null,
  })
}

/** Vectors that are not in this process: asked for, and those of candidates fetched. */
export interface VectorsApart {
  /** Of the embedder; null where it tells none. */
  readonly centre: Float32Array | null
  /** Whether nearly all passages have a vector there. */
  isCovering(): Promise<boolean>
  /** About so many, best first; some may be gone, or outside the reports. */
  findNearest(
    vector: Float32Array,
    asked: { readonly limit: number; readonly reports: Iterable<number> | null },
  ): Promise<readonly number[]>
  /** Those of these passages that have a vector. */
  load(passages: readonly number[]): Promise<PassageVectors>
}

/** The same search where the vectors lie apart: same words, same weights, and the same cosines for each candidate. */
export async function searchApart(
  state: Omit<SearchIndex, 'vectors'>,
  vectors: VectorsApart,
  { asked, scope }: { readonly asked: SearchRequest; readonly scope: SearchScope },
): Promise<SearchResult> {
  const index = { ...state, vectors: null }
  const byWords = scoreWords(index, asked, scope)
  const place = placeSearch(index, asked, scope)
  const centred = asked.vector && vectors.centre ? takeOff(vectors.centre, asked.vector) : asked.vector
  const isCovered = centred !== null && (await vectors.isCovering())
  const nearest = isCovered && asksNearest(place) ? await vectors.findNearest(centred, place) : []
  const ids = listCandidates(place, byWords, nearest)
  const table = isCovered ? await vectors.load(ids) : null
  return conclude(index, { ...asked, vector: table ? centred : null }, { ...byWords, ids, table })
}

/** Every passage by words and bigrams; 0 outside the scope. */
function scoreWords(state: SearchIndex, request: SearchRequest, scope: SearchScope) {
  const weighing = weighOver(state.directory, scope.weighed)
  const terms = readQueryTerms(state, request, weighing)
  const rareBigrams = takeRarest(terms.bigrams)
  const { means } = weighing
  const words = scoreField(state, { field: 'words', means }, takeRarest(terms.words))
  const bigrams = scoreField(state, { field: 'bigrams', means }, rareBigrams)
  const coverage = scoreCoverage(state, 'bigrams', rareBigrams)
  if (scope.allowed) for (const scores of [words, bigrams]) hideOthers(scores, state, scope.allowed)
  return { terms, words, bigrams, coverage }
}

type ByWords = ReturnType<typeof scoreWords>

function conclude(
  { directory }: SearchIndex,
  { vector, limit }: SearchRequest,
  {
    terms,
    words,
    bigrams,
    coverage,
    ids,
    table,
  }: ByWords & { readonly ids: readonly number[]; readonly table: PassageVectors | null },
): SearchResult {
  const scored = ids.map(
    (id): Scored => ({
      passageId: id,
      words: words[id]!,
      bigrams: bigrams[id]!,
      coverage: coverage[id]!,
      cosine: vector ? (table?.cosine(id, vector) ?? null) : null,
    }),
  )
  return {
    candidates: takeBest(scored, limit).map((one) => ({
      ...one,
      reportId: directory.reportOf(one.passageId),
    })),
    idf: { words: mapIdf(terms.words), bigrams: mapIdf(terms.bigrams) },
    topic: weighTopic(terms),
    nearTo: (anchors) => compareTo(table, anchors),
  }
}

/** Whether enough of what may be seen has a vector. */
function coversScope({ vectors, directory }: SearchIndex, { allowed }: SearchScope): boolean {
  if (!vectors) return false
  if (!allowed) return vectors.table.covered >= leastCovered * directory.count
  const passages = [...allowed].flatMap((report) => directory.listPassages(report))
  const covered = passages.filter((passage) => vectors.table.has(passage)).length
  return covered >= leastCovered * passages.length
}

function hideOthers(scores: Float32Array, { directory }: SearchIndex, allowed: ReadonlySet<number>): void {
  for (let id = 0; id < scores.length; id++)
    if (scores[id] !== 0 && !allowed.has(directory.reportOf(id))) scores[id] = 0
}

/** What the rows of the table have lost, the question must lose too. */
function centreQuestion({ vectors }: SearchIndex, vector: Float32Array): Float32Array {
  return vectors?.centre ? takeOff(vectors.centre, vector) : vector
}

function compareTo(
  table: PassageVectors | null,
  anchors: readonly Anchor[],
): (passageId: number) => number | null {
  const mean = table?.mean(anchors) ?? null
  return (passageId) => (mean && table ? table.cosine(passageId, mean) : null)
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

interface Place {
  /** Passages that are all looked at, because they are few; null where they are more. */
  readonly few: readonly number[] | null
  /** Those that passages may be of; null: all. */
  readonly reports: Iterable<number> | null
  readonly accepts: (id: number) => boolean
  /** Of a passage that is accepted; 0 of any other. */
  readonly reportOf: (id: number) => number
  readonly limit: number
  /** As in the request. */
  readonly perReport: number | null
}

/** Where a search looks. */
function placeSearch({ directory }: SearchIndex, request: SearchRequest, scope: SearchScope): Place {
  const asked = request.reports?.filter((report) => scope.allowed?.has(report) ?? true)
  const allowed = asked ? new Set(asked) : scope.allowed
  const isSmall = directory.count <= scanLimit
  const reports = allowed ?? (isSmall ? directory.listReports() : null)
  const accepts = (id: number): boolean => {
    const report = directory.reportOf(id)
    return report !== 0 && (allowed === null || allowed.has(report))
  }
  const limit = Math.max(candidateLimit, request.limit)
  const reportOf = (id: number): number => (accepts(id) ? directory.reportOf(id) : 0)
  const few = reports ? listFew(reports, directory) : null
  return { few, reports, accepts, reportOf, limit, perReport: request.perReport ?? null }
}

/** Where few are all looked at, or words alone count, the nearest are not asked for. */
const asksNearest = ({ few, perReport }: Place): boolean => few === null && perReport === null

function listCandidates(
  { few, accepts, reportOf, limit, perReport }: Place,
  { words, bigrams }: Pick<ByWords, 'words' | 'bigrams'>,
  nearest: readonly number[],
): readonly number[] {
  if (few) return few
  if (perReport !== null) return findBestOfEach(sumFields(words, bigrams), perReport, reportOf)
  return [...new Set([...findBest(sumFields(words, bigrams), limit, accepts), ...nearest.filter(accepts)])]
}

/** Passages of these reports; null where they are more than are scanned, which is seen before all are listed. */
function listFew(reports: Iterable<number>, directory: SearchIndex['directory']): readonly number[] | null {
  const few: number[] = []
  for (const report of reports) {
    few.push(...directory.listPassages(report))
    if (few.length > scanLimit) return null
  }
  return few
}

function findByMeaning(
  state: SearchIndex,
  vector: Float32Array,
  {
    reports,
    ...options
  }: {
    readonly limit: number
    readonly accepts: (id: number) => boolean
    readonly reports: Iterable<number> | null
  },
): readonly number[] {
  const { directory } = state
  const left = reports ? [...reports].flatMap((report) => directory.listPassages(report)) : null
  return findNearest(state, vector, { ...options, left })
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
