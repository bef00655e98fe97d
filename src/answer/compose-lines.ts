// Step: chosen quotes -> the lines of an extractive answer: what was found, each township's own words, what was searched.

import type { Citation } from '#domain/answer.ts'
import { asksNumber, type Frame } from '#domain/frame.ts'
import { matchesPlace, placeName } from '#domain/place.ts'
import type { Practice } from '#domain/prompt-book.ts'
import { countSources, ofReports, type ReportSummary } from '#domain/report.ts'
import type { Row } from '#domain/row.ts'
import type { ResolvedScope } from '#retrieve/resolve-scope.ts'
import { groupBy } from '#shared/group-by.ts'
import { spokenQuote } from '#shared/spoken-quote.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'
import { citeQuotes, claimReport, tellTitleYear } from './cite.ts'
import type { Claim, DraftLine, Piece } from './gate/draft-line.ts'
import { phrases } from './gate/set-phrases.ts'
import { groupAlike } from './quotes/group-alike.ts'
import { groupPractices, type PracticeGroups } from './quotes/group-practices.ts'
import type { Quote } from './quotes/open-quote.ts'
import { holdTopic } from './rows/holds-topic.ts'
import { claimTopic, nameTopic, unnamedTopic } from './rows/name-topic.ts'

export interface Composition {
  readonly lines: readonly DraftLine[]
  readonly citations: readonly Citation[]
  /** What each report in scope says of it; absent where nothing was lined up. */
  readonly rows?: readonly Row[]
  /** What was looked at, where that is more than what is in scope. */
  readonly reports?: readonly ReportSummary[]
}

export interface ComposeDeps {
  readonly scope: ResolvedScope
  readonly visible: readonly ReportSummary[]
  readonly practices: readonly Practice[]
  /** Of places that write of the topic, too, and are not quoted. */
  readonly further: readonly Quote[]
}

/** By practice where practices of several townships are asked for, by township otherwise. */
export function composeLines(frame: Frame, quotes: readonly Quote[], deps: ComposeDeps): Composition {
  const places = countPlaces(quotes)
  const grouped = groupPractices(quotes, deps.practices)
  const isByPractice = frame.want === 'how' && places > 1 && grouped.groups.length > 0
  const composed = isByPractice
    ? composeByPractice(frame, grouped, deps)
    : composeByPlace(frame, quotes, deps)
  return nameFurther(frame, composed, deps)
}

/** 另有1个乡镇的报告也写到了欠薪：杨坪镇2024年[7]。 */
function nameFurther(
  frame: Frame,
  { lines, citations }: Composition,
  { further, visible }: ComposeDeps,
): Composition {
  if (further.length === 0) return { lines, citations }
  const first = citations.length + 1
  const numbers = numberFrom(first, further.length)
  const count = { ...claimCount(further, numbers), besides: numberFrom(1, citations.length) }
  const names = listReports(further, first, visible)
  const topic = claimTopic(frame, numbers)
  const pieces = ['另有', count, `${ofReports(count.said)}也写到了`, topic, '：', ...names, '。']
  const own = citeQuotes(further).map((one) => ({ ...one, n: one.n + citations.length }))
  return { lines: [...lines, { kind: 'frame', pieces }], citations: [...citations, ...own] }
}

/** 石桥乡 2023[1]、杨坪镇 2024[2] */
function listReports(
  quotes: readonly Quote[],
  first: number,
  visible: readonly ReportSummary[],
): readonly Piece[] {
  return quotes.flatMap(({ report }, i): Piece[] => [
    i === 0 ? '' : '、',
    claimReport(report, { n: first + i, visible }),
    `[${first + i}]`,
  ])
}

/** Quotes of one report stand together; reports come in the order of their best quote. */
function composeByPlace(
  frame: Frame,
  quotes: readonly Quote[],
  { scope, visible }: ComposeDeps,
): Composition {
  const ordered: Quote[] = []
  const lines: DraftLine[] = []
  lines.push(...composeGap(frame, scope))
  const count = claimCount(quotes, numberFrom(1, quotes.length))
  if (countPlaces(quotes) > 1) lines.push(tellPlaces(count, claimHeld(frame, quotes)))
  const list = asksNumber(frame) ? listByReport : listAlike // the numbers are what differs
  lines.push(...list(quotes, { ordered, visible }))
  return { lines, citations: citeQuotes(ordered) }
}

function composeByPractice(
  frame: Frame,
  { groups, others, vague }: PracticeGroups,
  { scope, visible }: ComposeDeps,
): Composition {
  const ordered: Quote[] = []
  const lines: DraftLine[] = []
  lines.push(...composeGap(frame, scope))
  const concrete = [...groups.flatMap(({ quotes }) => quotes), ...others]
  const concreteNumbers = numberFrom(1, concrete.length)
  const count = claimCount(concrete, concreteNumbers)
  const kinds = groups.length > 1 ? ['，', claimKinds(groups.map(({ name }) => name))] : []
  lines.push(tellPlaces(count, claimHeld(frame, concrete), { more: kinds }))
  for (const { name, quotes } of groups) {
    lines.push({ kind: 'heading', text: name }, ...listAlike(quotes, { ordered, visible }))
  }
  if (others.length > 0)
    lines.push({ kind: 'heading', text: '其他' }, ...listAlike(others, { ordered, visible }))
  const told = new Set(concrete.map(placeOf))
  const silent = vague.filter((quote) => !told.has(placeOf(quote)))
  if (silent.length > 0) {
    const citations = numberFrom(1 + concrete.length, silent.length)
    const others = { ...claimCount(silent, citations), besides: concreteNumbers }
    const vagueness: Claim = { kind: 'vague', said: '只提到，没有写具体做法', citations }
    lines.push({ kind: 'frame', pieces: ['另有', others, vagueness, '：'] })
    lines.push(...listAlike(silent, { ordered, visible }))
  }
  return { lines, citations: citeQuotes(ordered) }
}

interface Listing {
  /** Quotes are appended as they are listed, which numbers them. */
  readonly ordered: Quote[]
  readonly visible: readonly ReportSummary[]
}

/** One line for each wording that several townships share: 3个乡镇表述相同：石桥乡 2023[1]、…: its first quote stands for all, each keeps its citation. */
export function listAlike(quotes: readonly Quote[], { ordered, visible }: Listing): readonly DraftLine[] {
  const { alike, rest } = groupAlike(quotes)
  const lines = alike.map((group): DraftLine => {
    const first = ordered.length + 1
    ordered.push(...group)
    const citations = numberFrom(first, group.length)
    const names = listReports(group, first, visible)
    const numbers = new Set(group.map(({ text }) => text.match(/\d[\d.]*/g)?.join(' ')))
    // The first one's numbers must not be read as everybody's.
    const differ: Claim = { kind: 'differ', said: '，数字各不相同，见各自原文', citations }
    const example: Claim = { kind: 'quoted', said: spokenQuote(group[0]!.text), n: first }
    const pieces: readonly Piece[] = [
      claimCount(group, citations),
      { kind: 'alike', said: '表述相同', citations },
      '：',
      ...names,
      ...(numbers.size > 1 ? [differ] : []),
      '。',
      claimReport(group[0]!.report, { n: first, visible }),
      '的原句是“',
      example,
      `”[${first}]。`,
    ]
    return { kind: 'sentence', pieces }
  })
  return [...lines, ...listByReport(rest, { ordered, visible })]
}

/** One line a report. */
function listByReport(quotes: readonly Quote[], { ordered, visible }: Listing): readonly DraftLine[] {
  return [...groupByReport(quotes).values()].map((group) => {
    const first = ordered.length + 1
    ordered.push(...group)
    const numbers = group.map((_, i) => first + i)
    return { kind: 'quotes', lead: [claimReport(group[0]!.report, { n: first, visible })], quotes: numbers }
  })
}

function countPlaces(quotes: readonly Quote[]): number {
  return new Set(quotes.map(placeOf)).size
}

function placeOf({ report }: Quote): string {
  return placeName(report.metadata.place)
}

function numberFrom(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => first + i)
}

function claimCount(quotes: readonly Quote[], citations: readonly number[]): Claim {
  return { kind: 'count', said: countSources(quotes.map(({ report }) => report)), citations }
}

/** The topic, where each place's quotes write of it; null where one is only near to it. */
function claimHeld(frame: Frame, quotes: readonly Quote[]): Claim | null {
  const topic = claimTopic(frame, numberFrom(1, quotes.length))
  const named = frame.terms.filter(({ word, isGuess }) => !isGuess && topic.said.includes(word))
  const told = quotes.map((quote) => ({
    place: placeOf(quote),
    text: `${quote.heading ?? ''}\n${quote.text}`,
  }))
  return holdTopic(named, told) ? topic : null
}

/** What is found by its meaning alone (no topic) is near to what was asked, and no more is said. */
export function tellPlaces(
  count: Claim,
  topic: Claim | null,
  { more = [], asksBeing = false }: { readonly more?: readonly Piece[]; readonly asksBeing?: boolean } = {},
): DraftLine {
  const joint = ofReports(count.said)
  const otherwise: readonly Piece[] = [count, `${joint}里有相近的内容`, ...more, '：']
  if (topic === null) return { kind: 'frame', pieces: otherwise }
  const about = topic.said === unnamedTopic ? [] : [topic]
  // 有没有: the answer is the first word.
  const verdict = asksBeing ? ['有，'] : []
  return { kind: 'frame', pieces: [...verdict, count, `${joint}写到了`, ...about, ...more, '：'], otherwise }
}

function claimKinds(headings: readonly string[]): Claim {
  const count = headings.length === 2 ? '两' : renderNumeral(headings.length)
  return { kind: 'kinds', said: `做法主要有${count}种`, headings }
}

function groupByReport(quotes: readonly Quote[]): Map<number, Quote[]> {
  const groups = groupBy(quotes, ({ report }) => report.id)
  for (const group of groups.values()) group.sort((a, b) => a.start - b.start)
  return groups
}

/** That the reports are not those of the year that was asked for. */
export function composeGap(frame: Frame, { gap, reports }: ResolvedScope): readonly DraftLine[] {
  if (gap.kind === 'none' || gap.kind === 'no-place' || gap.kind === 'no-peer') return []
  const { years } = gap
  const asked = years.join('、')
  const there = [...new Set(reports.flatMap(({ metadata }) => metadata.year ?? []))].sort().join('、')
  const tell = (said: string): Claim => ({ kind: 'no-report', said, years })
  if (gap.kind === 'no-year') {
    const missing = tell(`资料库里没有${asked}年的报告`)
    const present: Claim = { kind: 'years', said: `${there}年的报告里` }
    return [{ kind: 'frame', pieces: ['年份要核一下：', missing, '，这写在', present, '：'] }]
  }
  if (gap.kind === 'newest-instead') {
    const missing = tell(`${asked}年的报告资料库里还没有`)
    const present: Claim = { kind: 'years', said: `最新的${there}年报告` }
    return [{ kind: 'frame', pieces: [missing, '，下面是', present, '。'] }]
  }
  if (gap.kind === 'title-year') {
    const said = tellTitleYear(reports)
    return said === null ? [] : [{ kind: 'frame', pieces: [{ kind: 'title-year', said, years }, '。'] }]
  }
  const silence = { kind: 'silent', terms: frame.terms, needsNumber: false, years } as const
  const item = nameItem(frame)
  if (item !== null) {
    // 到24年解决了没, of what was listed: the year is right, and the thing is told by its name.
    const said = `${asked}年的报告没有再写“${item}”`
    return [
      { kind: 'frame', pieces: [{ ...silence, said }, '，原来写的是：'], otherwise: [phrases.otherYear] },
    ]
  }
  const said = `${asked}年的报告没有写到${nameTopic(frame)}`
  const pieces = ['年份要核一下：', { ...silence, said }, '，别的年份写了：']
  return [{ kind: 'frame', pieces, otherwise: [phrases.otherYear] }]
}

/** 驻点骨干走后容易断档: the item of the answer before that is asked about, by its first clause. */
function nameItem({ about }: Frame): string | null {
  const said = spokenQuote(about ?? '').split(/[，,。；;：:]/)[0] ?? ''
  return said.length >= 4 && said.length <= longestItem ? said : null
}

const longestItem = 24

/** What was looked at: of a year that tells nothing its reports, too. */
export function listSearched(
  { include }: Frame,
  { gap, reports }: ResolvedScope,
  visible: readonly ReportSummary[],
): readonly ReportSummary[] {
  if (gap.kind !== 'other-year') return reports
  const silent = visible.filter(
    ({ metadata: { place, year } }) =>
      year !== null && gap.years.includes(year) && include.some((asked) => matchesPlace(asked, place)),
  )
  return [...new Set([...reports, ...silent])]
}
