// Step: evidence -> the quotes of an answer: narrowed to the kind that is asked for, within the limits of the question.
import type { Query } from '#domain/query.ts'
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

/** The sentences that are nearest to what the question may mean. */
export function pickMeant(query: Query, evidence: Evidence): readonly Quote[] {
  const { longest } = readLimits(query, evidence)
  return evidence.meant.flatMap((sentence) => {
    const report = evidence.scope.reports.find(({ id }) => id === sentence.reportId)
    return report ? openQuote(sentence, { query, report, ranked: evidence.sentences, longest }) : []
  })
}

function readLimits(query: Query, { scope }: Evidence): QuoteLimits {
  const places = new Set(scope.reports.map(({ metadata: { place } }) => `${place.county}${place.town}`))
  return quoteLimits(query, places.size)
}
