// Step: a question about a whole part of a report (存在什么问题, 明年怎么打算), with no topic of its own -> that part's items in order.
import type { ReportSummary, Section, SectionPart } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { touchesOrder } from '#text/private/find-orders.ts'
import { splitSentences } from '#text/split-sentences.ts'
import type { Quote } from './quotes/open-quote.ts'

/** Items of one report, and of all together; further ones are read in the report itself. */
const mostPerReport = 5
const mostTogether = 10
const longest = 70

/** First sentence (or its first clauses) of each item; empty where a report has no such part. */
export async function listPart(
  part: SectionPart,
  reports: readonly ReportSummary[],
  library: LibraryView,
): Promise<readonly Quote[]> {
  const quotes: Quote[] = []
  const share = Math.max(2, Math.min(mostPerReport, Math.floor(mostTogether / Math.max(1, reports.length))))
  for (const summary of reports) {
    if (quotes.length >= mostTogether) break
    const report = await library.readReport(summary.id)
    if (report) quotes.push(...listItems(report, part).slice(0, share))
  }
  return quotes.slice(0, mostTogether)
}

function listItems(report: StoredReport, part: SectionPart): readonly Quote[] {
  const own = report.sections.filter((section) => section.part === part && section.level >= 1)
  const leaves = own.filter((section) => !own.some((other) => other !== section && lies(other, section)))
  return leaves.flatMap((leaf) => quoteItem(report, leaf))
}

function lies(inner: Section, outer: Section): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && inner.level > outer.level
}

/** An inline item as a whole sentence; a section with a heading of its own by its first sentence. */
function quoteItem(report: StoredReport, leaf: Section): readonly Quote[] {
  const { text } = report
  const bodyStart = leaf.level === 5 ? leaf.start : leaf.headingSpan.end
  const isOpen = (span: Span) => !touchesOrder(report.warnings, span)
  const sentences = splitSentences(text, bodyStart, leaf.end).filter(
    (span) => span.end - span.start > 8 && isOpen(span),
  )
  const named = leaf.level >= 2 && leaf.level <= 4 && leaf.heading.length >= 10 && isOpen(leaf.headingSpan)
  const span = named ? leaf.headingSpan : sentences[0]
  if (!span) return []
  const end = shorten(text, span)
  return [
    {
      start: span.start,
      end,
      report: report.summary,
      text: text.slice(span.start, end),
      section: leaf.path,
      score: 1,
      coverage: 1,
    },
  ]
}

/** Whole clauses up to the length a quote may have, without the mark at the end. */
function shorten(text: string, { start, end }: { start: number; end: number }): number {
  let last = end
  if (end - start > longest) {
    const cut = text.slice(start, start + longest).search(/[,，;；][^,，;；]*$/)
    last = cut > 12 ? start + cut : start + longest
  }
  while (/[。;；,，\s]/.test(text[last - 1] ?? '')) last--
  return last
}
