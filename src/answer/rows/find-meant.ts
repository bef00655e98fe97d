// Tool of this room: a question whose words no report writes x ranked sentences -> of each place the sentence that tells it in other words, where one plainly does. Empty where none does.
import { openQuote, type Quote } from '#answer/quotes/open-quote.ts'
import { isEnough } from '#answer/quotes/weigh-evidence.ts'
import type { Frame } from '#domain/frame.ts'
import { placeOfReport } from '#domain/report.ts'
import type { Evidence } from '#retrieve/retrieve.ts'

/** Cosine from which on another wording may be meant; how far behind the best a place may lie; how many are shown, and how long. */
const least = { meaning: 0.6, behind: 0.6 }
const most = { places: 3, longest: 90 }

export function findMeant(frame: Frame, evidence: Evidence): readonly Quote[] {
  if (!isEnough(frame, evidence)) return []
  const told = evidence.sentences.filter(({ isHeading }) => !isHeading)
  const [best] = told
  const seen = new Set<string>()
  const quotes: Quote[] = []
  for (const sentence of told) {
    const report = evidence.scope.reports.find(({ id }) => id === sentence.reportId)
    if (!report || !best || sentence.score < best.score - least.behind || quotes.length >= most.places) break
    const place = placeOfReport(report)
    if (seen.has(place) || (sentence.meaning?.own ?? 0) < least.meaning) continue
    seen.add(place)
    quotes.push(openQuote(sentence, { frame, report, ranked: evidence.sentences, longest: most.longest }))
  }
  return quotes
}
