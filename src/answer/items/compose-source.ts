// Step: 出处给我一下 after an answer from one report -> the same quotes once more, with the report and the part they stand in. Null where nothing, or several reports, were told.
import type { Composition } from '#answer/compose-lines.ts'
import type { Frame } from '#domain/frame.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { ComposerDeps } from './composer-deps.ts'
import { openListing } from './lines-of-quotes.ts'
import { quoteSpan } from './quote-item.ts'

export async function composeSource(
  { told = [], n, about }: Frame,
  deps: ComposerDeps,
): Promise<Composition | null> {
  const [first] = told
  const report = first ? await deps.library.readReport(first.reportId) : null
  const isInScope = deps.evidence.scope.reports.some(({ id }) => id === first?.reportId)
  if (!report || !isInScope || n !== null || about !== null) return null
  const quotes = told.map((span) =>
    quoteSpan(report, pathAt(report.sections, span.start), { span, longest: span.end - span.start }),
  )
  const listing = openListing(deps.visible)
  return listing.compose([listing.line(quotes, (at) => [listing.report(at)])])
}

/** Of the smallest section that it stands in. */
function pathAt(sections: StoredReport['sections'], at: number): string {
  return sections.findLast(({ start, end }) => start <= at && at < end)?.path ?? ''
}
