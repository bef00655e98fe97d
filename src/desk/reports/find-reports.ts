// Step of listing reports: words -> the reports that hold all of them, in title or text, each with a place where they stand.
import { placeFullName } from '#domain/place.ts'
import type { Reader } from '#domain/reader.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import { nameDoor, refuseLong } from '#domain/text-limits.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Views } from '#ports/views.ts'

export interface FoundReport {
  readonly id: number
  readonly file: string
  /** The passage that holds the words, and where the first of them stands in the report; null where only the title does. */
  readonly hit: { readonly text: string; readonly at: Span } | null
}

export interface FindDesk {
  /** Those whose title says it first. Throws AppError `input` for more than a name's length. */
  findReports(reader: Reader, words: string): Promise<readonly FoundReport[]>
}

/** Passages looked at: more would be a list that nobody reads to its end. */
export const mostFound = 600

export function openFindDesk({ views }: { readonly views: Views }): FindDesk {
  return {
    async findReports(reader, words) {
      refuseLong(words.length, nameDoor)
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
      const library = views.viewFor(reader)
      const all = await library.listReports()
      if (wanted.length === 0) return all.map(({ id, file }) => ({ id, file, hit: null }))
      const hits = await findInTexts(wanted, library)
      const isTitled = (report: ReportSummary) => holds(titleOf(report), wanted)
      const ranks = new Map([...hits.keys()].map((id, rank) => [id, rank]))
      return all
        .filter((report) => isTitled(report) || hits.has(report.id))
        .sort(
          (a, b) =>
            Number(isTitled(b)) - Number(isTitled(a)) || (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0),
        )
        .map(({ id, file }) => ({ id, file, hit: hits.get(id) ?? null }))
    },
  }
}

const holds = (text: string, wanted: readonly string[]) =>
  wanted.every((word) => text.toLowerCase().includes(word))

function titleOf({ metadata, file }: ReportSummary): string {
  return [metadata.title, file, metadata.issuer, placeFullName(metadata.place), metadata.year].join(' ')
}

/** The first passage of each report, best first. */
async function findInTexts(
  wanted: readonly string[],
  library: LibraryView,
): Promise<ReadonlyMap<number, FoundReport['hit']>> {
  const found = await library.search({ text: wanted.join(' '), vector: null, limit: mostFound })
  const passages = await library.readPassages(found.candidates.map(({ passageId }) => passageId))
  const hits = new Map<number, FoundReport['hit']>()
  for (const { passageId, reportId } of found.candidates) {
    const passage = passages.get(passageId)
    if (!passage || hits.has(reportId) || !holds(passage.text, wanted)) continue
    const start = passage.start + passage.text.toLowerCase().indexOf(wanted[0]!)
    hits.set(reportId, { text: passage.text, at: { start, end: start + wanted[0]!.length } })
  }
  return hits
}
