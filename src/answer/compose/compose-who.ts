// Step: which places write of it, which do not -> the list, or its complement over all reports in scope, by place and by report.

import { type Composition, composeGap, listAlike, tellPlaces } from '#answer/compose-lines.ts'
import type { Claim, DraftLine, Piece } from '#answer/gate/draft-line.ts'
import { type Listing, openListing } from '#answer/items/lines-of-quotes.ts'
import { pickFigures } from '#answer/pick/pick-figures.ts'
import { groupAlike } from '#answer/quotes/group-alike.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import { findMeant } from '#answer/rows/find-meant.ts'
import { findWriters } from '#answer/rows/find-writers.ts'
import { listRows } from '#answer/rows/list-rows.ts'
import { claimTopic, nameSaid } from '#answer/rows/name-topic.ts'
import { tellSilence } from '#answer/rows/tell-silence.ts'
import { findTopicRows, type TopicRow, type TopicRows } from '#answer/rows/topic-rows.ts'
import { asksCount, readMeasure } from '#answer/rows/topic-words.ts'
import type { Frame } from '#domain/frame.ts'
import { countSources, ofReports, placeOfReport, type ReportSummary } from '#domain/report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { groupBy } from '#shared/group-by.ts'
import { spokenQuote } from '#shared/spoken-quote.ts'
import type { NeedsNumber } from '#text/writes-topic.ts'

/** Places shown with a quote; further ones by name and citation alone, the last not at all. */
const most = { quoted: 8, named: 40 }
/** Of so many places the other years that write it are named as well. */
const mostWithYears = 5
/** Who writes nothing is told where no more than these do, and they are not too many. */
const few = { writing: 1, silent: 12 }

interface Given {
  readonly evidence: Evidence
  readonly visible: readonly ReportSummary[]
}

/** Null where no report writes it (or, negated, where the words are not known of any): the general path answers or refuses. */
export async function composeWho(
  frame: Frame,
  { evidence, visible }: Given,
  deps: Pick<RetrieveDeps, 'library' | 'book' | 'segmenter'>,
): Promise<Composition | null> {
  const found = await findTopicRows(frame, evidence, deps)
  const listing = openListing(visible)
  const near = found.isUnwritten && !frame.isNegated ? findMeant(frame, evidence) : []
  const told = { ...found, frame, visible, listing, near }
  const lines = frame.isNegated ? await tellSilent(told, evidence, deps) : tellWriting(told)
  if (lines === null) return null
  const made = listing.compose([...composeGap(frame, evidence.scope), ...lines])
  const shown = made.citations.map(({ place, year, n }) => ({ place, year, n }))
  return { ...made, rows: listRows(frame, shown, { evidence, state: 'statement' }) }
}

interface Telling extends TopicRows {
  readonly frame: Frame
  readonly visible: readonly ReportSummary[]
  readonly listing: Listing
  /** In other words, where no report has the question's. */
  readonly near: readonly Quote[]
}

/** 5个乡镇的报告写到了司法确认, each with its newest sentence and the other years that write it. */
function tellWriting(telling: Telling): readonly DraftLine[] | null {
  const { rows, shared, frame, listing, visible } = telling
  const places = groupByPlace(rows.filter(({ quote }) => quote !== null))
  if (places.length === 0)
    return telling.isUnwritten ? [...tellNear(telling), ...tellOthers(telling)] : tellDenials(telling)
  const quotes = places.map(([best]) => best!.quote!)
  const shown = quotes.slice(0, most.quoted)
  // 水管员8名 here and 5名 there: each says its own number.
  const isAlike = groupAlike(shown).alike.some((group) => sayOneNumber(group))
  const ordered: Quote[] = []
  const alike = isAlike ? listAlike(shown, { ordered, visible }) : []
  const order = isAlike ? [...ordered, ...quotes.slice(most.quoted)] : quotes
  const citations = listing.cite(order)
  const count = countOf(order, citations)
  const asksBeing = frame.want === 'whether'
  const lead =
    quotes.length > 1 || asksBeing
      ? [tellPlaces(count, claimTopic({ ...frame, terms: shared }, citations), { asksBeing })]
      : []
  const isBrief = places.length > mostWithYears || frame.years.length > 0
  const single = places
    .slice(0, isAlike ? 0 : most.quoted)
    .map(([best, ...others], i) =>
      lineOf(citations[i]!, quotes[i]!, { best: best!, others: isBrief ? [] : others, listing }),
    )
  return [
    ...lead,
    ...alike,
    ...single,
    ...nameMore(citations.slice(most.quoted), {
      lead: '还有：',
      listing,
      isOneYear: frame.years.length === 1,
    }),
    ...(asksBoth.test(frame.text) || places.length <= few.writing ? tellOthers(telling) : []),
  ]
}

function sayOneNumber(quotes: readonly Quote[]): boolean {
  return new Set(quotes.map(({ text }) => text.match(/\d[\d.]*/g)?.join(' '))).size === 1
}

/** 石桥乡 2024：“…”[1]（2022、2023年也写了[2][3]） where the year was left open. */
function lineOf(
  n: number,
  quote: Quote,
  {
    best,
    others,
    listing,
  }: { readonly best: TopicRow; readonly others: readonly TopicRow[]; readonly listing: Listing },
): DraftLine {
  if (best.counted) {
    const [more] = listing.cite([best.counted])
    return { kind: 'quotes', lead: [listing.report(n)], quotes: [n, more!] }
  }
  const earlier = others.flatMap(({ quote: own }) => own ?? [])
  if (earlier.length === 0) return { kind: 'quotes', lead: [listing.report(n)], quotes: [n] }
  const citations = listing.cite(earlier)
  const years = earlier.flatMap(({ report }) => report.metadata.year ?? []).sort()
  const said: Claim = { kind: 'other-years', said: `${years.join('、')}年也写了`, citations }
  const marks = citations.map((one) => `[${one}]`).join('')
  const quoted: Claim = { kind: 'quoted', said: spokenQuote(quote.text), n }
  return {
    kind: 'sentence',
    pieces: [listing.report(n), '：“', quoted, `”[${n}]（`, said, `${marks}）`],
  }
}

function tellNear({ near, listing }: Telling): readonly DraftLine[] {
  const lines = near.map((quote) => listing.line([quote], (n) => [listing.report(n)]))
  return lines.length > 0 ? [{ kind: 'frame', pieces: ['意思相近的有：'] }, ...lines] : []
}

/** Nobody has it, and these say so. */
function tellDenials({ rows, listing }: Telling): readonly DraftLine[] | null {
  const denials = rows.flatMap(({ denial }) => denial ?? []).slice(0, most.quoted)
  return denials.length === 0
    ? null
    : denials.map((quote) => listing.line([quote], (n) => [listing.report(n)]))
}

/** 7个乡镇的报告没有写到X：…, below the few that do. */
function tellOthers(telling: Telling): readonly DraftLine[] {
  const writing = new Set([
    ...telling.rows.filter(({ quote, denial }) => quote ?? denial).map(({ place }) => place),
    ...telling.near.map(({ report }) => placeOfReport(report)),
  ])
  const silent = telling.rows.filter(({ place }) => !writing.has(place))
  const places = new Set(silent.map(({ place }) => place)).size
  return places === 0 || places > few.silent
    ? []
    : [{ kind: 'sentence', pieces: [claimSilent(silent, false, telling), '。'] }]
}

function nameMore(
  citations: readonly number[],
  {
    lead,
    listing,
    isOneYear,
  }: { readonly lead: string; readonly listing: Listing; readonly isOneYear: boolean },
): readonly DraftLine[] {
  const named = citations.slice(0, most.named)
  // Of one year that was asked for it is not said again with each.
  const style = isOneYear ? 'place' : undefined
  const names = named.flatMap((n, i): Piece[] => [i === 0 ? lead : '、', listing.report(n, style), `[${n}]`])
  return names.length === 0 ? [] : [{ kind: 'sentence', pieces: [...names, '。'] }]
}

/** Rows of each place, the one to show first: the newest, of those with a number where any has one. */
function groupByPlace(rows: readonly TopicRow[]): readonly (readonly TopicRow[])[] {
  const places = groupBy(rows, ({ place }) => place)
  const yearOf = ({ report }: TopicRow) => report.metadata.year ?? 0
  const weigh = (row: TopicRow) => yearOf(row) + (row.hasNumber ? numbered : 0)
  const groups = [...places.values()].map((own) => own.sort((a, b) => weigh(b) - weigh(a)))
  return groups.sort((a, b) => yearOf(b[0]!) - yearOf(a[0]!))
}

/** A number is worth a year. */
const numbered = 1.5

function countOf(quotes: readonly Quote[], citations: readonly number[]): Extract<Claim, { kind: 'count' }> {
  return { kind: 'count', said: countSources(quotes.map(({ report }) => report)), citations }
}

/** Places that never write it; where every place does, the single reports that do not. Null where nobody writes it. */
async function tellSilent(
  telling: Telling,
  evidence: Evidence,
  { library, book }: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<readonly DraftLine[] | null> {
  const { rows, frame, listing, shared } = telling
  const needsNumber = asksCount(frame) ? (readMeasure(frame.text) ?? true) : false
  const writes = (row: TopicRow) => (needsNumber === false ? row.quote !== null : row.hasNumber)
  const writing = rows.filter(writes)
  const denials = rows.flatMap(({ denial }) => denial ?? [])
  if (writing.length + denials.length === 0) return null
  // 哪个没写追回多少: who has such a number in the table of figures writes it, in whatever words.
  const asked: Frame = { ...frame, isNegated: false, want: 'total' }
  const picked = needsNumber === false ? [] : await pickFigures(asked, evidence, { library, book })
  const counted = new Set(picked.map(({ report }) => placeOfReport(report)))
  const { silent, isByReport } = await findSilent(telling, { writes, needsNumber, counted, library })
  const quotes = groupByPlace(writing).map(([best]) => best!.quote!)
  // One place, and it writes it: how.
  if (silent.length === 0 && quotes.length === 1 && denials.length === 0)
    return [listing.line(quotes, (n) => [listing.report(n)])]
  const denied = denials.map((quote) => listing.line([quote], (n) => [listing.report(n)]))
  const citations = listing.cite(quotes)
  const none: readonly Piece[] = silent.length === 0 ? [] : [claimSilent(silent, needsNumber, telling), '。']
  const topic = claimTopic({ ...frame, terms: shared }, citations)
  const count = countOf(quotes, citations)
  const all: readonly Piece[] = [
    { ...count, said: `${count.said}${ofReports(count.said)}都`, isAll: true },
    '写到了',
    topic,
  ]
  return [
    ...(isByReport
      ? tellAll(all, { none, most: [count, `${ofReports(count.said)}写到了`, topic, '。'] })
      : none.length > 0
        ? [{ kind: 'sentence', pieces: none } as const]
        : []),
    ...denied,
    ...(asksBoth.test(frame.text) || silent.length === 0
      ? nameMore(citations, { lead: '写到的：', listing, isOneYear: frame.years.length === 1 })
      : []),
  ]
}

/** 哪些写了，哪些没写: those that do are asked for as well. */
const asksBoth =
  /(?:谁|哪[些几个家])[^，,。；;？?]{0,10}(?<!没有?|未)(?:写了|写到|提了|提到|有)[^没未]{0,12}(?:谁|哪[些几个家])/

/** Of places that never write it; where every place does, the single reports that do not. What search has passed over is read again. */
async function findSilent(
  { rows, terms }: Telling,
  {
    writes,
    needsNumber,
    counted,
    library,
  }: {
    readonly writes: (row: TopicRow) => boolean
    readonly needsNumber: NeedsNumber
    /** Places that have a figure of it. */
    readonly counted: ReadonlySet<string>
    readonly library: RetrieveDeps['library']
  },
): Promise<{ readonly silent: readonly TopicRow[]; readonly isByReport: boolean }> {
  const without = rows.filter((row) => !writes(row))
  const writers = await findWriters(
    without.map(({ report }) => report.id),
    { terms: terms.filter(({ isGuess }) => !isGuess), needsNumber },
    { ...library, readText: async (id) => (await library.readReport(id))?.text ?? null },
  )
  const isWriting = (row: TopicRow) => writes(row) || writers.has(row.report.id) || counted.has(row.place)
  const places = new Set(rows.filter(isWriting).map(({ place }) => place))
  const never = without.filter(({ place, denial }) => !places.has(place) && denial === null)
  const isByReport = never.length === 0 && rows.every(({ denial }) => denial === null)
  return { silent: isByReport ? without.filter((row) => !isWriting(row)) : never, isByReport }
}

/** 8个乡镇的报告都写到了反诈；按份看，24份报告里有4份没有写到：…; those that do alone, where one writes it in no sentence of its own. */
function tellAll(
  all: readonly Piece[],
  { none, most }: { readonly none: readonly Piece[]; readonly most: readonly Piece[] },
): readonly DraftLine[] {
  const pieces = none.length === 0 ? [...all, '。'] : [...all, '；按份看，', ...none]
  return [{ kind: 'frame', pieces, otherwise: none.length > 0 ? none : most }]
}

function claimSilent(
  silent: readonly TopicRow[],
  needsNumber: Extract<Claim, { kind: 'silent' }>['needsNumber'],
  { rows, frame, terms, visible }: Telling,
): Claim {
  const scope = rows.map(({ report }) => report)
  const reports = silent.map(({ report }) => report)
  const thing = nameSaid({ ...frame, terms })
  // 拆违面积: how it is counted, where that was said.
  const measure = needsNumber === false ? '' : (/面积|金额/.exec(frame.text)?.[0] ?? '')
  const topic = thing.endsWith(measure) ? thing : `${thing}${measure}`
  const said = tellSilence(reports, { scope, visible, topic, needsNumber })
  return { kind: 'silent', said, terms, needsNumber, of: { reports: reports.map(({ id }) => id), topic } }
}
