// Faults: what the swept functions are given beside a hostile text.
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import type { ReportSummary } from '#domain/report.ts'
import { readFrame } from '#question/read-frame.ts'
import { openDraftDeps } from '../fakes/draft-deps.ts'
import { buildFakeReports } from '../fakes/fake-reports.ts'

/** What the functions need beside a text: the real prompts, places and segmenter, and a library of invented reports. */
export type Kit = Awaited<ReturnType<typeof openKit>>

export async function openKit() {
  const { deps, briefBook } = await openDraftDeps()
  const gazetteer = openGazetteer()
  const segmenter = await openSegmenter()
  const reports = buildFakeReports()
  const visible: readonly ReportSummary[] = reports.map(({ summary }) => summary)
  const library = {
    listReports: async () => visible,
    readReport: async (id: number) => reports.find(({ summary }) => summary.id === id) ?? null,
    readPassages: async () => [],
    listFigures: async () => [],
    search: async () => ({ hits: [], idf: new Map(), terms: [] }),
    meanVectors: async () => [],
    sentenceVectors: async () => new Map(),
  }
  const known = visible.map(({ metadata }) => metadata.place)
  const { book, drafting } = deps
  const queryDeps = { segmenter, gazetteer, book, thisYear: 2026, visible }
  const query = await readFrame(
    { text: '石桥乡2023年调解了多少纠纷', askerPlace: null, context: [] },
    queryDeps,
  )
  return { deps, briefBook, book, drafting, gazetteer, segmenter, visible, library, known, queryDeps, query }
}
