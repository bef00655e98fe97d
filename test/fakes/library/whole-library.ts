// Kit: a real library as one object, seen by who sees everything: what a test stores is what it reads.
import { type LibraryOptions, openLibrary } from '#adapters/sqlite/open-library.ts'
import type { Reader } from '#domain/reader.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { ReportStore } from '#ports/report-store.ts'
import type { Views } from '#ports/views.ts'

export const everyReader: Reader = {
  person: 'terminal',
  unit: null,
  role: 'administrator',
  withSamples: true,
}

export interface WholeLibrary extends ReportStore, LibraryView {
  readonly views: Views
  close(): Promise<void>
}

export async function openWholeLibrary(options: LibraryOptions): Promise<WholeLibrary> {
  const { store, views, close } = await openLibrary(options)
  return { ...views.viewFor(everyReader), ...store, views, close }
}
