// Step: search. In: a question's text. Out: BM25 of every passage that holds one of its terms, by field.

import type { SearchRequest, SearchResult } from '#domain/search.ts'
import type { TermPostings } from './build-segment.ts'
import { cutTerms, type Field } from './cut-terms.ts'
import type { PassageDirectory } from './passage-directory.ts'
import { takeScratch } from './scratch.ts'
import type { SearchIndex } from './search-index.ts'
import { hashTerm } from './term-blob.ts'

/** BM25's usual constants (Robertson); other values changed nothing on STARD. */
const k1 = 1.2
const b = 0.75

/**
 * Postings that a field may touch, so that time stops growing with the library: rarest terms first. Of 100,000 passages
 * it leaves nothing out; it costs about 2 ms.
 */
const postingBudget = 400_000

/** A term of the question, with what the library knows about it. */
export interface QueryTerm {
  readonly term: string
  /** Where it stands, looked up once a search. */
  readonly lists: readonly TermPostings[]
  /** Passages that hold it. */
  readonly documents: number
  readonly idf: number
}

export type QueryTerms = Readonly<Record<Field, readonly QueryTerm[]>>

/** The passages that weights are counted over: how many, how long, and which. */
export interface Weighing {
  readonly count: number
  readonly means: PassageDirectory['means']
  /** Null: all that are in the index. */
  readonly holds: ((passage: number) => boolean) | null
}

/** `reports` null: all of them. */
export function weighOver(directory: PassageDirectory, reports: ReadonlySet<number> | null): Weighing {
  if (reports === null) return { count: directory.count, means: directory.means, holds: null }
  const isIn = new Uint8Array(directory.size)
  const totals = { count: 0, words: 0, bigrams: 0 }
  const [words, bigrams] = [directory.lengths('words'), directory.lengths('bigrams')]
  for (const report of reports) {
    for (const passage of directory.listPassages(report)) {
      isIn[passage] = 1
      totals.count++
      totals.words += words[passage]!
      totals.bigrams += bigrams[passage]!
    }
  }
  const n = Math.max(totals.count, 1)
  return {
    count: totals.count,
    means: { words: totals.words / n, bigrams: totals.bigrams / n },
    holds: (passage) => isIn[passage] === 1,
  }
}

/** Cuts question and synonyms the way passages are cut; each term once. */
export function readQueryTerms(
  state: SearchIndex,
  request: Pick<SearchRequest, 'text' | 'synonyms'>,
  weighing: Weighing,
): QueryTerms {
  const cut = [request.text, ...(request.synonyms ?? [])].map((text) => cutTerms(text, state.segmenter))
  const read = (field: Field): readonly QueryTerm[] =>
    Array.from(new Set(cut.flatMap((terms) => terms[field])), (term) => {
      const lists = state.postings.find(field, hashTerm(term))
      const documents = countDocuments(state, lists, weighing)
      return { term, lists, documents, idf: computeIdf(weighing.count, documents) }
    })
  return { words: read('words'), bigrams: read('bigrams') }
}

/** Removed passages stay in the postings and are left out of the count. */
function countDocuments(
  { postings, directory }: SearchIndex,
  lists: readonly TermPostings[],
  { holds }: Weighing,
): number {
  const isWhole = holds === null && postings.count === directory.count
  const counts = holds ?? ((passage: number) => directory.reportOf(passage) !== 0)
  let documents = 0
  for (const { passages } of lists) {
    if (isWhole) documents += passages.length
    else for (const passage of passages) if (counts(passage)) documents++
  }
  return documents
}

function computeIdf(passages: number, documents: number): number {
  return Math.log(1 + (passages - documents + 0.5) / (documents + 0.5))
}

/** Rarest terms that make up a topic: a long message has many more, and no passage needs to hold them all. */
const topicTerms = { words: 4, bigrams: 8 } as const

/** About what a passage scores that holds each of the question's rarest terms once. */
export function weighTopic(terms: QueryTerms): SearchResult['topic'] {
  const weigh = (field: Field): number =>
    terms[field]
      .map(({ idf }) => idf)
      .sort((one, other) => other - one)
      .slice(0, topicTerms[field])
      .reduce((sum, idf) => sum + idf, 0)
  return { words: weigh('words'), bigrams: weigh('bigrams') }
}

/** By passage id, 0 where no term stands; holds until the next search. */
export interface FieldScores {
  readonly scores: Float32Array
  /** The greatest of them, of passages outside a reader's scope as well; 0 where nothing scores. */
  readonly greatest: number
}

/**
 * BM25 of each passage in one field; and into `coverage`, where given, the idf of the terms that it holds, as a share of all of
 * these. One walk for both: reading the postings is what takes the time.
 */
export function scoreField(
  { directory }: SearchIndex,
  {
    field,
    means,
    coverage = null,
  }: { field: Field; means: PassageDirectory['means']; coverage?: Float32Array | null },
  terms: readonly QueryTerm[],
): FieldScores {
  let greatest = 0
  const scores = takeScratch(field, directory.size)
  const lengths = directory.lengths(field)
  const perTerm = (k1 * b) / (means[field] || 1)
  const whole = terms.reduce((sum, { idf }) => sum + idf, 0)
  for (const { lists, idf } of terms) {
    const most = idf * (k1 + 1)
    const share = idf / whole
    for (const { passages, counts } of lists) {
      for (let at = 0; at < passages.length; at++) {
        const passage = passages[at]!
        const count = counts[at]!
        const more = (most * count) / (count + k1 * (1 - b) + perTerm * lengths[passage]!)
        const score = Math.fround(scores[passage]! + more)
        scores[passage] = score
        if (score > greatest) greatest = score
        if (coverage !== null) coverage[passage]! += share
      }
    }
  }
  return { scores, greatest }
}

/** Known terms within the budget, rarest first; the first always, however common, so that a question of one common word finds something. */
export function takeRarest(terms: readonly QueryTerm[]): readonly QueryTerm[] {
  const known = terms
    .filter((term) => term.documents > 0)
    .sort((one, other) => one.documents - other.documents)
  let touched = 0
  return known.filter((term, at) => {
    touched += term.documents
    return at === 0 || touched <= postingBudget
  })
}
