// Step: a file that waits for its yes -> the stored report that it is a version of, among those that its reader may see.
import { placeName } from '#domain/place.ts'
import { findVersion } from '#ingest/find-twin.ts'
import type { ReadFile } from '#ingest/read-file.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { ReplacedReport } from './preview.ts'
import type { WaitingFile } from './waiting-files.ts'

/** What is not seen is not replaced either, and not given away. */
export async function findReplaced(
  file: Omit<WaitingFile, 'preview'>,
  library: Pick<LibraryView, 'listReports' | 'readReport'>,
): Promise<ReplacedReport | null> {
  const { fileName, report } = correctReading(file)
  const source = { file: fileName, hash: file.hash }
  const twin = await findVersion({ report, source, isSample: false }, library)
  if (!twin) return null
  const { isTrusted, summary } = twin.stored
  const { title, place, year } = summary.metadata
  return {
    reportId: summary.id,
    name: title ?? summary.file,
    place: placeName(place),
    year,
    isKept: twin.isSameText || (isTrusted && !report.isTrusted),
  }
}

/** What was read, with what the person corrected before saying yes. */
export function correctReading({ read, patch }: Pick<WaitingFile, 'read' | 'patch'>): ReadFile {
  const { metadata } = read.report
  const byHand = Object.keys(patch).map((field) => [field, { from: 'person', confidence: 1 }])
  const evidence = { ...metadata.evidence, ...Object.fromEntries(byHand) }
  return { ...read, report: { ...read.report, metadata: { ...metadata, ...patch, evidence } } }
}
