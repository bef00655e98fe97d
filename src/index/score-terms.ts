// Step: search. In: a question's text. Out: BM25 of every passage that holds one of its terms, by field.

import type { LibraryState } from '#adapters/sqlite/library-state.ts'
import type { SearchRequest, SearchResult } from '#ports/library.ts'
import { cutTerms, type Field } from './cut-terms.ts'
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
  readonly hash: number
  /** Passages that hold it. */
  readonly documents: number
  readonly idf: number
}

export type QueryTerms = Readonly<Record<Field, readonly QueryTerm[]>>

/** Cuts question and synonyms the way passages are cut; each term once. */
export function readQueryTerms(
  state: LibraryState,
  request: Pick<SearchRequest, 'text' | 'synonyms'>,
): QueryTerms {
  const cut = [request.text, ...(request.synonyms ?? [])].map((text) => cutTerms(text, state.segmenter))
  const read = (field: Field): readonly QueryTerm[] =>
    Array.from(new Set(cut.flatMap((terms) => terms[field])), (term) => {
      const hash = hashTerm(term)
      const documents = countDocuments(state, field, hash)
      return { term, hash, documents, idf: computeIdf(state.directory.count, documents) }
    })
  return { words: read('words'), bigrams: read('bigrams') }
}

/** Removed passages stay in the postings and are left out of the count. */
function countDocuments({ postings, directory }: LibraryState, field: Field, hash: number): number {
  let documents = 0
  for (const { passages } of postings.find(field, hash)) {
    if (postings.count === directory.count) documents += passages.length
    else for (const passage of passages) if (directory.reportOf(passage) !== 0) documents++
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

/** BM25 of each passage in one field, by passage id; 0 where no term stands. */
export function scoreField(state: LibraryState, field: Field, terms: readonly QueryTerm[]): Float32Array {
  const { directory, postings } = state
  const scores = new Float32Array(directory.size)
  const lengths = directory.lengths(field)
  const perTerm = (k1 * b) / directory.means[field]
  for (const { hash, idf } of terms) {
    const most = idf * (k1 + 1)
    for (const { passages, counts } of postings.find(field, hash)) {
      for (let at = 0; at < passages.length; at++) {
        const passage = passages[at]!
        const count = counts[at]!
        scores[passage]! += (most * count) / (count + k1 * (1 - b) + perTerm * lengths[passage]!)
      }
    }
  }
  return scores
}

/** Idf of the terms that a passage holds, as a share of all of these, by passage id. */
export function scoreCoverage(
  { directory, postings }: LibraryState,
  field: Field,
  terms: readonly QueryTerm[],
): Float32Array {
  const shares = new Float32Array(directory.size)
  const whole = terms.reduce((sum, { idf }) => sum + idf, 0)
  for (const { hash, idf } of terms) {
    const share = idf / whole
    for (const { passages } of postings.find(field, hash))
      for (let at = 0; at < passages.length; at++) shares[passages[at]!]! += share
  }
  return shares
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
