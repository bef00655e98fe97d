// Step of the gate: citations against the reports in scope, read again. In: as composed. Out: those that hold, and why the others do not.
import { findBrokenQuotes } from '#check/check-quotes.ts'
import type { Citation } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { cutsNumber } from '#text/numbers/cuts-number.ts'
import { touchesOrder } from '#text/private/find-orders.ts'
import type { GateView } from './gate-view.ts'

export interface CheckedCitations {
  readonly kept: ReadonlyMap<number, Citation>
  readonly broken: readonly { readonly citation: Citation; readonly reason: string }[]
}

export async function checkCitations(
  citations: readonly Citation[],
  view: Pick<GateView, 'read'>,
): Promise<CheckedCitations> {
  const kept = new Map<number, Citation>()
  const broken: { citation: Citation; reason: string }[] = []
  let last = 0
  for (const citation of citations) {
    const reason =
      citation.n <= last ? '引用号不唯一或次序不对' : findFault(citation, await view.read(citation.reportId))
    if (reason === null) kept.set(citation.n, citation)
    else broken.push({ citation, reason })
    last = Math.max(last, citation.n)
  }
  return { kept, broken }
}

function findFault(citation: Citation, report: StoredReport | null): string | null {
  if (report === null) return '不是查到的报告'
  if (findBrokenQuotes([citation], new Map([[citation.reportId, report.text]])).length > 0)
    return '引文与入库的原文对不上'
  if (touchesOrder(report.warnings, citation)) return '引文是写给人工智能的指令'
  if ([citation.start, citation.end].some((at) => cutsNumber(report.text, at))) return '引文截断了数'
  const { summary } = report
  const { metadata } = summary
  const isOwn =
    citation.place === placeName(metadata.place) &&
    citation.year === metadata.year &&
    citation.file === summary.file &&
    citation.isSample === summary.isSample
  if (!isOwn) return '出处的地名、年份或文件名不是这份报告的'
  return standsIn(citation, report) ? null : '出处的章节不对'
}

/** No section where the report has none there; else one of that path in which the quote begins. */
function standsIn({ section, start }: Citation, { sections }: StoredReport): boolean {
  const around = sections.filter((one) => one.start <= start && start < one.end)
  return (
    around.some(({ path }) => path === section) ||
    section === '' ||
    (around.length === 0 && section === '导语')
  )
}
