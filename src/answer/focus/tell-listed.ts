// Step: the passages of a list that a follow-up points to (另外两条) -> told again as they stand, each with its passage; nothing else is searched.
import { openListing } from '#answer/items/lines-of-quotes.ts'
import { quoteSpan } from '#answer/items/quote-item.ts'
import type { Made } from '#answer/made.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { LibraryView } from '#ports/library-view.ts'

const longest = 220

interface ListedDeps {
  readonly library: Pick<LibraryView, 'readReport'>
  readonly visible: readonly ReportSummary[]
}

/** Null where no list is pointed to, or its report is not there any longer. */
export async function tellListed(frame: Frame, { library, visible }: ListedDeps): Promise<Made | null> {
  const [first, ...others] = frame.focus?.listed ?? []
  const report = visible.some(({ id }) => id === first?.reportId)
    ? await library.readReport(first!.reportId)
    : null
  if (!first || !report) return null
  const quotes = [first, ...others].map((span): Quote => {
    const section = report.sections.findLast(({ start, end }) => start <= span.start && span.start < end)
    return quoteSpan(report, section?.path ?? '', { span, longest })
  })
  const listing = openListing(visible)
  return { kind: 'answer', reports: [report.summary], ...listing.compose(listing.ofReports(quotes)) }
}
