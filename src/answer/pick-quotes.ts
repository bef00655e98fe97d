// Step: evidence -> the quotes of an answer: narrowed to the kind that is asked for, within the limits of the question.
import type { Query } from '#retrieve/query.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { chooseQuotes } from './choose-quotes.ts'
import { narrowEvidence } from './narrow-evidence.ts'
import { openQuote, type Quote } from './open-quote.ts'
import { type QuoteLimits, quoteLimits } from './quote-limits.ts'

/** Best first; none where nothing was found. */
export function pickQuotes(query: Query, evidence: Evidence): readonly Quote[] {
  const reports = new Map(evidence.scope.reports.map((report) => [report.id, report]))
  const limits = readLimits(query, evidence)
  return chooseQuotes(query, narrowEvidence(query, evidence), { reports, limits })
}

/** The sentence that is nearest to what the question may mean. */
export function pickNearest(query: Query, evidence: Evidence): Quote | null {
  const { nearest, scope, sentences } = evidence
  const report = scope.reports.find(({ id }) => id === nearest?.reportId)
  const { longest } = readLimits(query, evidence)
  return nearest && report ? openQuote(nearest, { query, report, ranked: sentences, longest }) : null
}

function readLimits(query: Query, { scope }: Evidence): QuoteLimits {
  const places = new Set(scope.reports.map(({ metadata: { place } }) => `${place.county}${place.town}`))
  return quoteLimits(query, places.size)
}
