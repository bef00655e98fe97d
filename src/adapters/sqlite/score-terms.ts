// Step: search. BM25 of passages over every term of a question, exactly, from their stored terms.
import type { SearchRequest } from '#ports/library.ts'
import { cutTerms, type Field } from './cut-terms.ts'
import type { LibraryState } from './library-state.ts'
import { readBlob } from './open-database.ts'
import { countTerm, decodeTerms, hashTerm, type TermCounts } from './term-blob.ts'

/** BM25's usual constants (Robertson); other values changed nothing on STARD. */
const k1 = 1.2
const b = 0.75

/** A term of the question, with what the library knows about it. */
export interface QueryTerm {
  readonly term: string
  readonly hash: number
  /** 1 for the question's own, less for synonyms. */
  readonly weight: number
  /** Passages that hold it. */
  readonly documents: number
  readonly idf: number
}

export type QueryTerms = Readonly<Record<Field, readonly QueryTerm[]>>

/** Cuts question and synonyms the way passages are cut; a term that comes twice keeps its greatest weight. */
export function readQueryTerms(
  state: LibraryState,
  request: Pick<SearchRequest, 'text' | 'expansions'>,
): QueryTerms {
  const weights = { words: new Map<string, number>(), bigrams: new Map<string, number>() }
  for (const { text, weight } of [{ text: request.text, weight: 1 }, ...(request.expansions ?? [])]) {
    const terms = cutTerms(text, state.segmenter)
    for (const field of ['words', 'bigrams'] as const) {
      for (const term of terms[field]) {
        weights[field].set(term, Math.max(weight, weights[field].get(term) ?? 0))
      }
    }
  }
  const read = (field: Field): readonly QueryTerm[] =>
    Array.from(weights[field], ([term, weight]) => {
      const documents = countDocuments(state, field, term)
      return {
        term,
        hash: hashTerm(term),
        weight,
        documents,
        idf: computeIdf(state.directory.count, documents),
      }
    })
  return { words: read('words'), bigrams: read('bigrams') }
}

function countDocuments({ database, frequencies }: LibraryState, field: Field, term: string): number {
  const key = `${field}:${term}`
  const known = frequencies.get(key)
  if (known !== undefined) return known
  const row = database.get('SELECT doc FROM vocabulary WHERE term = ? AND col = ?', [term, field])
  const documents = Number(row?.doc ?? 0)
  frequencies.set(key, documents)
  return documents
}

function computeIdf(passages: number, documents: number): number {
  return Math.log(1 + (passages - documents + 0.5) / (documents + 0.5))
}

/** BM25 of each passage, by field. Passages that are gone are left out. */
export function scorePassages(
  state: LibraryState,
  terms: QueryTerms,
  passages: readonly number[],
): ReadonlyMap<number, Readonly<Record<Field, number>>> {
  const { words, bigrams } = state.directory.means
  const rows = state.database.all(
    'SELECT id, words, bigrams FROM passage_terms WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(passages)],
  )
  return new Map(
    rows.map((row) => {
      const id = Number(row.id)
      return [
        id,
        {
          words: score(terms.words, decodeTerms(readBlob(row.words)), state.directory.words(id) / words),
          bigrams: score(
            terms.bigrams,
            decodeTerms(readBlob(row.bigrams)),
            state.directory.bigrams(id) / bigrams,
          ),
        },
      ] as const
    }),
  )
}

function score(terms: readonly QueryTerm[], counts: TermCounts, length: number): number {
  let sum = 0
  for (const term of terms) {
    const count = countTerm(counts, term.hash)
    if (count > 0) sum += weighTerm(term, count, length)
  }
  return sum
}

/** What a term that occurs `count` times adds; `length` is the passage's number of terms over the mean. */
export function weighTerm({ weight, idf }: QueryTerm, count: number, length: number): number {
  return (weight * idf * count * (k1 + 1)) / (count + k1 * (1 - b + b * length))
}
