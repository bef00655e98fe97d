// Step of drafting: what peers usually report under a theme -> which indicators to ask for where the brief is silent.
import type { Theme } from '#domain/drafting-book.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { LibraryView } from '#ports/library-view.ts'

/** Newer reports tell what is usual now; more would only cost time. */
const mostReports = 60

/** By theme: the hints of prompts/drafting, those that more reports give first. Without a library, as they stand. */
export async function learnHints(
  themes: readonly Theme[],
  indicators: readonly Indicator[],
  library: Pick<LibraryView, 'listReports' | 'listFigures'> | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const counts = library ? await countReports(library) : new Map<string, number>()
  const known = new Set(indicators.map((indicator) => indicator.name))
  return new Map(
    themes.map((theme) => {
      const hints = theme.hints.filter((hint) => known.has(hint))
      return [theme.name, hints.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))]
    }),
  )
}

/** How many reports give each indicator. */
async function countReports(
  library: Pick<LibraryView, 'listReports' | 'listFigures'>,
): Promise<Map<string, number>> {
  const newest = (await library.listReports())
    .filter((report) => report.isTrusted)
    .toSorted((a, b) => (b.metadata.year ?? 0) - (a.metadata.year ?? 0))
    .slice(0, mostReports)
  const seen = new Set<string>()
  const counts = new Map<string, number>()
  for (const { reportId, indicator } of await library.listFigures(newest.map((report) => report.id))) {
    if (seen.has(`${reportId} ${indicator}`)) continue
    seen.add(`${reportId} ${indicator}`)
    counts.set(indicator, (counts.get(indicator) ?? 0) + 1)
  }
  return counts
}
