// Step: the passages of the focus x how long the text may be -> a few sentences of them, exact and each with its passage; nothing else is searched.
import { openListing } from '#answer/items/lines-of-quotes.ts'
import { quoteSpan } from '#answer/items/quote-item.ts'
import type { Made } from '#answer/made.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import { tellAsPiece, tellRunning } from '#answer/quotes/tell-as-piece.ts'
import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import { overlaps, type Span } from '#domain/span.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { PieceWish, ToldPassage } from '#domain/talk/focus.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { sharesWord } from '#question/focus/read-piece-wish.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import { tellListed } from './tell-listed.ts'

/** Characters of a sentence, where it is told whole. */
const longest = 110
/** Characters of a text for which no length is asked. */
const usual = 260

interface PieceDeps {
  readonly library: Pick<LibraryView, 'readReport'>
  readonly visible: readonly ReportSummary[]
}

/** Of a list told before what is pointed to. Null where no few sentences of what was told are asked for, or none of them fits. */
export async function tellPiece(frame: Frame, { library, visible }: PieceDeps): Promise<Made | null> {
  if (frame.focus?.listed) return tellListed(frame, { library, visible })
  const wish = frame.focus?.piece
  if (!frame.focus || !wish) return null
  const quotes: Quote[] = []
  for (const passage of frame.focus.passages) {
    const report = visible.some(({ id }) => id === passage.reportId)
      ? await library.readReport(passage.reportId)
      : null
    const quote = report && quoteSentence(report, passage, wish)
    if (quote) quotes.push(quote)
  }
  const meant = quotes.filter(({ text }) => wish.named !== '' && sharesWord(wish.named, text))
  const open = wish.isOverYears ? ofEachYear(quotes) : meant.length > 0 ? meant : quotes
  const kept = keepWithin(open, wish)
  if (kept.length === 0) return null
  const listing = openListing(visible)
  const inOrder = [...kept].sort(
    (a, b) => (a.report.metadata.year ?? 0) - (b.report.metadata.year ?? 0) || a.start - b.start,
  )
  const told = tellAsPiece(
    tellRunning(listing.compose(listing.ofReports(inOrder)), { ...frame, want: 'detail' }),
  )
  return { kind: 'answer', reports: [...new Set(kept.map(({ report }) => report))], ...told }
}

/** Of each year the one that is most like those of the other years: the same basis. */
function ofEachYear(quotes: readonly Quote[]): readonly Quote[] {
  const yearOf = ({ report }: Quote) => report.metadata.year
  const likeness = (one: Quote) => {
    const own = new Set(cutBigrams(one.text))
    const others = quotes.filter((other) => yearOf(other) !== yearOf(one))
    return Math.max(0, ...others.map(({ text }) => cutBigrams(text).filter((pair) => own.has(pair)).length))
  }
  const ordered = [...quotes].sort((a, b) => likeness(b) - likeness(a))
  return ordered.filter((one, i) => ordered.findIndex((other) => yearOf(other) === yearOf(one)) === i)
}

/** The sentence that the passage is of, or the passage where that is long; of it the clauses without numbers where none are wanted. */
function quoteSentence(report: StoredReport, told: ToldPassage, { hasNumbers }: PieceWish): Quote | null {
  const sentences = report.passages.flatMap(({ path, sentences }) =>
    sentences.map((span) => ({ ...span, path })),
  )
  const own = sentences.filter((one) => overlaps(one, told))
  const [first] = own
  if (!first) return null
  const whole = { start: first.start, end: own.at(-1)!.end }
  const span = whole.end - whole.start <= longest ? whole : told
  const open = hasNumbers ? span : leaveNumbers(report.text, span)
  return (
    open && quoteSpan(report, first.path, { span: open, longest: Math.max(longest, told.end - told.start) })
  )
}

/** The longest run of clauses without a number; null where it says nothing. */
function leaveNumbers(text: string, { start, end }: Span): Span | null {
  const runs = [
    ...text
      .slice(start, end)
      .matchAll(/[^\d，,；;。]+(?:[，,；;][^\d，,；;。]+(?=[，,；;。]|$))*(?=[，,；;。]|$)/g),
  ]
  const best = runs.reduce<RegExpMatchArray | null>(
    (most, run) => (run[0].length > (most?.[0].length ?? leastClause) ? run : most),
    null,
  )
  return best === null ? null : { start: start + best.index!, end: start + best.index! + best[0].length }
}

const leastClause = 8

/** As many as there is room for; what another one holds is told once. */
function keepWithin(quotes: readonly Quote[], { characters, sentences }: PieceWish): readonly Quote[] {
  const kept: Quote[] = []
  let room = characters ?? usual
  for (const quote of quotes) {
    const isTold = kept.some((one) => one.report.id === quote.report.id && overlaps(one, quote))
    if (isTold || kept.length >= sentences || quote.text.length > room) continue
    kept.push(quote)
    room -= quote.text.length
  }
  return kept
}
