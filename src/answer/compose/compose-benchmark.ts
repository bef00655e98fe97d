// Step: 我们镇比别的镇差在哪 -> what the newest reports of its peers write and its own does not, and rates of its below theirs.

import type { Claim, DraftLine, Piece } from '#answer/gate/draft-line.ts'
import { phrases } from '#answer/gate/set-phrases.ts'
import {
  type FoundLack,
  findLacks,
  findLowRates,
  type Lack,
  type LowRate,
  spanOf,
  tellLack,
  tellLowRate,
  tellPeers,
} from '#answer/items/compare-peers.ts'
import type { ComposerDeps } from '#answer/items/composer-deps.ts'
import { type Listing, openListing } from '#answer/items/lines-of-quotes.ts'
import { quoteSpan } from '#answer/items/quote-item.ts'
import type { Made } from '#answer/made.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import type { Frame } from '#domain/frame.ts'
import { isSamePlace, matchesPlace, type Place, placeName } from '#domain/place.ts'
import { countSources, placeOfReport, type ReportSummary } from '#domain/report.ts'
import { overlaps } from '#domain/span.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { newestOfEach } from '#retrieve/resolve-scope.ts'
import { spokenQuote } from '#shared/spoken-quote.ts'
import { splitSentences } from '#text/split-sentences.ts'

/** Peers whose reports are read, near ones first; rows of each kind. */
const mostPeers = 10
const mostLacks = { practice: 2, number: 1 }
const mostRates = 2
const mostCited = 8
const longest = 46

/** Null where nothing is found behind. */
export async function composeBenchmark(frame: Frame, deps: ComposerDeps): Promise<Made | null> {
  const place = frame.own ?? (frame.include.length === 1 ? frame.include[0]! : null)
  const ownReports =
    place === null ? [] : deps.visible.filter(({ metadata }) => isSamePlace(place, metadata.place))
  const [newest] = newestOfEach(ownReports, 1)
  if (place === null || !newest) return askWhose(deps)
  const own = await deps.library.readReport(newest.id)
  const peers = await readPeers(place, newest, deps)
  if (!own || peers.length < 2) return null
  const lacks = findLacks(own, peers, deps.book)
  const listing = openListing(deps.visible)
  const rates = findLowRates(own, peers, deps.book).slice(0, mostRates)
  const lines: readonly DraftLine[] = [
    ...chooseLacks(lacks, deps).map(({ quotes, lack }) => tellMissing(quotes, { lack, own, listing })),
    ...rates.map((rate) => tellBehind(rate, { own, peers, listing })),
  ]
  if (lines.length === 0) return null
  const others = peers.map(({ summary }) => summary)
  const lead: readonly Piece[] = [
    { kind: 'peers', said: tellPeers(others), peers: others.map(({ id }) => id) },
    '，',
    { kind: 'own-place', said: placeOfReport(newest), reportId: newest.id },
    '：',
  ]
  return {
    kind: 'answer',
    ...listing.compose([{ kind: 'frame', pieces: lead }, ...lines]),
    reports: [newest, ...others],
  }
}

const marks = '①②③④⑤⑥⑦⑧'

/** With the places that it may be, where they are few. */
function askWhose({ visible }: ComposerDeps): Made {
  const places = [...new Set(visible.map(({ metadata }) => placeName(metadata.place)))].filter(Boolean)
  const choices = places.map((place, i) => ({ label: `${marks[i]}${place}`, place }))
  return {
    kind: 'clarify',
    reports: visible,
    citations: [],
    lines: [{ kind: 'frame', pieces: [phrases.whoseReport] }],
    choices: places.length <= marks.length ? choices : [],
  }
}

interface Missing {
  readonly lack: Lack
  readonly quotes: readonly Quote[]
}

/** A practice and a number that the same sentences tell are one. */
function chooseLacks(found: readonly FoundLack[], { book }: ComposerDeps): readonly Missing[] {
  const chosen: Missing[] = []
  const isTold = (quote: Quote) =>
    chosen.some(({ quotes }) =>
      quotes.some((one) => one.report.id === quote.report.id && overlaps(one, quote)),
    )
  for (const { lack, writers } of found) {
    if (chosen.filter((one) => one.lack.kind === lack.kind).length >= mostLacks[lack.kind]) continue
    const quotes = writers.slice(0, mostCited).flatMap((report) => {
      const span = spanOf(report, lack, book)
      return span ? quoteAround(report, span) : []
    })
    if (quotes.length > 1 && !isTold(quotes[0]!)) chosen.push({ lack, quotes })
  }
  return chosen
}

/** Newest reports of the same level, of the same year where two are, of its own county first. */
async function readPeers(
  place: Place,
  own: ReportSummary,
  deps: ComposerDeps,
): Promise<readonly StoredReport[]> {
  const { level, year } = own.metadata
  const others = deps.visible.filter(
    ({ metadata }) => metadata.level === level && !isSamePlace(place, metadata.place),
  )
  const sameYear = others.filter(({ metadata }) => metadata.year === year)
  const newest = newestOfEach(sameYear.length > 1 ? sameYear : others, 1)
  const county = { ...place, town: null }
  const near = [...newest].sort(
    (a, b) => Number(matchesPlace(county, b.metadata.place)) - Number(matchesPlace(county, a.metadata.place)),
  )
  const read: StoredReport[] = []
  for (const { id } of near.slice(0, mostPeers)) {
    const report = await deps.library.readReport(id)
    if (report) read.push(report)
  }
  return read
}

interface Behind {
  readonly own: StoredReport
  readonly listing: Listing
}

/** 没写行政复议；5个乡镇写了，如石桥乡2024年“…”[1][2][3]。 */
function tellMissing(
  quotes: readonly Quote[],
  { lack, own, listing }: Behind & { readonly lack: Lack },
): DraftLine {
  const numbers = listing.cite(quotes)
  const count: Claim = {
    kind: 'count',
    said: countSources(quotes.map(({ report }) => report)),
    citations: numbers,
  }
  const [first = 1, ...others] = numbers
  const pieces: readonly Piece[] = [
    { kind: 'lacks', said: tellLack(lack), reportId: own.summary.id, lack },
    '；',
    count,
    '写了，如',
    listing.report(first, 'year'),
    '“',
    { kind: 'quoted', said: spokenQuote(quotes[0]!.text), n: first },
    `”[${first}]${others.map((n) => `[${n}]`).join('')}。`,
  ]
  return { kind: 'sentence', pieces }
}

/** The sentence that it stands in. */
function quoteAround(report: StoredReport, at: { readonly start: number; readonly end: number }): Quote {
  const { text, sections } = report
  const from = Math.max(0, text.lastIndexOf('\n', at.start) + 1)
  const line = text.indexOf('\n', at.end)
  const sentences = splitSentences(text, from, line < 0 ? text.length : line)
  const whole = sentences.find(({ start, end }) => start <= at.start && at.end <= end) ?? at
  const comma = Math.max(whole.start, ...['，', ','].map((mark) => text.lastIndexOf(mark, at.start - 1) + 1))
  const span = whole.end - whole.start > longest ? { start: comma, end: whole.end } : whole
  const section = sections.findLast(({ start, end }) => start <= span.start && span.start < end)?.path ?? ''
  return quoteSpan(report, section, { span, longest: Math.max(longest, at.end - comma + 8) })
}

/** 调解成功率95.2%[6]，低于6个乡镇的中位数97.8% */
function tellBehind(
  rate: LowRate,
  { own, peers, listing }: Behind & { readonly peers: readonly StoredReport[] },
): DraftLine {
  const [n = 1] = listing.cite([quoteAround(own, rate.own.at)])
  const givers = peers.filter(({ summary }) => rate.peers.some(({ reportId }) => reportId === summary.id))
  const said = tellLowRate(rate, countSources(givers.map(({ summary }) => summary)))
  const pieces: readonly Piece[] = [
    { kind: 'own-rate', said: `${rate.own.indicator}${rate.own.raw}`, n, at: rate.own.at },
    `[${n}]，`,
    {
      kind: 'low-rate',
      said,
      reportId: own.summary.id,
      indicator: rate.own.indicator,
      peers: givers.map(({ summary }) => summary.id),
    },
    '。',
  ]
  return { kind: 'sentence', pieces }
}
