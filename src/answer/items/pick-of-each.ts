// Step: ranked sentences -> the one of each place that tells most of the topic; where only one place is asked about, of each of its years.
import { openQuote, type Quote } from '#answer/quotes/open-quote.ts'
import type { Frame } from '#domain/frame.ts'
import { placeOfReport, type ReportSummary } from '#domain/report.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'
import { findAskedTerms, shareTold } from './asked-terms.ts'
import type { ComposerDeps } from './composer-deps.ts'

const longest = 80
const most = 8
const leastShare = 0.5

/** In the order of what they tell; years from the first to the last. */
export function pickOfEach(frame: Frame, { evidence }: Pick<ComposerDeps, 'evidence'>): readonly Quote[] {
  const terms = findAskedTerms(frame, evidence)
  const reports = new Map(evidence.scope.reports.map((report) => [report.id, report]))
  const isOne = new Set(evidence.scope.reports.map(placeOfReport)).size === 1
  const keyOf = (report: ReportSummary) => (isOne ? String(report.id) : placeOfReport(report))
  const best = new Map<string, { sentence: ScoredSentence; weight: number }>()
  for (const sentence of evidence.sentences) {
    const report = reports.get(sentence.reportId)
    if (!report || sentence.isHeading || ['plan', 'problem', 'cause'].includes(sentence.part)) continue
    const share = shareTold(terms, sentence.text)
    if (Math.max(share, 0.8 * shareTold(terms, `${sentence.heading}${sentence.text}`)) < leastShare) continue
    const exact = terms.filter(({ word }) => sentence.text.includes(word)).length / terms.length
    const weight =
      share + 0.5 * exact + (/\d/.test(sentence.text) ? 0.5 : 0) + 0.1 * (report.metadata.year ?? 0)
    const key = keyOf(report)
    if (weight > (best.get(key)?.weight ?? -1)) best.set(key, { sentence, weight })
  }
  const year = ({ sentence }: { sentence: ScoredSentence }) =>
    reports.get(sentence.reportId)?.metadata.year ?? 0
  const chosen = [...best.values()]
  if (isOne) chosen.sort((a, b) => year(a) - year(b))
  return chosen.slice(0, most).map(({ sentence }) =>
    openQuote(sentence, {
      frame,
      report: reports.get(sentence.reportId)!,
      ranked: evidence.sentences,
      longest,
    }),
  )
}
