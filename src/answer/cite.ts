// Tool of this room: quotes -> numbered citations and the words that name a township in an answer.
import type { Citation } from '#domain/answer.ts'
import { type Place, placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Claim } from './gate/draft-line.ts'
import type { Quote } from './quotes/open-quote.ts'

/** Numbers quotes 1, 2, 3 in the order given. */
export function citeQuotes(quotes: readonly Quote[]): readonly Citation[] {
  return quotes.map((quote, i) => ({
    n: i + 1,
    reportId: quote.report.id,
    file: quote.report.file,
    place: placeName(quote.report.metadata.place),
    year: quote.report.metadata.year,
    section: quote.section,
    quote: quote.text,
    start: quote.start,
    end: quote.end,
    isSample: quote.report.isSample,
  }))
}

/** 石桥乡, or 云岭县柳溪镇 where the library knows two towns of that name. */
export function namePlace(place: Place, visible: readonly ReportSummary[]): string {
  const counties = new Set(
    visible
      .filter(({ metadata }) => metadata.place.town === place.town)
      .map(({ metadata }) => metadata.place.county),
  )
  return counties.size > 1 || place.town === null ? placeName(place) : place.town
}

/** 石桥乡 2023 */
export function nameReport(report: ReportSummary, visible: readonly ReportSummary[]): string {
  return [namePlace(report.metadata.place, visible) || report.file, report.metadata.year]
    .filter(Boolean)
    .join(' ')
}

/** 石桥乡 2023, as a claim about the report that citation `n` is of. */
export function claimReport(
  report: ReportSummary,
  { n, visible }: { readonly n: number; readonly visible: readonly ReportSummary[] },
): Claim {
  return { kind: 'report', said: nameReport(report, visible), n }
}
