// Step: search. In: the terms of a question. Out: passages that hold them, looked up in FTS5 within a budget of rows.
import type { Field } from './cut-terms.ts'
import type { LibraryState } from './library-state.ts'
import { type QueryTerm, weighTerm } from './score-terms.ts'

/**
 * Rows that a field may touch, so that time does not grow with the library; on STARD nothing is lost. FTS5's own ranking
 * costs 3 µs a row and is not used: bare row numbers cost 0.2 µs, and the exact scores come afterwards.
 */
const rowBudget = 2500

/** The best `limit` passages of one field over the rarest terms that fit the budget, as if each term occurred once. */
export function matchField(
  state: LibraryState,
  field: Field,
  options: {
    readonly terms: readonly QueryTerm[]
    readonly limit: number
    readonly accepts: (id: number) => boolean
  },
): readonly number[] {
  const { directory } = state
  const mean = directory.means[field]
  const scores = new Float32Array(directory.size)
  const touched: number[] = []
  for (const term of takeRarest(options.terms)) {
    for (const id of listPassages(state, field, term)) {
      if (scores[id] === 0 && options.accepts(id)) touched.push(id)
      scores[id]! += weighTerm(term, 1, directory[field](id) / mean)
    }
  }
  const least = scoreAtRank(touched, scores, options.limit)
  return touched.filter((id) => scores[id]! >= least).slice(0, options.limit)
}

/** The score that the `limit` best reach; 0 when there are no more than that. */
function scoreAtRank(ids: readonly number[], scores: Float32Array, limit: number): number {
  if (ids.length <= limit) return 0
  return Float32Array.from(ids, (id) => scores[id]!).sort()[ids.length - limit] ?? 0
}

/** Rarest first; the first always, however common, so that a question of one common word finds something. */
function takeRarest(terms: readonly QueryTerm[]): readonly QueryTerm[] {
  const known = terms
    .filter((term) => term.documents > 0)
    .sort((one, other) => one.documents - other.documents)
  let rows = 0
  return known.filter((term, at) => {
    rows += term.documents
    return at === 0 || rows <= rowBudget
  })
}

/** One JSON text instead of a row each: the driver's cost is by row. FTS5 reads everything between double quotes as text. */
function listPassages({ database }: LibraryState, field: Field, { term }: QueryTerm): readonly number[] {
  const row = database.get('SELECT json_group_array(rowid) AS ids FROM terms WHERE terms MATCH ?', [
    `${field}:"${term.replaceAll('"', '""')}"`,
  ])
  return JSON.parse(String(row?.ids ?? '[]')) as number[]
}
