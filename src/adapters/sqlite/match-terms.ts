// Step: search. In: the terms of a question. Out: passages that hold them, found by FTS5 within a budget of rows.
import type { Field } from './cut-terms.ts'
import type { LibraryState } from './library-state.ts'
import type { QueryTerm } from './score-terms.ts'

/** Rows that a field may touch: time then no longer grows with the library (on STARD nothing was lost, 7 ms). */
const rowBudget = 2500

/** Best `limit` passages of one field by FTS5's own BM25, over the rarest terms that fit the budget. */
export function matchField(
  { database }: LibraryState,
  field: Field,
  options: {
    readonly terms: readonly QueryTerm[]
    readonly limit: number
    readonly accepts: (id: number) => boolean
    readonly share: number
  },
): readonly number[] {
  const terms = takeRarest(options.terms, rowBudget / options.share)
  if (terms.length === 0) return []
  const match = `${field}:(${terms.map(quote).join(' OR ')})`
  const rows = database.all('SELECT rowid AS id FROM terms WHERE terms MATCH ? ORDER BY rank LIMIT ?', [
    match,
    Math.ceil(options.limit / options.share),
  ])
  return rows
    .map((row) => Number(row.id))
    .filter(options.accepts)
    .slice(0, options.limit)
}

/** Rarest first; the first always, however common, so that a question of one common word finds something. */
function takeRarest(terms: readonly QueryTerm[], budget: number): readonly string[] {
  const known = terms
    .filter((term) => term.documents > 0)
    .sort((one, other) => one.documents - other.documents)
  const taken: string[] = []
  let rows = 0
  for (const { term, documents } of known) {
    if (taken.length > 0 && rows + documents > budget) break
    rows += documents
    taken.push(term)
  }
  return taken
}

// FTS5 reads everything between double quotes as text.
function quote(term: string): string {
  return `"${term.replaceAll('"', '""')}"`
}
