// Step: an answer that was given -> its numbers lined up, for a picture or a workbook. Nothing comes in that the answer did not show.
import type { Answer, Citation } from '#domain/answer.ts'
import type { Comparison } from '#domain/comparison.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { type CompareDeps, compareReports } from './compare.ts'

type Deps = CompareDeps & { readonly library: Pick<LibraryView, 'readReport'> }

/** More than two pictures below each other cannot be read on a phone. */
const mostIndicators = 2
/** An indicator that fewer reports were cited for than this has nothing to stand beside. */
const leastCited = 2

/**
 * Figures that stand in a cited passage and whose number the answer shows, of the indicator that most reports were cited for.
 * What this reader may no longer see is left out. Null where nothing can be lined up.
 */
export async function compareAnswer(
  { text, citations }: Pick<Answer, 'text' | 'citations'>,
  own: string | null,
  { library, indicatorsBook }: Deps,
): Promise<Comparison | null> {
  const ids = new Set(citations.map(({ reportId }) => reportId))
  const reports = (await library.listReports()).filter(({ id }) => ids.has(id))
  const read = await Promise.all(reports.map(({ id }) => library.readReport(id)))
  const shown = text.replace(/\s/g, '')
  const figures = read
    .flatMap((report) => report?.figures ?? [])
    .filter((figure) => citations.some((one) => isCited(figure, one)))
    .filter(({ raw }) => shown.includes(raw.replace(/\s/g, '')))
  const indicators = chooseIndicators(figures, indicatorsBook)
  if (indicators.length === 0) return null
  return compareReports({ indicators, own }, { reports, figures }, indicatorsBook)
}

function isCited({ reportId, at }: StoredFigure, cited: Citation): boolean {
  return reportId === cited.reportId && at.start >= cited.start && at.end <= cited.end
}

/** Those of the book first where as many reports tell them. */
function chooseIndicators(figures: readonly StoredFigure[], book: readonly Indicator[]): readonly string[] {
  const told = new Map<string, Set<number>>()
  for (const { indicator, kind, reportId } of figures)
    if (kind === 'count' || kind === 'rate')
      told.set(indicator, (told.get(indicator) ?? new Set()).add(reportId))
  const listed = new Set(book.map(({ name }) => name))
  const ranked = [...told]
    .filter(([, reports]) => reports.size >= leastCited)
    .sort(([a, of], [b, with_]) => with_.size - of.size || Number(listed.has(b)) - Number(listed.has(a)))
  const most = ranked[0]?.[1].size ?? 0
  const even = ranked.filter(([, reports]) => reports.size * 2 > most)
  return even.slice(0, mostIndicators).map(([name]) => name)
}
