// Step: the quotes of an answer -> of each other place in scope the sentence that writes of the same topic: one that there was no room for is named all the same.
import { holdTopic } from '#answer/rows/holds-topic.ts'
import type { Frame } from '#domain/frame.ts'
import { placeName } from '#domain/place.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { narrowEvidence } from './narrow-evidence.ts'
import { openQuote, type Quote } from './open-quote.ts'

/** Characters: they are named, and opened by their number. */
const longest = 60

/** Best first, one a place; none where what is asked has no word of its own, or no place is left. */
export function pickFurther(frame: Frame, evidence: Evidence, quotes: readonly Quote[]): readonly Quote[] {
  const named = frame.terms.filter(({ isGuess }) => !isGuess)
  const told = new Set(quotes.map(({ report }) => placeName(report.metadata.place)))
  if (frame.want !== 'how' || told.size < 2 || named.length === 0) return []
  const reports = new Map(evidence.scope.reports.map((report) => [report.id, report]))
  const further: Quote[] = []
  for (const sentence of narrowEvidence(frame, evidence)) {
    const report = reports.get(sentence.reportId)
    const place = report ? placeName(report.metadata.place) : ''
    if (!report || sentence.isHeading || told.has(place)) continue
    const quote = openQuote(sentence, { frame, report, ranked: evidence.sentences, longest })
    if (!holdTopic(named, [{ place, text: quote.text }])) continue
    told.add(place)
    further.push(quote)
  }
  return further
}
