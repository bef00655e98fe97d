// Step: a question about a report's own faults -> the warnings of ingest that it asks for, each with the passage it stands in.
import type { Frame } from '#domain/frame.ts'
import type { ReportSummary, Warning } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { nestQuotes } from '#shared/spoken-quote.ts'
import { citeQuotes, claimReport, nameReport } from './cite.ts'
import type { Composition } from './compose-lines.ts'
import { countFaults, findFaults, isAskedFault } from './find-faults.ts'
import { sayFault } from './gate/claims-of-warnings.ts'
import type { Claim, DraftLine } from './gate/draft-line.ts'
import type { Quote } from './quotes/open-quote.ts'

/** Which rules a question is after; one that names none of these gets all. */
const asked: readonly (readonly [RegExp, RegExp])[] = [
  [/编号|序号|括号/, /^numeral-|half-bracket/],
  [/过时|提法|旧|年份|年度/, /^phrase$|year|date|range/],
  [/错别字|错字|笔误|病句|重复|写错|漏字/, /^phrase$|repeated|double|traditional|range|date/],
  [/原因.{0,6}(?:漏|缺|没写)|完整|齐|缺项|缺什么|缺哪|名不副实/, /missing$/],
  [/空的|空着|没有正文|没正文|光有|只有标题|没有内容|没内容|正文/, /^heading-empty$/],
  [/前后|前头|后头|一致|打架|两处|矛盾(?!纠纷)|说法/, /^totals-differ$/],
  [/分项|加起来|相加|加总|对得上|对不上/, /^parts-sum$|^totals-differ$/],
]

/** Of a report's own faults, not of whose rate is best. */
export function asksFaults({ want, text }: Pick<Frame, 'want' | 'text'>): boolean {
  const isNamed =
    /毛病|差错|规范|写法|标点|前后|对不上/.test(text) || asked.some(([words]) => words.test(text))
  if (want === 'quality' || want === 'check') return isNamed
  return !ofOthers.includes(want) && ofWriting.test(text)
}

const ofOthers: readonly Frame['want'][] = ['chat', 'write', 'private', 'library']

/** What is written, or its parts, and what may be wrong with them. */
const ofWriting =
  /错别字|错字|写错|写岔|笔误|病句|(?:编号|序号).{0,8}(?:错|乱|重|跳|漏|缺|对|毛病)|(?:标题|小标题|第[一二三四五六七八九十]+条).{0,10}(?:空|光有|没有?正文|没有?内容|年份)|(?:光有|只有)标题|分项.{0,12}(?:加起来|相加|对得上|对不上)|(?:前后|前头|后头|前面|后面).{0,8}(?:一样|一致|打架|矛盾|对得上|对不上)|前头.{0,4}后头/

/** At most this many faults are listed; a person reads on in the report page. */
const most = 8

/** Null when the question asks about so many reports that a list would help nobody. */
export async function answerQuality(
  question: string,
  reports: readonly ReportSummary[],
  { library, visible }: { library: LibraryView; visible: readonly ReportSummary[] },
): Promise<Composition> {
  const rules = asked.filter(([words]) => words.test(question)).map(([, rule]) => rule)
  const wanted = ({ rule }: Warning) => isAskedFault(rule, rules)
  const found: { quote: Quote; warning: Warning }[] = []
  let whole = 0
  for (const summary of reports) {
    const report = await library.readReport(summary.id)
    if (!report) continue
    for (const warning of findFaults(report).filter(wanted)) {
      if (warning.where) found.push({ warning, quote: quoteFault(report, warning.where) })
      else whole++
    }
  }
  return composeFaults(found.slice(0, most), {
    rules,
    placed: found.map(({ warning }) => warning),
    whole,
    reports,
    visible,
  })
}

interface Inspected {
  readonly rules: readonly RegExp[]
  /** Faults with a place in the text, and those of the whole report. */
  readonly placed: readonly Warning[]
  readonly whole: number
  readonly reports: readonly ReportSummary[]
  readonly visible: readonly ReportSummary[]
}

function composeFaults(
  found: readonly { quote: Quote; warning: Warning }[],
  { rules, placed, whole, reports, visible }: Inspected,
): Composition {
  const names = reports.map((report) => nameReport(report, visible))
  const claim = (said: string): Claim => ({ kind: 'faults', said, rules, listed: found.length })
  const whose = names.length === 1 ? names[0]! : `${names.length}份报告`
  if (placed.length === 0) {
    const none = `${whose}：按编号、用字、年份、提法的规则查过，没有查出问题`
    const said = whole > 0 ? `${whose}：有${whole}处说的是整份报告，见报告页的提醒` : none
    return { lines: [{ kind: 'frame', pieces: [claim(said), '。'] }], citations: [] }
  }
  const lead = claim(countFaults(whose, placed, found.length))
  // A single one is told in one line.
  const lines: DraftLine[] = placed.length === 1 ? [] : [{ kind: 'frame', pieces: [lead, '：'] }]
  found.forEach(({ quote, warning }, i) => {
    const n = i + 1
    const place =
      names.length > 1 || placed.length === 1 ? [claimReport(quote.report, { n, visible }), ' · '] : []
    // As it stands: its numeral may be the fault.
    const whole: Claim = { kind: 'quoted', said: nestQuotes(quote.text), n }
    lines.push({
      kind: 'sentence',
      pieces: [...place, { kind: 'fault', said: sayFault(warning), n }, '：“', whole, `”[${n}]`],
    })
  })
  return { lines, citations: citeQuotes(found.map(({ quote }) => quote)) }
}

/** The clause around the fault, with the next one while it is short; a heading as a whole line. */
function quoteFault(report: StoredReport, where: Span): Quote {
  const { text, summary } = report
  const section = report.sections.findLast((one) => one.start <= where.start && where.end <= one.end)
  const isHeading =
    section && where.start >= section.headingSpan.start && where.end <= section.headingSpan.end
  const span = isHeading ? section.headingSpan : growClause(text, where)
  return {
    ...span,
    report: summary,
    text: text.slice(span.start, span.end),
    section: section?.path ?? '',
    score: 1,
    coverage: 1,
  }
}

const shortest = 24

function growClause(text: string, where: Span): Span {
  const isStop = (at: number) => at < 0 || at >= text.length || /[,，。;；\n!！?？]/.test(text[at]!)
  let { start, end } = where
  while (!isStop(start - 1)) start--
  while (!isStop(end)) end++
  if (end - start < shortest && /[,，]/.test(text[end] ?? '')) {
    do end++
    while (!isStop(end))
  }
  return { start, end }
}
