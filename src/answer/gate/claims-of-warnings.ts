// Step of the gate: claims about faults of a report itself, counted again over what reading noted. Out: what is true to say, or null.
import { nameReport } from '#answer/cite.ts'
import { countFaults, findFaults, isAskedFault } from '#answer/find-faults.ts'
import type { Warning } from '#domain/report.ts'
import type { ClaimOf } from './draft-line.ts'
import type { GateView } from './gate-view.ts'

/** 石桥乡 2023有5处要看的地方，先列3处 */
export async function tellFaults(
  { rules, listed }: ClaimOf<'faults'>,
  view: GateView,
): Promise<string | null> {
  const { reports, visible } = view
  const found: Warning[] = []
  for (const { id } of reports) {
    const report = await view.read(id)
    if (!report) return null
    found.push(...findFaults(report).filter(({ rule }) => isAskedFault(rule, rules)))
  }
  const whose = reports.length === 1 ? nameReport(reports[0]!, visible) : `${reports.length}份报告`
  const placed = found.filter(({ where }) => where !== null)
  const whole = found.length - placed.length
  if (found.length === 0) return `${whose}：按编号、用字、年份、提法的规则查过，没有查出问题`
  if (placed.length === 0) return `${whose}：有${whole}处说的是整份报告，见报告页的提醒`
  return countFaults(whose, placed, listed)
}

/** The fault as reading noted it, at the place that is quoted. */
export async function tellFault({ n, said }: ClaimOf<'fault'>, view: GateView): Promise<string | null> {
  const citation = view.citations.get(n)
  const report = citation && (await view.read(citation.reportId))
  const here = (report ? findFaults(report) : []).filter(
    ({ where }) => where !== null && where.start < citation!.end && citation!.start < where.end,
  )
  return here.some((warning) => sayFault(warning) === said) ? said : null
}

/** The fault without the piece it quotes where that stands first: the citation shows it. */
export function sayFault({ text }: Warning): string {
  return text.replace(/[:：]“[^“”]*”/, '').replace(/^“([^“”]*)”[:：]/, '“$1”，')
}
