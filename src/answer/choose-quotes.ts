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
  readonly perReport: number
  /** A sentence may lie this far behind the best one's score. */
  readonly distance: number
}

/** A sentence with this share of the question's words is quoted however far its score lies behind the best. */
const fullCoverage = 0.75

/** A sentence that tells a practice of the topic needs only this much: its heading often carries the words. */
const cueCoverage = 0.4

/** Several townships: one or two each. One township: what lies close behind the best, so the vaguer the find, the more. */
export function quoteLimits({ text, wants }: Query, places: number): QuoteLimits {
  const several = { characters: 340, quotes: 8, perPlace: 3, perReport: 3, distance: 1.2 }
  if (places <= 1) {
    return { characters: 280, quotes: 4, perPlace: 4, perReport: 4, distance: asksSeveral(text) ? 1.6 : 1 }
  }
  if (wants.has('practice')) return { ...several, perPlace: 2, perReport: 2, distance: 1.4 }
  if (wants.has('compare')) return { ...several, perPlace: 1, distance: 2 }
  return wants.has('list') ? { ...several, perPlace: 3, perReport: 1 } : several
}

/** 登记多少件、化解多少; 办结率跟满意率各是多少: the parts of the answer may stand apart. */
function asksSeveral(text: string): boolean {
  return (text.match(/多少|几|怎么/g)?.length ?? 0) > 1 || /分别|各/.test(text)
}

/** Quotes in order of score. The best sentence is always there; near-identical wording is left for grouping. */
export function chooseQuotes(
  query: Query,
  ranked: readonly ScoredSentence[],
  { reports, limits }: { reports: ReadonlyMap<number, ReportSummary>; limits: QuoteLimits },
): readonly Quote[] {
  const chosen: Quote[] = []
  const counts = new Map<string | number, number>()
  const best = ranked[0]?.score ?? 0
  let room = limits.characters
  for (const sentence of ranked) {
    if (chosen.length >= limits.quotes) break
    const report = reports.get(sentence.reportId)
    const least = best - limits.distance - (tellsOn(chosen[0], sentence) ? storyDistance : 0)
    if (!report || (chosen.length > 0 && !isFit(sentence, query, least))) continue
    const place = placeName(report.metadata.place)
    const quote = openQuote(sentence, { query, report, ranked })
    const isTooLong = chosen.length > 0 && quote.text.length > room
    const isFull =
      (counts.get(place) ?? 0) >= limits.perPlace || (counts.get(report.id) ?? 0) >= limits.perReport
    if (isFull || isTooLong || chosen.some((other) => overlaps(other, quote))) continue
    for (const key of [place, report.id]) counts.set(key, (counts.get(key) ?? 0) + 1)
    room -= quote.text.length
    chosen.push(quote)
  }
  return chosen
}

/** How a thing went on stands right behind it, often in words that the question does not have. */
function tellsOn(first: Quote | undefined, { reportId, section, start }: ScoredSentence): boolean {
  if (!first || first.report.id !== reportId || first.section !== section) return false
  return start >= first.end - 1 && start - first.end < storyLength
}

const storyDistance = 0.4
/** Characters between. */
const storyLength = 160

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
