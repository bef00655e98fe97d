// Step: ranked sentences -> the few that are quoted, spread over townships, within what a person reads on one screen.
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { Query } from '#retrieve/query.ts'
import type { ScoredSentence } from '#retrieve/rank-sentences.ts'
import { trimQuote } from './trim-quote.ts'

/** A piece of a report that will be cited; `text` is exactly `start`..`end` of the stored text. */
export interface Quote extends Span {
  readonly report: ReportSummary
  readonly text: string
  readonly section: string
  readonly score: number
  readonly coverage: number
}

export interface QuoteLimits {
  /** Characters of all quotes together. */
  readonly characters: number
  readonly quotes: number
  readonly perPlace: number
  /** A sentence must reach this share of the best one's score, and this coverage. */
  readonly scoreShare: number
  readonly coverage: number
}

/** A sentence with this share of the question's words is quoted however far its score lies behind the best. */
const fullCoverage = 0.75

/** A sentence that tells a practice of the topic needs only this much: its heading often carries the words. */
const cueCoverage = 0.4

/** Several townships: one or two each. One township: a few sentences of it. */
export function quoteLimits(query: Query, places: number): QuoteLimits {
  if (places <= 1) return { characters: 260, quotes: 4, perPlace: 4, scoreShare: 0.86, coverage: 0.34 }
  if (query.wants.has('practice')) {
    return { characters: 330, quotes: 8, perPlace: 2, scoreShare: 0.72, coverage: 0.34 }
  }
  return { characters: 320, quotes: 6, perPlace: 1, scoreShare: 0.72, coverage: 0.4 }
}

/** Quotes in order of score. The best sentence is always there; near-identical wording is left for grouping. */
export function chooseQuotes(
  query: Query,
  ranked: readonly ScoredSentence[],
  { reports, limits }: { reports: ReadonlyMap<number, ReportSummary>; limits: QuoteLimits },
): readonly Quote[] {
  const chosen: Quote[] = []
  const perPlace = new Map<string, number>()
  const best = ranked[0]?.score ?? 0
  let room = limits.characters
  for (const sentence of ranked) {
    if (chosen.length >= limits.quotes) break
    const report = reports.get(sentence.reportId)
    const isNear = sentence.score >= best * limits.scoreShare && sentence.coverage >= limits.coverage
    const showsPractice =
      sentence.coverage >= cueCoverage && query.cues.some((cue) => sentence.text.includes(cue))
    const isFit = isNear || showsPractice || sentence.coverage >= fullCoverage
    if (!report || (chosen.length > 0 && !isFit)) continue
    const place = placeName(report.metadata.place)
    const quote = { ...trimQuote(sentence, query), report, section: sentence.section }
    const text = sentence.text.slice(quote.start - sentence.start, quote.end - sentence.start)
    if ((perPlace.get(place) ?? 0) >= limits.perPlace || (chosen.length > 0 && text.length > room)) continue
    if (chosen.some((other) => overlaps(other, quote))) continue
    perPlace.set(place, (perPlace.get(place) ?? 0) + 1)
    room -= text.length
    chosen.push({ ...quote, text, score: sentence.score, coverage: sentence.coverage })
  }
  return chosen
}

function overlaps(a: Quote, b: Span & { report: ReportSummary }): boolean {
  return a.report.id === b.report.id && a.start < b.end && b.start < a.end
}
