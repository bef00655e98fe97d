// Step: what a report, a place, a topic or a county's year is about -> its themes a line each, what is its own first of all; its problems and plans behind them.
import { type Composition, composeGap, tellPlaces } from '#answer/compose-lines.ts'
import type { Claim, DraftLine, Piece } from '#answer/gate/draft-line.ts'
import { findAskedTerms, findThemeTerms } from '#answer/items/asked-terms.ts'
import type { ComposerDeps } from '#answer/items/composer-deps.ts'
import { type Listing, openListing } from '#answer/items/lines-of-quotes.ts'
import { listMainNumbers } from '#answer/items/main-numbers.ts'
import { pickOfEach } from '#answer/items/pick-of-each.ts'
import { quoteItem, quoteSpan } from '#answer/items/quote-item.ts'
import { type Item, readItems } from '#answer/items/read-items.ts'
import { tellHeadings } from '#answer/items/tell-headings.ts'
import { tellPart } from '#answer/items/tell-part.ts'
import { pickThemes, type Theme, weighThemes } from '#answer/items/weigh-themes.ts'
import { type ListedPart, listPart } from '#answer/list-part.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import { claimTopic } from '#answer/rows/name-topic.ts'
import { type Frame, isKnown } from '#domain/frame.ts'
import { countSources, ofReports, placeOfReport, type ReportSummary } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { newestOfEach, type ResolvedScope } from '#retrieve/resolve-scope.ts'

const themes = { alone: 3, first: 3, brief: 2, town: 1, longest: 60 }
/** Numbers that a report is known by. */
/** `known`: no theme is told by one of these. */
const numbers = { known: 6, alone: 2, brief: 2, town: 2 }
const mostTowns = 8
const mostYears = 3
/** Problems and plans of a report stand in one line each. */
const inLine = { whole: 4, items: 3, longest: 26 }

/** 短点, 三五句话, 两百字 */
const asksBrief =
  /短[点些]|简短|简要|择要|太长|别太多|[一两三几][两三五]?句|(?:[一二两三][二两三四]?百|\d{2,3})(?:来|多|个)?字/

/** Null where neither a place nor a topic is asked about. */
export async function composeOverview(
  frame: Frame,
  scope: ResolvedScope,
  deps: ComposerDeps,
): Promise<Composition | null> {
  const isOfTopic =
    findThemeTerms(frame, deps.evidence).length > 0 || findAskedTerms(frame, deps.evidence).some(isKnown)
  if (isOfTopic) return composeTopic(frame, scope, deps)
  const places = new Set(scope.reports.map(placeOfReport))
  if (frame.include.length === 0 && scope.reports.length > 1) return null
  const gap = composeGap(frame, scope)
  const listing = openListing(deps.visible)
  const lines =
    places.size === 1
      ? await tellPlace(frame, { reports: newestFirst(scope.reports), listing, deps })
      : await tellTowns(newestOfEach(scope.reports, 1), { listing, deps })
  return lines.length > 0 ? listing.compose([...gap, ...lines]) : null
}

interface Telling {
  readonly listing: Listing
  readonly deps: ComposerDeps
}

function newestFirst(reports: readonly ReportSummary[]): readonly ReportSummary[] {
  return [...reports].sort((a, b) => (b.metadata.year ?? 0) - (a.metadata.year ?? 0))
}

/** The newest report, or the only one, with its problems and plans; of earlier ones what is theirs. */
async function tellPlace(
  frame: Frame,
  { reports, listing, deps }: Telling & { readonly reports: readonly ReportSummary[] },
): Promise<readonly DraftLine[]> {
  const own: StoredReport[] = []
  for (const { id } of reports.slice(0, mostYears)) {
    const report = await deps.library.readReport(id)
    if (report) own.push(report)
  }
  const [newest, ...earlier] = own
  if (!newest) return []
  const isBrief = asksBrief.test(frame.text)
  const most = linesOf(frame) ?? (isBrief ? themes.brief : earlier.length > 0 ? themes.first : themes.alone)
  const counted = isBrief ? numbers.brief : numbers.alone
  const lines: DraftLine[] = [...(await tellReport(newest, own, { most, counted, isBrief, listing, deps }))]
  const parts = earlier.length > 0 || isBrief ? (['problem'] as const) : (['problem', 'plan'] as const)
  if (frame.n === null) lines.push(...tellParts(newest, parts, { listing, deps }))
  for (const other of earlier)
    lines.push(...(await tellTown(other, own, { most: 1, counted: 0, listing, deps })))
  return lines
}

/** As many lines as are asked for, one of them the numbers'. */
function linesOf({ n }: Frame): number | null {
  return n === null ? null : Math.max(1, n - 1)
}

interface ReportTelling extends Telling {
  /** Themes and numbers. */
  readonly most: number
  readonly counted: number
  /** Into which parts it is divided is not told. */
  readonly isBrief: boolean
}

async function tellReport(
  report: StoredReport,
  own: readonly StoredReport[],
  { most, counted: asked, isBrief, listing, deps }: ReportTelling,
): Promise<readonly DraftLine[]> {
  const known = listMainNumbers(report, deps.book, numbers.known)
  const all = known.slice(0, asked)
  const counted = all.length > 1 ? all : []
  const picked = await pickOwn(report, own, { deps, most, counted: known })
  const lines = picked.map((theme) =>
    listing.line([quoteTheme(report, theme)], (n) => [{ kind: 'section-title', said: theme.item.title, n }]),
  )
  const [first] = lines
  if (first?.kind !== 'quotes') return tellNumbers(counted, listing)
  const count: Claim = { kind: 'themes', said: `有${lines.length}样` }
  const said = isBrief ? null : tellHeadings(report)
  const whose: readonly Piece[] = [
    listing.report(first.quotes[0]!, 'year'),
    '的报告',
    ...(said === null ? [] : [{ kind: 'headings', said, reportId: report.summary.id } as const, '。']),
    said === null ? '，写得具体的' : '写得具体的',
  ]
  const numbered = counted.length === 0 ? [] : [listing.line(counted, () => ['主要数据'])]
  return [{ kind: 'frame', pieces: [...whose, count, '：'] }, ...lines, ...numbered]
}

/** 石桥乡2023年的报告，主要数据：… */
function tellNumbers(quotes: readonly Quote[], listing: Listing): readonly DraftLine[] {
  return quotes.length === 0
    ? []
    : [listing.line(quotes, (n) => [listing.report(n, 'year'), '的报告，主要数据'])]
}

interface OwnThemes {
  readonly deps: ComposerDeps
  readonly most: number
  /** What is told already. */
  readonly counted: readonly Quote[]
}

async function pickOwn(
  report: StoredReport,
  own: readonly StoredReport[],
  { deps, most, counted }: OwnThemes,
): Promise<readonly Theme[]> {
  if (most === 0) return []
  const items = readItems(report, deps.book.sentenceKinds).filter(isTheme).map(leaveMiddles)
  const inner = items.filter(({ section }) => section.level > 1)
  const weighed = await weighThemes(report, inner.length >= most ? inner : items, { ...deps, own })
  const isNew = ({ sentence }: Theme) =>
    counted.every(({ start, end }) => end <= sentence.start || sentence.end <= start)
  return pickThemes(weighed.filter(isNew), most)
}

function isTheme({ part, isLead, title }: Item): boolean {
  return !isLead && (part === 'practice' || part === 'other') && title.length >= 4 && !ofCases.test(title)
}

/** A case is told by no one sentence of it. */
const ofCases = /案例|案件讲|故事|[一二两三四五]起|一件事|一个案/

/** 第二起 says nothing without the first. */
function leaveMiddles(item: Item): Item {
  return {
    ...item,
    sentences: item.sentences.filter(({ text }) => !/^(?:第[二三四五六]|其[二三四五])/.test(text)),
  }
}

function quoteTheme(report: StoredReport, { item, sentence }: Theme) {
  return quoteSpan(report, item.section.path, { span: sentence, longest: themes.longest })
}

/** 报告列了3条不足：…；2025年打算做4件事：… */
function tellParts(
  report: StoredReport,
  parts: readonly ListedPart[],
  { listing, deps }: Telling,
): readonly DraftLine[] {
  return parts.flatMap((part): DraftLine[] => {
    const items = listPart(report, part, deps.book.sentenceKinds)
    const quotes = items
      .slice(0, items.length <= inLine.whole ? inLine.whole : inLine.items)
      .flatMap((item) => quoteItem(report, item, inLine.longest) ?? [])
    if (quotes.length === 0) return []
    const { id: reportId, metadata } = report.summary
    const said = tellPart(part, { count: items.length, listed: quotes.length, year: metadata.year })
    return [listing.line(quotes, () => [{ kind: 'part-count', said, part, reportId, listed: quotes.length }])]
  })
}

async function tellTown(
  report: StoredReport,
  own: readonly StoredReport[],
  { most, counted, listing, deps }: Telling & { readonly most: number; readonly counted: number },
): Promise<readonly DraftLine[]> {
  const told = listMainNumbers(report, deps.book, counted)
  const picked = await pickOwn(report, own, { deps, most, counted: told })
  const quotes = [...told, ...picked.map((theme) => quoteTheme(report, theme))]
  if (quotes.length === 0) return []
  return [listing.line(quotes, (n) => [listing.report(n)])]
}

async function tellTowns(reports: readonly ReportSummary[], telling: Telling): Promise<readonly DraftLine[]> {
  const lines: DraftLine[] = []
  const told: ReportSummary[] = []
  for (const { id } of reports.slice(0, mostTowns)) {
    const report = await telling.deps.library.readReport(id)
    const line = report
      ? await tellTown(report, [report], { ...telling, most: themes.town, counted: numbers.town })
      : []
    if (report && line.length > 0) told.push(report.summary)
    lines.push(...line)
  }
  const citations = lines.flatMap((line) => (line.kind === 'quotes' ? line.quotes : []))
  const count: Claim = { kind: 'count', said: countSources(told), citations }
  return lines.length > 1
    ? [{ kind: 'frame', pieces: [count, `${ofReports(count.said)}，各自写得具体的：`] }, ...lines]
    : lines
}

/** One line a place, its newest sentence that tells most; of one place a line a year. */
function composeTopic(frame: Frame, scope: ResolvedScope, deps: ComposerDeps): Composition | null {
  const quotes = pickOfEach(frame, deps)
  if (quotes.length === 0) return null
  const listing = openListing(deps.visible)
  const lines = listing.ofReports(quotes)
  const citations = quotes.map((_, i) => i + 1)
  const reports = quotes.map(({ report }) => report)
  const isSeveral = new Set(reports.map(placeOfReport)).size > 1
  const count: Claim = { kind: 'count', said: countSources(reports), citations }
  const lead = isSeveral ? [tellPlaces(count, claimTopic(frame, citations))] : []
  return listing.compose([...composeGap(frame, scope), ...lead, ...lines])
}
