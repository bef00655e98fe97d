// Step: ranked sentences -> the few that are quoted, spread over townships, within what a person reads on one screen.
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { Query } from '#retrieve/query.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'
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
  /** A sentence may lie this far behind the best one's score. */
  readonly distance: number
}

/** A sentence with this share of the question's words is quoted however far its score lies behind the best. */
const fullCoverage = 0.75

/** A sentence that tells a practice of the topic needs only this much: its heading often carries the words. */
const cueCoverage = 0.4

/** Several townships: one or two each. One township: what lies close behind the best, so the vaguer the find, the more. */
export function quoteLimits(query: Query, places: number): QuoteLimits {
  if (places <= 1) return { characters: 280, quotes: 4, perPlace: 4, distance: 1 }
  if (query.wants.has('practice')) return { characters: 340, quotes: 8, perPlace: 2, distance: 1.4 }
  if (query.wants.has('compare')) return { characters: 340, quotes: 8, perPlace: 1, distance: 2 }
  return { characters: 340, quotes: 8, perPlace: query.wants.has('list') ? 1 : 2, distance: 1.2 }
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
    if (!report || (chosen.length > 0 && !isFit(sentence, query, best - limits.distance))) continue
    const place = placeName(report.metadata.place)
    const quote = openQuote(sentence, { query, report, ranked })
    const isTooLong = chosen.length > 0 && quote.text.length > room
    if ((perPlace.get(place) ?? 0) >= limits.perPlace || isTooLong) continue
    if (chosen.some((other) => overlaps(other, quote))) continue
    perPlace.set(place, (perPlace.get(place) ?? 0) + 1)
    room -= quote.text.length
    chosen.push(quote)
  }
  return chosen
}

function isFit(sentence: ScoredSentence, { cues }: Query, least: number): boolean {
  if (sentence.score >= least || sentence.coverage >= fullCoverage) return true
  return sentence.coverage >= cueCoverage && cues.some((cue) => sentence.text.includes(cue))
}

/** The sentence, cut where it is long; one that only announces (五是依法防疫，有序有度。) with the sentence after it. */
function openQuote(
  sentence: ScoredSentence,
  { query, report, ranked }: { query: Query; report: ReportSummary; ranked: readonly ScoredSentence[] },
): Quote {
  const next = announces(sentence) ? findNext(sentence, ranked) : null
  const whole = next === null ? sentence : { ...sentence, end: next.end, text: joinTexts(sentence, next) }
  const { start, end } = trimQuote(whole, query)
  return {
    start,
    end,
    report,
    section: sentence.section,
    text: whole.text.slice(start - whole.start, end - whole.start),
    score: sentence.score,
    coverage: sentence.coverage,
  }
}

const announced = 24

function announces({ text, isHeading }: ScoredSentence): boolean {
  return !isHeading && text.length <= announced && !/\d/.test(text)
}

/** The sentence right behind, of the same section, without a gap. */
function findNext(sentence: ScoredSentence, ranked: readonly ScoredSentence[]): ScoredSentence | null {
  const isNext = (other: ScoredSentence) =>
    other.reportId === sentence.reportId &&
    other.section === sentence.section &&
    other.start === sentence.end &&
    !other.isHeading
  return ranked.find(isNext) ?? null
}

function joinTexts(first: ScoredSentence, second: ScoredSentence): string {
  return first.text + second.text
}

function overlaps(a: Quote, b: Span & { report: ReportSummary }): boolean {
  return a.report.id === b.report.id && a.start < b.end && b.start < a.end
}
