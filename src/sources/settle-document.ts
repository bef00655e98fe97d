// Step: take. A document that was read at a find's address -> what becomes of it: known, to a person, straight in, or none of what is looked for.
import type { Find, FindReading } from '#domain/journal/find.ts'
import type { Source } from '#domain/journal/source.ts'
import { isSamePlace, type Place, placeName } from '#domain/place.ts'
import type { ReadReport } from '#domain/report.ts'
import { findCopy, findVersion, type Shelf, type Twin } from '#ingest/find-twin.ts'

/** A document as it would be stored. */
export interface Document {
  readonly report: ReadReport
  /** Its name, without folders. */
  readonly file: string
  /** Of the bytes it came in. */
  readonly hash: string
}

export type Settled =
  | { readonly kind: 'known'; readonly reportId: number }
  | { readonly kind: 'other'; readonly reason: string }
  /** `isSure`: a trusted source may put it in unasked. */
  | {
      readonly kind: 'new'
      readonly reading: FindReading
      readonly notes: readonly string[]
      readonly isSure: boolean
    }

interface Settling {
  readonly find: Find
  readonly source: Pick<Source, 'isTrusted'>
  /** Whose site it is. */
  readonly place: Place | null
  readonly shelf: Shelf
  readonly kinds: readonly string[]
}

/** Shorter is no report but a page about one. */
const shortestReport = 300

export async function settleDocument(document: Document, settling: Settling): Promise<Settled> {
  const { report, file, hash } = document
  const { find, shelf, kinds } = settling
  if (!isReport(report, find, kinds)) return { kind: 'other', reason: '打开了，里面没有这份报告的正文' }
  const newcomer = { report, source: { file, hash }, isSample: false }
  const copy = await findCopy(newcomer, shelf)
  if (copy) return { kind: 'known', reportId: copy.stored.summary.id }
  const lent = lendPlace(report, settling.place)
  const placed = lent ? placeReport(report, lent) : report
  const version = await findVersion({ ...newcomer, report: placed }, shelf)
  const sibling = version ?? (await findSibling(placed, shelf))
  const notes = [...noteYear(report, find), ...noteSibling(version, sibling !== null)]
  const { place, year } = placed.metadata
  const isSure = notes.length === 0 && report.isTrusted && year !== null && place.county !== null
  return { kind: 'new', reading: describe(placed, version), notes, isSure: isSure && find.notes.length === 0 }
}

function isReport({ metadata, passages }: ReadReport, { title }: Find, kinds: readonly string[]): boolean {
  const length = passages.reduce((sum, passage) => sum + passage.text.length, 0)
  if (length < shortestReport) return false
  const bare = (text: string) => text.replace(/[^\u4e00-\u9fff\d]/g, '')
  // The list cuts long titles short.
  const listed = bare(title.replace(/(?:…|\.{2,3})$/, ''))
  return kinds.includes(metadata.kind) || (listed !== '' && bare(metadata.title ?? '').startsWith(listed))
}

/** Null where the text says its county, or names no town. What is only inferred gives way to what a person said of the site. */
export function lendPlace({ metadata }: Pick<ReadReport, 'metadata'>, place: Place | null): Place | null {
  const { town, county } = metadata.place
  if (place?.county == null || town === null) return null
  if (county !== null && !metadata.inferred.includes('county')) return null
  return { ...place, town }
}

export function placeReport(report: ReadReport, place: Place): ReadReport {
  const { metadata } = report
  const evidence = { ...metadata.evidence, place: { from: 'person', confidence: 1 } as const }
  return { ...report, metadata: { ...metadata, place, inferred: [], evidence } }
}

/** Same place, year and kind, and another text. */
async function findSibling({ metadata }: ReadReport, shelf: Shelf) {
  const reports = await shelf.listReports()
  const isKnown = metadata.year !== null && metadata.place.county !== null
  const found = reports.find(
    ({ isSample, metadata: other }) =>
      !isSample &&
      other.year === metadata.year &&
      other.kind === metadata.kind &&
      isSamePlace(other.place, metadata.place),
  )
  return (isKnown && found) || null
}

function noteYear({ metadata }: ReadReport, { year }: Find): readonly string[] {
  if (year === null || metadata.year === null || year === metadata.year) return []
  return [`列表写的是${year}年，正文是${metadata.year}年`]
}

function noteSibling(version: Twin | null, isThere: boolean): readonly string[] {
  if (version) return ['库里有这一份的另一个版本，入库会替换它']
  return isThere ? ['库里有同一个地方同一年的一份，内容不一样'] : []
}

function describe({ metadata, passages, figures, warnings }: ReadReport, version: Twin | null): FindReading {
  return {
    title: metadata.title,
    place: placeName(metadata.place),
    year: metadata.year,
    kind: metadata.kind,
    passages: passages.length,
    figures: figures.length,
    warnings: warnings.map(({ text }) => text),
    replaces: version?.stored.summary.id ?? null,
  }
}
