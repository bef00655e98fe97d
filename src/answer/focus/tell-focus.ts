// Step: the sentences of the focus that answer -> the answer: their clauses that say it, whose and of which year, each with its passage.
import type { Composition } from '#answer/compose-lines.ts'
import { openListing } from '#answer/items/lines-of-quotes.ts'
import { quoteSpan } from '#answer/items/quote-item.ts'
import { keepClauses } from '#answer/quotes/keep-clauses.ts'
import { cutQuote, type Quote } from '#answer/quotes/open-quote.ts'
import { reachList } from '#answer/quotes/reach-list.ts'
import { tellRunning } from '#answer/quotes/tell-as-piece.ts'
import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Weighed, WeighedFocus } from './weigh-candidates.ts'

/** Characters of what is quoted of one place, and of a sentence that is told whole. */
const longest = { told: 220, whole: 70 }
/** A neighbour is told with the best one where its score is at most so much less. */
const asNear = 1

interface TellDeps {
  readonly library: Pick<LibraryView, 'readReport'>
  readonly visible: readonly ReportSummary[]
}

/** Null where a report is not there any longer. */
export async function tellFocus(
  chosen: readonly Weighed[],
  { asking, says, weighed, frame }: WeighedFocus & { readonly frame: Frame },
  { library, visible }: TellDeps,
): Promise<Composition | null> {
  const quotes: Quote[] = []
  for (const best of chosen) {
    const report = await library.readReport(best.report.id)
    if (!report) return null
    const reached = asking.unit === null ? reachOut(best, weighed) : best
    const span = reachList(report.text, reached)
    const isList = span.end > reached.end
    const quote = quoteSpan(report, best.section, { span, longest: isList ? longest.told * 2 : longest.told })
    const kept =
      isList || quote.text.length <= longest.whole
        ? null
        : keepClauses(quote.text, (clause) => says(clause, quote.text))
    quotes.push(kept === null || asking.unit === null ? quote : cutQuote(quote, kept))
  }
  const listing = openListing(visible)
  return tellRunning(listing.compose(listing.ofReports(quotes)), { ...frame, want: 'detail' })
}

/** The sentences right beside it that answer nearly as well. */
function reachOut(best: Weighed, weighed: readonly Weighed[]): { start: number; end: number } {
  const isOf = (one: Weighed) => one.report.id === best.report.id && one.section === best.section
  const near = weighed.filter((one) => isOf(one) && one.score >= best.score - asNear)
  let { start, end } = best
  for (let grown = true; grown; ) {
    const next = near.find(
      (one) =>
        (one.start === end || one.end === start) &&
        Math.max(end, one.end) - Math.min(start, one.start) <= longest.told,
    )
    grown = next !== undefined
    if (next) [start, end] = [Math.min(start, next.start), Math.max(end, next.end)]
  }
  return { start, end }
}
