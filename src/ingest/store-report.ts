// Step: store. A report that was read -> the library; the same text from another place becomes a second source.
import { isSamePlace } from '#domain/place.ts'
import type { ReadReport, ReportSummary } from '#domain/report.ts'
import type { ReportStore, StoreRequest } from '#ports/report-store.ts'
import { buildShingles, measureOverlap } from './measure-overlap.ts'

/** Two versions of one report share more than this; peers that used one template share far less (longest 25 characters in the five). */
const duplicateShare = 0.9

interface Twin {
  readonly id: number
  readonly isTrusted: boolean
  readonly isSameText: boolean
  readonly sources: number
}

/** Stores one report. `unchanged`: the same bytes from the same place; `joined`: recorded as a source of a report already there. */
export async function storeReport(
  request: StoreRequest,
  { store }: { readonly store: ReportStore },
): Promise<{ readonly id: number; readonly outcome: 'added' | 'updated' | 'unchanged' | 'joined' }> {
  const known = await store.findSource(request.source.location)
  if (known?.hash === request.source.hash) return { id: known.reportId, outcome: 'unchanged' }
  const twin = await findTwin(request, store)
  if (twin === null) return store.storeReport(request)
  const isOwn = twin.id === known?.reportId
  if (known && !isOwn) await leaveReport(known.reportId, store)
  if (isBetter(request.report, twin, isOwn)) {
    const { id, outcome } = await store.storeReport({ ...request, into: twin.id })
    return { id, outcome: twin.isSameText ? 'joined' : outcome }
  }
  await store.addSource(twin.id, request.source)
  return { id: twin.id, outcome: 'joined' }
}

/** A changed file counts as its report's new version; a sound text replaces one that a mirror page had spoilt, never the reverse. */
function isBetter({ isTrusted }: ReadReport, twin: Twin, isOwn: boolean): boolean {
  if (isTrusted !== twin.isTrusted) return isTrusted || (isOwn && twin.sources === 1)
  return isOwn
}

/** Its only location shows another report now. */
async function leaveReport(id: number, store: ReportStore): Promise<void> {
  const stored = await store.readReport(id)
  if (stored?.sources.length === 1) await store.removeReport(id)
}

async function findTwin(request: StoreRequest, store: ReportStore): Promise<Twin | null> {
  const { report, source, isSample } = request
  const alike = (await store.listReports()).filter(
    (other) => other.isSample === isSample && mayBeSame(report, other),
  )
  for (const { id } of alike) {
    const other = await store.readReport(id)
    if (!other) continue
    const isSameText = other.text === report.text
    const isSame = isSameText || other.sources.some(({ hash }) => hash === source.hash)
    if (isSame || overlaps(report, other))
      return { id, isTrusted: other.isTrusted, isSameText, sources: other.sources.length }
  }
  return null
}

/** Same place and year, as far as both tell; what a person set says nothing of what was read. */
function mayBeSame(report: ReadReport, other: ReportSummary): boolean {
  const { place, year } = report.metadata
  const { metadata, counts } = other
  const isPlace = isSamePlace(place, metadata.place)
  const isYear = year === metadata.year
  if (isPlace && isYear) return true
  const isPlaceOpen = place.town === null || metadata.place.town === null || isByHand(other, 'place')
  const isYearOpen = year === null || metadata.year === null || isByHand(other, 'year')
  // Texts are read for these: only where the shape is alike.
  const isAlike = Math.abs(counts.passages - report.passages.length) <= 2 + report.passages.length * 0.2
  return (isPlace || isPlaceOpen) && (isYear || isYearOpen) && isAlike
}

function isByHand({ metadata }: ReportSummary, field: 'place' | 'year'): boolean {
  return metadata.evidence[field]?.from === 'person'
}

/** A mirror that spoilt the digits is compared without them. */
function overlaps(a: ReadReport, b: ReadReport): boolean {
  const strip = (text: string) => (a.isTrusted && b.isTrusted ? text : text.replace(/[\d.%]+/g, ''))
  return measureOverlap(buildShingles(strip(a.text)), buildShingles(strip(b.text))) > duplicateShare
}
