// Step: ranked sentences -> the few that are quoted, spread over townships, within what a person reads on one screen.

import type { Frame } from '#domain/frame.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { overlaps } from '#domain/span.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'
import { openQuote, type Quote } from './open-quote.ts'
import type { QuoteLimits } from './quote-limits.ts'

/** A sentence with this share of the question's words is quoted however far its score lies behind the best. */
const fullCoverage = 0.75

/** A sentence that tells a practice of the topic needs only this much: its heading often carries the words. */
const cueCoverage = 0.4

/** Quotes in order of score; the best sentence is always there. Of several townships each has its say before one has two. */
export function chooseQuotes(
  frame: Frame,
  ranked: readonly ScoredSentence[],
  { reports, limits }: { reports: ReadonlyMap<number, ReportSummary>; limits: QuoteLimits },
): readonly Quote[] {
  const chosen: Quote[] = []
  const counts = new Map<string | number, number>()
  const best = ranked[0]?.score ?? 0
  let room = limits.characters
  for (const perPlace of limits.rounds) {
    for (const sentence of ranked) {
      if (chosen.length >= limits.quotes) break
      const report = reports.get(sentence.reportId)
      const least = best - limits.distance - (tellsOn(chosen[0], sentence) ? storyDistance : 0)
      if (!report || (chosen.length > 0 && !isFit(sentence, frame, least))) continue
      const place = placeName(report.metadata.place)
      const quote = openQuote(sentence, { frame, report, ranked, longest: limits.longest })
      const isTooLong = chosen.length > 0 && quote.text.length > room
      const isFull = (counts.get(place) ?? 0) >= perPlace || (counts.get(report.id) ?? 0) >= limits.perReport
      if (
        isFull ||
        isTooLong ||
        chosen.some((other) => other.report.id === report.id && overlaps(other, quote))
      )
        continue
      for (const key of [place, report.id]) counts.set(key, (counts.get(key) ?? 0) + 1)
      room -= quote.text.length
      chosen.push(quote)
    }
  }
  return chosen.sort((a, b) => b.score - a.score)
}

/** How a thing went on stands right behind it, often in words that the question does not have. */
function tellsOn(first: Quote | undefined, { reportId, section, start }: ScoredSentence): boolean {
  if (!first || first.report.id !== reportId || first.section !== section) return false
  return start >= first.end - 1 && start - first.end < storyLength
}

const storyDistance = 0.4
/** Characters between. */
const storyLength = 160

function isFit(sentence: ScoredSentence, { cues }: Frame, least: number): boolean {
  if (sentence.score >= least || sentence.coverage >= fullCoverage) return true
  return sentence.coverage >= cueCoverage && cues.some((cue) => sentence.text.includes(cue))
}
