// Step: evidence -> the quotes of an answer: narrowed to the kind that is asked for, within the limits of the question.
import type { Frame } from '#domain/frame.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { chooseQuotes } from './choose-quotes.ts'
import { narrowEvidence } from './narrow-evidence.ts'
import { openQuote, type Quote } from './open-quote.ts'
import { type QuoteLimits, quoteLimits } from './quote-limits.ts'

/** Best first; none where nothing was found. */
export function pickQuotes(frame: Frame, evidence: Evidence): readonly Quote[] {
  const reports = new Map(evidence.scope.reports.map((report) => [report.id, report]))
  const limits = readLimits(frame, evidence)
  return chooseQuotes(frame, narrowEvidence(frame, evidence), { reports, limits })
}

/** The sentences that are nearest to what the question may mean. */
export function pickMeant(frame: Frame, evidence: Evidence): readonly Quote[] {
  const { longest } = readLimits(frame, evidence)
  return evidence.meant.flatMap((sentence) => {
    const report = evidence.scope.reports.find(({ id }) => id === sentence.reportId)
    return report ? openQuote(sentence, { frame, report, ranked: evidence.sentences, longest }) : []
  })
}

function readLimits(frame: Frame, { scope }: Evidence): QuoteLimits {
  const places = new Set(scope.reports.map(({ metadata: { place } }) => `${place.county}${place.town}`))
  return quoteLimits(frame, places.size)
}
