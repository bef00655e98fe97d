// Step: questions that no ranked sentence answers -> a report's faults, a whole part of it, what the library holds.

import type { Query } from '#domain/query.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { newestOfEach } from '#retrieve/resolve-scope.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { answerQuality } from './answer-quality.ts'
import { composeLines } from './compose-lines.ts'
import { describeReportStore } from './describe-library.ts'
import { listPart } from './list-part.ts'
import type { Made } from './made.ts'

/** Null when ranked sentences must answer. */
export async function answerSpecial(
  query: Query,
  {
    evidence,
    visible,
    library,
  }: { evidence: Evidence; visible: readonly ReportSummary[]; library: LibraryView },
): Promise<Made | null> {
  const { reports, gap } = evidence.scope
  if (reports.length === 0 || gap.kind === 'no-year' || gap.kind === 'no-peer') return null
  if (query.wants.has('quality')) {
    return {
      kind: 'answer',
      reports,
      ...(await answerQuality(query.text, reports, { library, visible })),
    }
  }
  if (query.terms.length > 0) return null
  const part = query.part ?? (query.wants.has('practice') && query.include.length > 0 ? 'practice' : null)
  if (part !== null) {
    const isPlan = part === 'plan' && query.years.length === 0
    const quotes = await listPart(part, isPlan ? newestOfEach(reports, 1) : reports, library)
    const composed = composeLines({ ...query, wants: new Set(['list']) }, quotes, {
      scope: evidence.scope,
      visible,
      practices: [],
    })
    return quotes.length > 0 ? { kind: 'answer', reports, ...composed } : null
  }
  if (!query.wants.has('list')) return null
  return {
    kind: 'answer',
    reports,
    lines: [
      {
        kind: 'frame',
        pieces: [{ kind: 'library', said: describeReportStore(reports, reports.length === visible.length) }],
      },
    ],
    citations: [],
  }
}
