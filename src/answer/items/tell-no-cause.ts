// Tool: reports that write of a thing and not why -> how that is said. Composers write with it, the gate writes again.
import { nameScope } from '#answer/cite.ts'
import type { ReportSummary } from '#domain/report.ts'

/** Of more reports it is not said. */
export const mostRead = 4

/** 石桥乡的报告没有写原因 */
export function tellNoCause(reports: readonly ReportSummary[], visible: readonly ReportSummary[]): string {
  return `${nameScope(reports, visible)}的报告没有写原因`
}
