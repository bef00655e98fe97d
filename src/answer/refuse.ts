// Step: evidence too weak, or a question that reports cannot answer -> a refusal that says what was searched and what is nearest.
import type { AnswerLine } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import type { Query } from '#domain/query.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { ResolvedScope } from '#retrieve/resolve-scope.ts'
import { citeQuotes, nameReport } from './cite.ts'
import { type Composition, nameTopic } from './compose-lines.ts'
import type { Quote } from './quotes/open-quote.ts'

export type RefusalReason =
  | 'weak'
  | 'no-figure'
  | 'no-place'
  | 'no-peer'
  | 'no-year'
  | 'person'
  | 'outside'
  | 'rule'
  | 'empty'

export interface Refusal {
  readonly reason: RefusalReason
  readonly query: Query
  readonly scope: ResolvedScope
  readonly visible: readonly ReportSummary[]
  /** The passage that comes nearest, if any is near at all. */
  readonly nearest: Quote | null
  /** Near in meaning, though they share no word: the question may ask for them in other words. Best first. */
  readonly meant: readonly Quote[]
}

export function composeRefusal(refusal: Refusal): Composition {
  const lines: AnswerLine[] = [{ kind: 'frame', text: renderReason(refusal) }]
  const { nearest, meant, visible } = refusal
  const quotes = nearest ? [nearest] : meant
  if (meant.length > 1) lines.push({ kind: 'frame', text: '意思相近的有：' })
  const lead = nearest ? '最接近的一句' : meant.length === 1 ? '意思最接近的一句' : null
  for (const [at, { report }] of quotes.entries()) {
    const name = nameReport(report, visible)
    lines.push({ kind: 'quotes', lead: lead ? `${lead}（${name}）` : name, quotes: [at + 1] })
  }
  return { lines, citations: citeQuotes(quotes) }
}

function renderReason({ reason, query, scope, visible, meant }: Refusal): string {
  const topic = nameTopic(query)
  switch (reason) {
    case 'empty':
      return '资料库里还没有报告。把报告放进收件目录，或在“库”页上传，就可以问了。'
    case 'no-place':
      return `资料库里没有${listGapNames(scope)}的报告。现在有：${listPlaces(visible)}。`
    case 'no-peer':
      return `资料库里这一范围只有${listGapNames(scope)}一家，没有别的乡镇可看。现在有：${listPlaces(visible)}。`
    case 'no-year':
      return `资料库里没有${nameOne(scope, visible)}${query.years.join('、')}年的报告，只有${listYears(scope)}年的。`
    case 'person':
      return '报告里没有写到这个人的姓名等信息，案头也不查个人。'
    case 'outside':
      return '案头只答各乡镇的报告里写了什么。可以这样问：其他乡镇怎么处理欠薪？某某镇去年调解了多少纠纷？'
    case 'rule':
      return `这是问规定条文，资料库里只有各乡镇的报告，没有查到写明${topic}的条文，不便猜条号。`
    case 'no-figure':
      return `${nameScope(scope, visible)}的报告没有写${topic}的数。`
    case 'weak':
      return `${nameScope(scope, visible)}的报告没有${meant.length > 0 ? '直接' : ''}写到${topic}。`
  }
}

function listGapNames({ gap }: ResolvedScope): string {
  return gap.kind === 'no-place' || gap.kind === 'no-peer' ? gap.names.join('、') : ''
}

function listPlaces(reports: readonly ReportSummary[]): string {
  const names = [...new Set(reports.map(({ metadata }) => placeName(metadata.place)))].filter(Boolean)
  return names.length <= 8 ? names.join('、') : `${names.slice(0, 8).join('、')}等${names.length}个乡镇`
}

function listYears({ reports }: ResolvedScope): string {
  return [...new Set(reports.map(({ metadata }) => metadata.year))].sort().join('、')
}

/** 白塔镇, or 查到的5个乡镇. */
function nameScope(scope: ResolvedScope, visible: readonly ReportSummary[]): string {
  return nameOne(scope, visible) || `查到的${countPlaces(scope)}个乡镇`
}

/** The one township searched; empty when there are several. */
function nameOne(scope: ResolvedScope, visible: readonly ReportSummary[]): string {
  const first = scope.reports[0]
  if (!first || countPlaces(scope) !== 1) return ''
  return nameReport({ ...first, metadata: { ...first.metadata, year: null } }, visible)
}

function countPlaces({ reports }: ResolvedScope): number {
  return new Set(reports.map(({ metadata }) => placeName(metadata.place))).size
}
