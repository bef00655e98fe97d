// Step of listing reports: the order that a person asked for. Reports in, the same in that order out.
import { placeFullName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'

/** 地区, 年份 (newest first), 种类, 标题, 提醒 (most first); reports that are alike in it stand by the others. */
export const reportOrders = ['place', 'year', 'kind', 'title', 'warnings'] as const
export type ReportOrder = (typeof reportOrders)[number]

const collator = new Intl.Collator('zh')

const comparers: Readonly<Record<ReportOrder, (a: ReportSummary, b: ReportSummary) => number>> = {
  place: (a, b) => compareWords(placeFullName(a.metadata.place), placeFullName(b.metadata.place)),
  year: (a, b) => (b.metadata.year ?? 0) - (a.metadata.year ?? 0),
  kind: (a, b) => compareWords(a.metadata.kind, b.metadata.kind),
  title: (a, b) => compareWords(a.metadata.title ?? '', b.metadata.title ?? ''),
  warnings: (a, b) => b.warnings.length - a.warnings.length,
}

/** What is not known stands last. */
function compareWords(a: string, b: string): number {
  return Number(a === '') - Number(b === '') || collator.compare(a, b)
}

/** As given where no order is asked for. */
export function sortReports(
  reports: readonly ReportSummary[],
  order: ReportOrder | undefined,
): readonly ReportSummary[] {
  if (!order) return reports
  const orders = [order, ...reportOrders.filter((one) => one !== order)]
  return [...reports].sort(
    (a, b) => orders.map((one) => comparers[one](a, b)).find((gap) => gap !== 0) ?? a.id - b.id,
  )
}
