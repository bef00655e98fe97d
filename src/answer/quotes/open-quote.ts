// Step: a ranked sentence -> the quote it gives: cut where it is long, with the sentence behind it where it only announces.

import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'
import { trimQuote } from './trim-quote.ts'

/** A piece of a report that will be cited; `text` is exactly `start`..`end` of the stored text. */
export interface Quote extends Span {
  readonly report: ReportSummary
  readonly text: string
  readonly section: string
  readonly score: number
  readonly coverage: number
  /** Headings over it; absent: not at hand. */
  readonly heading?: string
}

/** A piece of it; the span counts from its own beginning. */
export function cutQuote(quote: Quote, { start, end }: Span): Quote {
  return { ...quote, start: quote.start + start, end: quote.start + end, text: quote.text.slice(start, end) }
}

/** The sentence, cut where it is long; one that only announces (五是依法防疫，有序有度。) with the sentence after it. */
export function openQuote(
  sentence: ScoredSentence,
  {
    frame,
    report,
    ranked,
    longest,
  }: { frame: Frame; report: ReportSummary; ranked: readonly ScoredSentence[]; longest: number },
): Quote {
  const next = announces(sentence) ? findNext(sentence, ranked) : null
  const whole = next === null ? sentence : { ...sentence, end: next.end, text: joinTexts(sentence, next) }
  const { start, end } = trimQuote(whole, frame, longest)
  return {
    start,
    end,
    report,
    section: sentence.section,
    heading: sentence.heading,
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
