// Step: ranked evidence -> the numbered passages a model may see: whole passages, best first, spread over reports, none private, none that gives orders.
import type { CitedPassage } from '#check/claims/cited-passage.ts'
import { placeName } from '#domain/place.ts'
import type { Passage, ReportSummary } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { findPrivate, speaksToModel } from '#text/private/model-privacy.ts'

export interface ModelPassage extends CitedPassage {
  readonly report: ReportSummary
  readonly passage: Passage
}

/** Where a sentence that speaks to the question stands. */
export interface Spot {
  readonly reportId: number
  readonly start: number
}

const most = 12
const mostCharacters = 4000

/** In the order of the spots, numbered from 1. Reports are those that may be read; others are passed over. */
export async function openPassages(
  spots: readonly Spot[],
  { reports, library }: { reports: readonly ReportSummary[]; library: LibraryView },
): Promise<readonly ModelPassage[]> {
  const summaries = new Map(reports.map((report) => [report.id, report]))
  const opened = new Map<number, StoredReport | null>()
  const found: ModelPassage[] = []
  let characters = 0
  for (const { reportId, start } of spots) {
    const report = summaries.get(reportId)
    if (!report || found.some((one) => holds(one, reportId, start))) continue
    if (!opened.has(reportId)) opened.set(reportId, await library.readReport(reportId))
    const passage = opened.get(reportId)?.passages.find((one) => one.start <= start && start < one.end)
    if (
      !passage ||
      findPrivate(passage.text) !== null ||
      speaksToModel(`${passage.heading}\n${passage.text}`)
    )
      continue
    characters += passage.text.length
    if (found.length >= most || (found.length > 0 && characters > mostCharacters)) break
    const { place, year } = report.metadata
    found.push({ n: found.length + 1, text: passage.text, place, year, report, passage })
  }
  return found
}

function holds({ report, passage }: ModelPassage, reportId: number, start: number): boolean {
  return report.id === reportId && passage.start <= start && start < passage.end
}

/** Fenced, with number, place, year and heading; a fence inside the text is broken. */
export function renderPassages(passages: readonly ModelPassage[]): string {
  return passages
    .map(({ n, text, report, passage, year }) => {
      const where = [
        placeName(report.metadata.place) || '地区不明',
        year === null ? '年份不明' : `${year}年`,
        passage.heading,
      ]
      return `<段落 编号="${n}">\n[${n}] ${where.filter(Boolean).join(' · ')}\n${text.replace(/[<>]/g, '')}\n</段落>`
    })
    .join('\n')
}
