// Nouns of this room: what looking at sources needs, and the part of the library that it compares with.
import type { Source } from '#domain/journal/source.ts'
import type { Place } from '#domain/place.ts'
import type { ReportKind } from '#domain/report.ts'
import type { Shelf } from '#ingest/find-twin.ts'
import type { ReadingDeps } from '#ingest/read/read-report.ts'
import type { ReadingTables } from '#ingest/read/reading-stamp.ts'
import type { FileReader } from '#ports/file-reader.ts'
import type { Journal } from '#ports/journal.ts'
import type { ReportStore } from '#ports/report-store.ts'
import type { ListReader } from '#ports/sources/list-reader.ts'
import { parsePlace } from '#text/parse-place.ts'
import type { JudgeBook } from './judge-entry.ts'
import type { PoliteWeb } from './polite-web.ts'

export interface LookParts extends ReadingDeps {
  readonly book: ReadingTables & JudgeBook
  readonly politeWeb: PoliteWeb
  readonly listReader: ListReader
  readonly fileReader: FileReader
  readonly store: ReportStore
  readonly journal: Pick<Journal, 'sources' | 'finds'>
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string
  readonly now: () => Date
}

/** What everybody may see: a report that is kept for one or few neither gives itself away nor takes in what is public. */
export function openShelf(store: ReportStore): Shelf {
  return {
    listReports: async () => (await store.listReports()).filter(({ visible }) => visible === 'all'),
    readReport: (id) => store.readReport(id),
  }
}

/** What a source looks for; `kinds` empty: as the table has it. */
export function wantedKinds(kinds: readonly ReportKind[], { listed }: JudgeBook): readonly ReportKind[] {
  return kinds.length > 0 ? kinds : listed.flatMap(({ as, words }) => (as === 'kind' ? words : []))
}

/** The place whose site it is; null where nobody said, or it is none that can be read. */
export function readSite({ place }: Pick<Source, 'place'>, { book, gazetteer }: LookParts): Place | null {
  return place === null ? null : parsePlace(place, { gazetteer, nouns: book.placeNouns })
}
