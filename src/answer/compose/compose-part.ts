// Step: 存在哪些问题, 明年怎么打算, 不足的根子 -> the items of that part, all of them; of several towns a line each.
import { type Composition, composeGap } from '#answer/compose-lines.ts'
import type { DraftLine } from '#answer/gate/draft-line.ts'
import type { ComposerDeps } from '#answer/items/composer-deps.ts'
import { type Listing, openListing } from '#answer/items/lines-of-quotes.ts'
import { listByTheme } from '#answer/items/list-by-theme.ts'
import { quoteItem, quoteSpan, runOn } from '#answer/items/quote-item.ts'
import type { Item } from '#answer/items/read-items.ts'
import { cutSpan } from '#answer/items/shorten-span.ts'
import { tellPart, tellPartSilence } from '#answer/items/tell-part.ts'
import { type ListedPart, listPart } from '#answer/list-part.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import type { Frame, Term } from '#domain/frame.ts'
import { placeOfReport, type ReportSummary } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { findPartThemes } from '#question/find-practices.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { newestOfEach, type ResolvedScope } from '#retrieve/resolve-scope.ts'
import { touchesOrder } from '#text/private/find-orders.ts'

const mostItems = 8
const mostReports = 8
/** Characters of an item: in a report of its own, and in a line that holds a town. */
const longest = { alone: 90, together: 36 }
const mostTogether = 4
const slack = 10

interface ReadPart {
  readonly report: StoredReport
  readonly items: readonly Item[]
}

/** `asked`: what was asked whether the part tells of it. Null where no report in scope has such a part. */
export async function composePart(
  frame: Frame,
  scope: ResolvedScope,
  { asked: topic = [], ...deps }: ComposerDeps & { readonly asked?: readonly Term[] },
  part: ListedPart,
): Promise<Composition | null> {
  const asked = pickReports(scope.reports)
  const read: ReadPart[] = []
  for (const { id } of asked) {
    const report = await deps.library.readReport(id)
    const items = report ? listPart(report, part, deps.book.sentenceKinds) : []
    if (report && items.length > 0) read.push({ report, items })
  }
  const [first] = read
  if (!first) return null
  const listing = openListing(deps.visible)
  const narrowed = read.length === 1 ? narrow(first, frame.terms) : null
  const lines =
    narrowed !== null
      ? listNarrowed(narrowed, listing)
      : read.length === 1
        ? listAlone(first, part, { listing, most: frame.about === null ? (frame.n ?? mostItems) : mostItems })
        : (listByTheme(read, part, { themes: findPartThemes(part, deps.book.practices), listing }) ??
          read.map((one) => listTogether(one, part, listing)))
  const silent = narrowed === null && read.length === 1 ? tellSilent(first, part, { topic, listing }) : []
  return listing.compose([...composeGap(frame, scope), ...silent, ...lines])
}

function tellSilent(
  { report }: ReadPart,
  part: ListedPart,
  { topic, listing }: { readonly topic: readonly Term[]; readonly listing: Listing },
): readonly DraftLine[] {
  if (topic.length === 0) return []
  const said = tellPartSilence(part, topic)
  const none = { kind: 'part-silent', said, part, reportId: report.summary.id, terms: topic } as const
  return [{ kind: 'frame', pieces: [listing.report(1, 'year'), '的报告', none, '。'] }]
}

/** Of one place its newest report, where the year was not asked; of several each one's newest. */
function pickReports(reports: readonly ReportSummary[]): readonly ReportSummary[] {
  const places = new Set(reports.map(placeOfReport))
  const newest = newestOfEach(reports, 1)
  return places.size === 1 ? newest : newest.slice(0, mostReports)
}

/** The items that a word of the question stands in; null where it stands in none, or in all. */
function narrow({ report, items }: ReadPart, terms: readonly Term[]): ReadPart | null {
  const named = terms.filter(({ isGuess }) => !isGuess)
  const holding = items.filter((item) => {
    const text = [item.title, ...item.sentences.map((sentence) => sentence.text)].join('\n')
    return named.some((term) => matchTerm(term, text) > 0)
  })
  return holding.length > 0 && holding.length < items.length ? { report, items: holding } : null
}

/** 一 item whole, for it was asked about. */
function listNarrowed({ report, items }: ReadPart, listing: Listing): readonly DraftLine[] {
  return items.slice(0, mostItems).flatMap((item) => {
    const quotes = quoteWhole(report, item)
    return quotes.length > 0 ? listing.line(quotes, (n) => [listing.report(n)]) : []
  })
}

function listAlone(
  { report, items }: ReadPart,
  part: ListedPart,
  { listing, most }: { readonly listing: Listing; readonly most: number },
): readonly DraftLine[] {
  const lines: DraftLine[] = []
  const shown = items.slice(0, most)
  for (const item of shown) {
    const quotes = part === 'plan' ? quoteFirst(report, item) : quoteWhole(report, item)
    if (quotes.length === 0) continue
    const [quote, ...others] = quotes
    const isTitled = quote!.start >= item.section.headingSpan.end && item.title.length >= 4
    const whole = isTitled ? withHeading(report, item, quote!) : null
    lines.push(
      whole === null
        ? listing.line(quotes, (n) => (isTitled ? [{ kind: 'section-title', said: item.title, n }] : []))
        : listing.line([whole, ...others]),
    )
  }
  if (lines.length === 0) return []
  const { id, metadata } = report.summary
  const said = tellPart(part, { count: items.length, listed: shown.length, year: metadata.year })
  return [
    {
      kind: 'frame',
      pieces: [
        listing.report(1, 'year'),
        part === 'plan' ? '的报告里，' : '的报告',
        { kind: 'part-count', said, part, reportId: id, listed: shown.length },
        '：',
      ],
    },
    ...lines,
  ]
}

/** 政务公开内容偏旧。有的栏目半年没有更新: in one quote, where both stand in one line. */
function withHeading(report: StoredReport, { section }: Item, quote: Quote): Quote | null {
  const { start, end } = section.headingSpan
  const isOneLine = /^[。.；;：:，, ]{0,2}$/.test(report.text.slice(end, quote.start))
  const isOpen = !touchesOrder(report.warnings, section.headingSpan)
  return isOneLine && isOpen && start < quote.start
    ? { ...quote, start, text: report.text.slice(start, quote.end) }
    : null
}

/** The item up to the length that is read at a glance, its cause with it. */
function quoteWhole(report: StoredReport, item: Item): readonly Quote[] {
  const [first] = item.sentences
  if (!first) return quoteFirst(report, item)
  // 普法效果难衡量。 names the item, and what follows tells it.
  const [, second] = item.sentences
  const isNamed = second && first.end <= item.section.headingSpan.end + 1 && second.start - first.end <= 1
  const start = isNamed ? second.start : first.start
  const last = runOn(report, item.sentences).at(-1) ?? first
  const span = cutSpan(report.text, { start, end: last.end }, longest.alone)
  const cause = item.sentences.find(({ kinds, start: at }) => kinds.has('cause') && at >= span.end)
  const path = item.section.path
  return [span, ...(cause ? [cause] : [])].map((one) =>
    quoteSpan(report, path, { span: one, longest: longest.alone + slack }),
  )
}

function quoteFirst(report: StoredReport, item: Item): readonly Quote[] {
  const quote = quoteItem(report, item, longest.alone)
  return quote ? [quote] : []
}

function listTogether({ report, items }: ReadPart, part: ListedPart, listing: Listing): DraftLine {
  const shown = items.slice(0, mostTogether)
  const quotes = shown.flatMap((item) => quoteItem(report, item, longest.together) ?? [])
  const { id, metadata } = report.summary
  const said = tellPart(part, { count: items.length, listed: quotes.length, year: metadata.year })
  return listing.line(quotes, (n) => [
    listing.report(n),
    '，',
    { kind: 'part-count', said, part, reportId: id, listed: quotes.length },
  ])
}
