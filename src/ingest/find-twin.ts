// Step: store. A report that was read -> the stored one that it is a copy or another version of, if there is one.
import { isSamePlace } from '#domain/place.ts'
import type { ReadReport, ReportSummary } from '#domain/report.ts'
import type { ReportSource, StoredReport } from '#domain/stored-report.ts'
import { buildShingles, measureOverlap } from './measure-overlap.ts'

/** Two copies of one report share more than this; peers that used one template share far less (longest 25 characters in the five). */
const copyShare = 0.9

/**
 * Two versions of one report share more than this. Of 28 reports, two different ones share at most 0.013; a report still shares
 * 0.3 (median) with itself after half of its sentences were replaced, 0.45 with half of them gone, 0.5 with every number changed.
 */
const versionShare = 0.2

/** Reports to look among: all of them, or those that a reader may see. */
export interface Shelf {
  listReports(): Promise<readonly ReportSummary[]>
  readReport(id: number): Promise<StoredReport | null>
}

/** A report as it would be stored. */
export interface Newcomer {
  readonly report: ReadReport
  readonly source: Pick<ReportSource, 'file' | 'hash'>
  readonly isSample: boolean
}

export interface Twin {
  readonly stored: StoredReport
  readonly isSameText: boolean
}

/** The same text from another place, or nearly so: where place and year agree, or one of the two does not tell them. */
export async function findCopy(newcomer: Newcomer, shelf: Shelf): Promise<Twin | null> {
  const { report, source, isSample } = newcomer
  const alike = (await shelf.listReports()).filter(
    (other) => other.isSample === isSample && mayBeSame(report, other),
  )
  for (const { id } of alike) {
    const stored = await shelf.readReport(id)
    if (!stored) continue
    const isSameText = stored.text === report.text
    const isSameFile = stored.sources.some(({ hash, file }) => hash === source.hash && file === source.file)
    if (isSameText || isSameFile || measureShared(report, stored) > copyShare) return { stored, isSameText }
  }
  return null
}

/** A copy, else the report of the same place, year and kind that shares most text. */
export async function findVersion(newcomer: Newcomer, shelf: Shelf): Promise<Twin | null> {
  const copy = await findCopy(newcomer, shelf)
  if (copy) return copy
  let best: { readonly stored: StoredReport; readonly share: number } | null = null
  for (const other of await shelf.listReports()) {
    if (other.isSample !== newcomer.isSample || !isSameSubject(newcomer.report, other)) continue
    const stored = await shelf.readReport(other.id)
    const share = stored ? measureShared(newcomer.report, stored) : 0
    if (stored && share > Math.max(versionShare, best?.share ?? 0)) best = { stored, share }
  }
  return best && { stored: best.stored, isSameText: false }
}

/** Whether a report that is read from an address can be what lay there before, changed. */
export function isVersionOf(report: ReadReport, former: StoredReport): boolean {
  return isSameSubject(report, former.summary) || measureShared(report, former) > versionShare
}

/** Place, year and kind are known of both and agree. */
function isSameSubject(
  { metadata }: ReadReport,
  { metadata: other }: Pick<ReportSummary, 'metadata'>,
): boolean {
  const isKnown = metadata.place.town !== null && metadata.year !== null
  const isSame = metadata.year === other.year && metadata.kind === other.kind
  return isKnown && isSame && isSamePlace(metadata.place, other.place)
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
function measureShared(a: ReadReport, b: ReadReport): number {
  const strip = (text: string) => (a.isTrusted && b.isTrusted ? text : text.replace(/[\d.%]+/g, ''))
  return measureOverlap(buildShingles(strip(a.text)), buildShingles(strip(b.text)))
}
