// Step: evidence -> the quotes of an answer: narrowed to the kind that is asked for, within the limits of the question.
import type { Query } from '#retrieve/query.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { chooseQuotes } from './choose-quotes.ts'
import { narrowEvidence } from './narrow-evidence.ts'
import type { Quote } from './open-quote.ts'
import { quoteLimits } from './quote-limits.ts'

/** Best first; none where nothing was found. */
export function pickQuotes(query: Query, evidence: Evidence): readonly Quote[] {
  const reports = new Map(evidence.scope.reports.map((report) => [report.id, report]))
  const places = new Set(
    evidence.scope.reports.map(({ metadata }) => `${metadata.place.county}${metadata.place.town}`),
  )
  return chooseQuotes(query, narrowEvidence(query, evidence), {
    reports,
    limits: quoteLimits(query, places.size),
  })
}
