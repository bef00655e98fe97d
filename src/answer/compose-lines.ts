// Step: chosen quotes -> the lines of an extractive answer: what was found, each township's own words, what was searched.
import type { AnswerLine, Citation } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import type { Practice } from '#domain/prompt-book.ts'
import type { Query } from '#domain/query.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { ResolvedScope } from '#retrieve/resolve-scope.ts'
import { asksNumber } from '#retrieve/retrieve.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'
import { citeQuotes, nameReport } from './cite.ts'
import { groupAlike } from './quotes/group-alike.ts'
import { groupPractices, type PracticeGroups } from './quotes/group-practices.ts'
import type { Quote } from './quotes/open-quote.ts'

export interface Composition {
  readonly lines: readonly AnswerLine[]
  readonly citations: readonly Citation[]
}

export interface ComposeDeps {
  readonly scope: ResolvedScope
  readonly visible: readonly ReportSummary[]
  readonly practices: readonly Practice[]
}

/** By practice where practices of several townships are asked for, by township otherwise. */
export function composeLines(query: Query, quotes: readonly Quote[], deps: ComposeDeps): Composition {
  const places = countPlaces(quotes)
  const grouped = groupPractices(quotes, deps.practices)
  const isByPractice = query.wants.has('practice') && places > 1 && grouped.groups.length > 0
  return isByPractice ? composeByPractice(query, grouped, deps) : composeByPlace(query, quotes, deps)
}

/** Quotes of one report stand together; reports come in the order of their best quote. */
function composeByPlace(
  query: Query,
  quotes: readonly Quote[],
  { scope, visible }: ComposeDeps,
): Composition {
  const ordered: Quote[] = []
  const lines: AnswerLine[] = []
  const gap = renderGap(scope)
  if (gap) lines.push({ kind: 'frame', text: gap })
  const places = countPlaces(quotes)
  if (places > 1) lines.push({ kind: 'frame', text: `${places}个乡镇的报告写到了${nameTopic(query)}：` })
  const list = asksNumber(query) ? listByReport : listAlike // the numbers are what differs
  lines.push(...list(quotes, { ordered, visible }))
  return { lines, citations: citeQuotes(ordered) }
}

function composeByPractice(
  query: Query,
  { groups, others, vague }: PracticeGroups,
  { scope, visible }: ComposeDeps,
): Composition {
  const ordered: Quote[] = []
  const lines: AnswerLine[] = []
  const gap = renderGap(scope)
  if (gap) lines.push({ kind: 'frame', text: gap })
  const concrete = [...groups.flatMap(({ quotes }) => quotes), ...others]
  const kinds =
    groups.length > 1 ? `，做法主要有${groups.length === 2 ? '两' : renderNumeral(groups.length)}种` : ''
  lines.push({
    kind: 'frame',
    text: `${countPlaces(concrete)}个乡镇的报告写到了${nameTopic(query)}${kinds}：`,
  })
  for (const { name, quotes } of groups) {
    lines.push({ kind: 'heading', text: name }, ...listAlike(quotes, { ordered, visible }))
  }
  if (others.length > 0)
    lines.push({ kind: 'heading', text: '其他' }, ...listAlike(others, { ordered, visible }))
  const silent = vague.filter((quote) => !concrete.some((other) => other.report.id === quote.report.id))
  if (silent.length > 0) {
    lines.push({ kind: 'frame', text: `另有${countPlaces(silent)}个乡镇只提到，没有写具体做法：` })
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
function listAlike(quotes: readonly Quote[], { ordered, visible }: Listing): readonly AnswerLine[] {
  const { alike, rest } = groupAlike(quotes)
  const lines = alike.map((group): AnswerLine => {
    const first = ordered.length + 1
    ordered.push(...group)
    const names = group.map(({ report }, i) => `${nameReport(report, visible)}[${first + i}]`)
    const numbers = new Set(group.map(({ text }) => text.match(/\d[\d.]*/g)?.join(' ')))
    // The first one's numbers must not be read as everybody's.
    const differ = numbers.size > 1 ? '，数字各不相同，见各自原文' : ''
    const example = `${nameReport(group[0]!.report, visible)}的原句是“${group[0]!.text}”[${first}]`
    return {
      kind: 'sentence',
      text: `${group.length}个乡镇表述相同：${names.join('、')}${differ}。${example}。`,
    }
  })
  return [...lines, ...listByReport(rest, { ordered, visible })]
}

/** One line a report. */
function listByReport(quotes: readonly Quote[], { ordered, visible }: Listing): readonly AnswerLine[] {
  return [...groupByReport(quotes).values()].map((group) => {
    const first = ordered.length + 1
    ordered.push(...group)
    const numbers = group.map((_, i) => first + i)
    return { kind: 'quotes', lead: nameReport(group[0]!.report, visible), quotes: numbers }
  })
}

function countPlaces(quotes: readonly Quote[]): number {
  return new Set(quotes.map(({ report }) => placeName(report.metadata.place))).size
}

function groupByReport(quotes: readonly Quote[]): Map<number, Quote[]> {
  const groups = new Map<number, Quote[]>()
  for (const quote of quotes) {
    const group = groups.get(quote.report.id) ?? []
    group.push(quote)
    groups.set(quote.report.id, group)
  }
  for (const group of groups.values()) group.sort((a, b) => a.start - b.start)
  return groups
}

function renderGap({ gap, reports }: ResolvedScope): string | null {
  if (gap.kind === 'no-year') {
    const years = [...new Set(reports.map(({ metadata }) => metadata.year))].sort().join('、')
    return `年份要核一下：资料库里没有${gap.years.join('、')}年的报告，这写在${years}年的报告里：`
  }
  if (gap.kind === 'other-year')
    return `年份要核一下：${gap.years.join('、')}年的报告没有写到，别的年份写了：`
  if (gap.kind !== 'newest-instead') return null
  const newest = Math.max(...reports.map(({ metadata }) => metadata.year ?? 0))
  return `${gap.years.join('、')}年的报告资料库里还没有，下面是最新的${newest}年报告。`
}

/** What was asked about, in the asker's words and order: 欠薪应急周转金, 农户、盖房、零工. */
export function nameTopic({ terms, text }: Query): string {
  const words = terms.filter(({ isGuess }) => !isGuess).map(({ word }) => ({ word, at: text.indexOf(word) }))
  const named = words.sort((a, b) => a.at - b.at).slice(0, mostNamed)
  if (named.length === 0) return '相关内容'
  return named.reduce((said, { word, at }, i) => {
    const before = named[i - 1]
    const isJoined = before !== undefined && at >= 0 && before.at + before.word.length === at
    return said + (i === 0 || isJoined ? '' : '、') + word
  }, '')
}

const mostNamed = 3
