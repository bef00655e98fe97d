// Step: two townships bear the name -> the question back, with what each of them writes below.
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Query } from '#retrieve/query.ts'
import type { RetrieveDeps } from '#retrieve/retrieve.ts'
import { composeClarify } from './clarify.ts'
import { findEvidence } from './find-evidence.ts'
import { findRefusal } from './find-refusal.ts'
import type { Made } from './made.ts'
import { pickQuotes } from './pick-quotes.ts'

/** Of the question's words, for a quote that stands under a question back. */
const shownWhenAsking = 0.5

/** Which of the two is meant, with the best sentence of each below, where both write about it. */
export async function askBack(
  query: Query,
  visible: readonly ReportSummary[],
  deps: RetrieveDeps,
): Promise<Made> {
  const both: Query = {
    ...query,
    include: query.ambiguous,
    ambiguous: [],
    wants: new Set([...query.wants, 'compare']),
  }
  const evidence = await findEvidence(both, visible, deps)
  const isAnswered = findRefusal({ ...both, wants: query.wants }, evidence) === null
  const quotes = isAnswered
    ? pickQuotes(both, evidence).filter(({ coverage }) => coverage >= shownWhenAsking)
    : []
  const places = new Set(quotes.map(({ report }) => placeName(report.metadata.place)))
  const shown = places.size === query.ambiguous.length ? quotes : []
  return { kind: 'clarify', reports: visible, ...composeClarify(query, { quotes: shown, visible }) }
}
