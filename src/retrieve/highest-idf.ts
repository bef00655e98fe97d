// Tool of this room: the reports of a library -> the idf that none of its words exceeds: a word in no passage has ln(2N + 2), one in a single passage ln((N + 1) / 1.5).
import type { ReportSummary } from '#domain/report.ts'

export function highestIdf(reports: readonly ReportSummary[]): number {
  const passages = reports.reduce((sum, { counts }) => sum + counts.passages, 0)
  return Math.log((passages + 1) / 1.5) + 0.01
}
