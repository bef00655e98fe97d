// Step: reports that are said to be silent -> those that write it after all, read whole, sentence by sentence. One rule for who says it and for the gate.
import type { Term } from '#domain/frame.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { type NeedsNumber, writesTopic } from '#text/writes-topic.ts'

interface Reading {
  readonly search: LibraryView['search']
  readonly readPassages: LibraryView['readPassages']
  /** The text of one; null where it cannot be read. */
  readonly readText: (report: number) => Promise<string | null>
}

/** Of more reports than these, so many passages of each are read that search finds by the words. */
const most = { readWhole: 60, passages: 5 }

/** A report that cannot be read is not silent. No terms, no writers. */
export async function findWriters(
  reports: readonly number[],
  { terms, needsNumber }: { readonly terms: readonly Term[]; readonly needsNumber: NeedsNumber },
  reading: Reading,
): Promise<ReadonlySet<number>> {
  const words = terms.map(({ word, alternatives }) => [word, ...alternatives])
  const writers = new Set<number>()
  if (reports.length > most.readWhole) {
    for (const { report, text } of await findPassages(reports, terms, reading))
      if (!writers.has(report) && writesTopic(text, words, needsNumber)) writers.add(report)
    return writers
  }
  for (const report of reports) {
    const text = await reading.readText(report)
    if (text === null || writesTopic(text, words, needsNumber)) writers.add(report)
  }
  return writers
}

async function findPassages(
  reports: readonly number[],
  terms: readonly Term[],
  { search, readPassages }: Reading,
): Promise<readonly { readonly report: number; readonly text: string }[]> {
  const { candidates } = await search({
    text: terms.map(({ word }) => word).join(' '),
    synonyms: terms.flatMap(({ alternatives }) => alternatives),
    vector: null,
    reports,
    ...{ perReport: most.passages, limit: most.passages * reports.length },
  })
  const passages = await readPassages(candidates.map(({ passageId }) => passageId))
  return candidates.flatMap(({ passageId, reportId }) => {
    const text = passages.get(passageId)?.text
    return text === undefined ? [] : [{ report: reportId, text }]
  })
}
