// Step: search. In: a question's text and vector. Out: candidates with raw scores: words, bigrams, cosine.

import type { Anchor, SearchRequest, SearchResult, SearchScope } from '#domain/search.ts'
import { takeOff } from '#shared/take-off.ts'
import { findBestOfEach, findBestSums, type Weighed } from './find-best.ts'
import { findNearest, type Near } from './find-nearest.ts'
import type { PassageVectors } from './passage-vectors.ts'
import {
  type FieldScores,
  type QueryTerm,
  readQueryTerms,
  scoreField,
  takeRarest,
  weighOver,
  weighTopic,
} from './score-terms.ts'
import { takeScratch } from './scratch.ts'
import type { SearchIndex } from './search-index.ts'
import { pickScores, takeBest } from './take-best.ts'

/** Where a filter leaves no more than this, every passage is a candidate. */
const scanLimit = 1500
/** Candidates taken from each of words and meaning. */
const candidateLimit = 200

/**
 * With fewer of the passages encoded than this, vectors would favour those over better ones that still wait, as after
 * a change of the encoder: words and bigrams answer alone until then.
 */
const leastCovered = 0.9

/** By passage: cosines that are known already. */
type Known = ReadonlyMap<number, number>

/** Candidates, those first that are best by any one score. Reports outside the scope leave no trace: not even in a weight. */
export function searchPassages(state: SearchIndex, asked: SearchRequest, scope: SearchScope): SearchResult {
  const isCovered = asked.vector !== null && coversScope(state, scope)
  const request = { ...asked, vector: isCovered && asked.vector ? centreQuestion(state, asked.vector) : null }
  const place = placeSearch(state, request, scope)
  const nearest = request.vector && asksNearest(place) ? findByMeaning(state, request.vector, place) : []
  const byWords = scoreCandidates(
    state,
    { request, scope, place },
    nearest.map(({ id }) => id),
  )
  return conclude(state, request, {
    ...byWords,
    table: request.vector ? (state.vectors?.table ?? null) : null,
    known: new Map(nearest.map(({ id, cosine }) => [id, cosine])),
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
  const centred = asked.vector && vectors.centre ? takeOff(vectors.centre, asked.vector) : asked.vector
  const isCovered = centred !== null && (await vectors.isCovering())
  const first = placeSearch(index, asked, scope)
  const nearest = isCovered && asksNearest(first) ? await vectors.findNearest(centred, first) : []
  // Between scoring and taking its numbers nothing is waited for: the arrays are the next search's.
  const byWords = scoreCandidates(
    index,
    { request: asked, scope, place: placeSearch(index, asked, scope) },
    nearest,
  )
  const table = isCovered ? await vectors.load(byWords.scored.ids) : null
  return conclude(
    index,
    { ...asked, vector: table ? centred : null },
    { ...byWords, table, known: new Map() },
  )
}

interface Asking {
  readonly request: SearchRequest
  readonly scope: SearchScope
  readonly place: Place
}

/** The candidates by words and bigrams, 0 outside the scope, with those that are near. */
function scoreCandidates(state: SearchIndex, { request, scope, place }: Asking, nearest: readonly number[]) {
  const weighing = weighOver(state.directory, scope.weighed)
  const terms = readQueryTerms(state, request, weighing)
  const { means } = weighing
  const words = scoreField(state, { field: 'words', means }, takeRarest(terms.words))
  const coverage = takeScratch('coverage', state.directory.size)
  const bigrams = scoreField(state, { field: 'bigrams', means, coverage }, takeRarest(terms.bigrams))
  const [seenWords, seenBigrams] = [words, bigrams].map((field) => hideOthers(field, state, scope.allowed))
  const ids = listCandidates(place, [seenWords!, seenBigrams!], nearest)
  const scored = pickScores(ids, { words: words.scores, bigrams: bigrams.scores, coverage })
  return { terms, scored }
}

interface Concluding extends ReturnType<typeof scoreCandidates> {
  readonly table: PassageVectors | null
  readonly known: Known
}

function conclude(
  { directory }: SearchIndex,
  { vector, limit }: SearchRequest,
  { terms, scored, table, known }: Concluding,
): SearchResult {
  const cosines = scored.ids.map((id) =>
    vector === null ? null : (known.get(id) ?? table?.cosine(id, vector) ?? null),
  )
  return {
    candidates: takeBest(scored, cosines, limit).map((at) => {
      const passageId = scored.ids[at]!
      return {
        passageId,
        reportId: directory.reportOf(passageId),
        words: scored.words[at]!,
        bigrams: scored.bigrams[at]!,
        coverage: scored.coverage[at]!,
        cosine: cosines[at]!,
      }
    }),
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

/** Whoever is not allowed scores nothing, and is not the greatest. */
function hideOthers(
  field: FieldScores,
  { directory }: SearchIndex,
  allowed: ReadonlySet<number> | null,
): FieldScores {
  if (allowed === null) return field
  const { scores } = field
  let greatest = 0
  for (let id = 0; id < scores.length; id++) {
    if (scores[id] === 0) continue
    if (!allowed.has(directory.reportOf(id))) scores[id] = 0
    else if (scores[id]! > greatest) greatest = scores[id]!
  }
  return { scores, greatest }
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

/** Each field divided by its best, so that neither outweighs the other. */
function weighFields([words, bigrams]: Fields): readonly [Weighed, Weighed] {
  const weigh = ({ scores, greatest }: FieldScores): Weighed => ({
    scores,
    weight: greatest === 0 ? 1 : 1 / greatest,
  })
  return [weigh(words), weigh(bigrams)]
}

type Fields = readonly [FieldScores, FieldScores]

function sumFields(fields: Fields): Float32Array {
  const [words, bigrams] = weighFields(fields)
  const sums = takeScratch('sums', words.scores.length)
  for (let id = 0; id < sums.length; id++)
    sums[id] = words.scores[id]! * words.weight + bigrams.scores[id]! * bigrams.weight
  return sums
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
  fields: Fields,
  nearest: readonly number[],
): readonly number[] {
  if (few) return few
  if (perReport !== null) return findBestOfEach(sumFields(fields), perReport, reportOf)
  return [...new Set([...findBestSums(weighFields(fields), limit, accepts), ...nearest.filter(accepts)])]
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
): readonly Near[] {
  const { directory } = state
  const left = reports ? [...reports].flatMap((report) => directory.listPassages(report)) : null
  return findNearest(state, vector, { ...options, left })
}

function mapIdf(terms: readonly QueryTerm[]): ReadonlyMap<string, number> {
  return new Map(terms.map(({ term, idf }) => [term, idf]))
}
