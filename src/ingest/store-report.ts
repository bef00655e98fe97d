// Step: store. A report that was read -> the library; the same text from another place becomes a second source.
import { isSamePlace } from '#domain/place.ts'
import type { Library, StoreRequest } from '#ports/library.ts'
import { buildShingles, measureOverlap } from './measure-overlap.ts'

/** Two versions of one report share more than this; peers that used one template share far less (longest 25 characters in the five). */
const duplicateShare = 0.9

/** Stores one report. `unchanged`: the same bytes from the same place; `joined`: recorded as a source of a report already there. */
export async function storeReport(
  request: StoreRequest,
  { library }: { readonly library: Library },
): Promise<{ readonly id: number; readonly outcome: 'added' | 'updated' | 'unchanged' | 'joined' }> {
  const known = await library.findSource(request.source.location)
  if (known?.hash === request.source.hash) return { id: known.reportId, outcome: 'unchanged' }
  const twin = known ? null : await findTwin(request, library)
  if (twin === null) return library.storeReport(request)
  await library.addSource(twin, request.source)
  return { id: twin, outcome: 'joined' }
}

async function findTwin(request: StoreRequest, library: Library): Promise<number | null> {
  const { metadata, text } = request.report
  const alike = (await library.listReports()).filter(
    (other) =>
      other.isSample === request.isSample &&
      other.metadata.year === metadata.year &&
      isSamePlace(other.metadata.place, metadata.place),
  )
  if (alike.length === 0) return null
  const own = buildShingles(text)
  for (const { id } of alike) {
    const other = await library.readReport(id)
    if (!other) continue
    if (other.text === text || other.sources.some((source) => source.hash === request.source.hash)) return id
    if (measureOverlap(own, buildShingles(other.text)) > duplicateShare) return id
  }
  return null
}
