// Tool: quotes as they are listed -> lines of an answer, each quote numbered as it comes.
import { citeQuotes, claimReport, nameReportPlace, nameReportYear } from '#answer/cite.ts'
import type { Composition } from '#answer/compose-lines.ts'
import type { Claim, DraftLine, Piece } from '#answer/gate/draft-line.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import type { ReportSummary } from '#domain/report.ts'
import { groupBy } from '#shared/group-by.ts'

export interface Listing {
  /** The numbers of these quotes, which are cited from now on. */
  cite(quotes: readonly Quote[]): readonly number[]
  /** 石桥乡 2023, of the report that this number cites. */
  report(n: number, style?: 'year' | 'place'): Claim
  /** A line with these quotes; `lead` is given the number of the first. */
  line(quotes: readonly Quote[], lead?: (n: number) => readonly Piece[]): DraftLine
  /** A line each report, led by its name. */
  ofReports(quotes: readonly Quote[]): readonly DraftLine[]
  compose(lines: readonly DraftLine[]): Composition
}

export function openListing(visible: readonly ReportSummary[]): Listing {
  const ordered: Quote[] = []
  const cite = (quotes: readonly Quote[]) =>
    quotes.map((quote) => {
      ordered.push(quote)
      return ordered.length
    })
  const report: Listing['report'] = (n, style) => {
    const { report: own } = ordered[n - 1]!
    if (style === undefined) return claimReport(own, { n, visible })
    const name = style === 'year' ? nameReportYear : nameReportPlace
    return { kind: 'report', said: name(own, visible), n, style }
  }
  const line: Listing['line'] = (quotes, lead = () => []) => {
    const numbers = cite(quotes)
    return { kind: 'quotes', lead: lead(numbers[0]!), quotes: numbers }
  }
  return {
    cite,
    report,
    line,
    ofReports: (quotes) =>
      [...groupBy(quotes, (one) => one.report.id).values()].map((own) => line(own, (n) => [report(n)])),
    compose: (lines) => ({ lines, citations: citeQuotes(ordered) }),
  }
}
