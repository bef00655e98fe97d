// Step: chosen quotes -> the lines of an extractive answer: what was found, each township's own words, what was searched.
import type { AnswerLine, Citation } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Query } from '#retrieve/query.ts'
import type { ResolvedScope } from '#retrieve/resolve-scope.ts'
import type { Quote } from './choose-quotes.ts'
import { citeQuotes, nameReport } from './cite.ts'

export interface Composition {
  readonly lines: readonly AnswerLine[]
  readonly citations: readonly Citation[]
}

/** Quotes of one report stand together; reports come in the order of their best quote. */
export function composeLines(
  query: Query,
  quotes: readonly Quote[],
  { scope, visible }: { scope: ResolvedScope; visible: readonly ReportSummary[] },
): Composition {
  const byReport = groupByReport(quotes)
  const ordered = [...byReport.values()].flat()
  const citations = citeQuotes(ordered)
  const lines: AnswerLine[] = []
  const places = new Set(ordered.map((quote) => placeName(quote.report.metadata.place)))
  const gap = renderGap(scope)
  if (gap) lines.push({ kind: 'frame', text: gap })
  if (places.size > 1)
    lines.push({ kind: 'frame', text: `${places.size}个乡镇的报告写到了${nameTopic(query)}：` })
  for (const group of byReport.values()) {
    const numbers = group.map((quote) => ordered.indexOf(quote) + 1)
    lines.push({ kind: 'quotes', lead: nameReport(group[0]!.report, visible), quotes: numbers })
  }
  return { lines, citations }
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
  if (gap.kind !== 'newest-instead') return null
  const newest = Math.max(...reports.map(({ metadata }) => metadata.year ?? 0))
  return `${gap.years.join('、')}年的报告资料库里还没有，下面是最新的${newest}年报告。`
}

/** What was asked about, in the asker's words: “欠薪”. */
export function nameTopic(query: Query): string {
  const words = query.terms.map((term) => term.word)
  return words.length === 0 ? '相关内容' : `“${words.slice(0, 3).join('、')}”`
}
