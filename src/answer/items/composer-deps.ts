// Noun: what a composer is given besides the frame and the reports in scope.
import type { ReportSummary } from '#domain/report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'

export interface ComposerDeps extends Pick<RetrieveDeps, 'library' | 'book' | 'segmenter'> {
  readonly evidence: Evidence
  readonly visible: readonly ReportSummary[]
}
