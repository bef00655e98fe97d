// Step: storage. The ReportStore port on PostgreSQL: what goes in, what is corrected, what goes out again.
import { sql } from 'kysely'
import type { LibraryStats } from '#ports/library-view.ts'
import type { ReportStore } from '#ports/report-store.ts'
import { correctReport, requireReport, setFigure, setMetadata } from './corrections.ts'
import { listEarlier, listOrigins } from './earlier-rows.ts'
import { changeReports, type LibraryState } from './library-state.ts'
import { readOriginal } from './originals.ts'
import { isCounted } from './read-figures.ts'
import { listReportsSeen, readStoredReport } from './read-reports.ts'
import { isListed } from './refresh-index.ts'
import { allRows } from './row-filter.ts'
import { keepReading, listStale, storeAgain } from './stale-rows.ts'
import { findSource, putSource, removeReport, storeReport } from './store-report.ts'
import { listPendingTexts, putVectorRows } from './vector-rows.ts'

export function openReportStore(state: LibraryState): ReportStore {
  const { postgres, embedder } = state
  return {
    findSource: (location) => findSource(postgres, location),
    storeReport: (request) => storeReport(state, request),
    addSource: (report, source) =>
      changeReports(postgres, async (statements) => {
        await requireReport(statements, report)
        await putSource(statements, report, source)
        await correctReport(statements, report)
      }),
    removeReport: (id, heir) => removeReport(state, id, heir),
    setMetadata: (id, patch) => changeReports(postgres, (statements) => setMetadata(statements, id, patch)),
    listReports: () => listReportsSeen(postgres, allRows),
    setFigure: ({ report, figure }, change) =>
      changeReports(postgres, (statements) => setFigure(statements, report, { id: figure, change })),
    readReport: (id) => readStoredReport(postgres, id),
    readOriginalFile: (hash) => readOriginal(postgres, hash),
    listEarlier: (id) => listEarlier(postgres, id),
    listStale: (stamp, limit) => listStale(postgres, stamp, limit ?? null),
    listOrigins: (id) => listOrigins(postgres, id),
    storeAgain: (id, again) => storeAgain(state, id, again),
    keepReading: (id, reading) => keepReading(state, id, reading),
    listPending: (limit) => listPendingTexts(postgres, embedder, limit),
    putVectors: (vectors) => putVectorRows(postgres, embedder, vectors),
    stats: () => readStats(state),
  }
}

async function readStats({ postgres, embedder }: LibraryState): Promise<LibraryStats> {
  // After a change of the encoder, before a writer has made the list of texts.
  const pending = (await isListed(postgres, embedder))
    ? sql`SELECT count(DISTINCT key) FROM pending`
    : sql`SELECT count(*) FROM passage WHERE NOT EXISTS (SELECT 1 FROM vector
        WHERE embedder = ${embedder?.id ?? 0} AND vector.key = passage.key)`
  const row = await postgres.get(sql`SELECT (SELECT count(*) FROM report)::int AS reports,
    (SELECT count(*) FROM passage)::int AS passages,
    (SELECT count(*) FROM figure WHERE ${isCounted})::int AS figures,
    (SELECT count(*) FROM vector WHERE embedder = ${embedder?.id ?? 0})::int AS ready,
    (${pending})::int AS pending`)
  const count = (name: string) => Number(row?.[name] ?? 0)
  return {
    reports: count('reports'),
    passages: count('passages'),
    figures: count('figures'),
    vectors: { ready: count('ready'), pending: embedder ? count('pending') : 0 },
  }
}
