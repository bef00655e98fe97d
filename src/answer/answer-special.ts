// Step: questions that no ranked sentence answers -> a report's faults, what the library holds.

import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { answerQuality, asksFaults } from './answer-quality.ts'
import { describeReportStore } from './describe-library.ts'
import { findAskedTerms } from './items/asked-terms.ts'
import type { Made } from './made.ts'
import { listTopicTerms } from './rows/topic-words.ts'

/** Null when ranked sentences must answer. */
export async function answerSpecial(
  frame: Frame,
  {
    evidence,
    visible,
    library,
  }: { evidence: Evidence; visible: readonly ReportSummary[]; library: LibraryView },
): Promise<Made | null> {
  const { reports, gap } = evidence.scope
  if (reports.length === 0 || gap.kind === 'no-year' || gap.kind === 'no-peer') return null
  if (asksFaults(frame)) {
    return {
      kind: 'answer',
      reports,
      ...(await answerQuality(frame.text, reports, { library, visible })),
    }
  }
  // 材料里有提疫情防控吗: of a thing that is written, the reports are asked and not the shelf.
  if (frame.want === 'library' && findAskedTerms(frame, evidence).length > 0) return null
  const isOpen = listTopicTerms(frame).length === 0 && frame.part === null && frame.want === 'who'
  if (!isOpen && frame.want !== 'library') return null
  const asked = keepAsked(frame.text, reports)
  return {
    kind: 'answer',
    reports: asked,
    lines: [
      {
        kind: 'frame',
        pieces: [{ kind: 'library', said: describeReportStore(asked, asked.length === visible.length) }],
      },
    ],
    citations: [],
  }
}

/** 库里最新的一份是谁家的: those of the newest year, or of the oldest. */
function keepAsked(text: string, reports: readonly ReportSummary[]): readonly ReportSummary[] {
  const side = /最(?:新|近|后)的?(?:那|这)?(?:一)?(?:份|年|篇|个|是)/.test(text)
    ? 1
    : /最(?:早|老|旧|先)的?(?:那|这)?(?:一)?(?:份|年|篇|个|是)/.test(text)
      ? -1
      : 0
  const years = reports.flatMap(({ metadata }) => metadata.year ?? [])
  if (side === 0 || years.length === 0) return reports
  const year = side > 0 ? Math.max(...years) : Math.min(...years)
  return reports.filter(({ metadata }) => metadata.year === year)
}
