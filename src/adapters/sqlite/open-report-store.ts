// Step: storage. The ReportStore port on SQLite: what goes in, what is corrected, what goes out again.

import type { MetadataPatch, ReportSource } from '#domain/stored-report.ts'
import type { LibraryStats } from '#ports/library-view.ts'
import type { ReportStore } from '#ports/report-store.ts'
import { AppError } from '#shared/errors.ts'
import { applyCorrections, setFigure } from './figures/figure-corrections.ts'
import { isCounted } from './figures/figure-rows.ts'
import type { LibraryState } from './library-state.ts'
import { listReportsSeen } from './list-reports.ts'
import { isListed } from './refresh-index.ts'
import { correctMetadata, listSources, parse, readSetVisibility, readStoredReport } from './report-rows.ts'
import { allRows } from './row-filter.ts'
import { sealReport } from './seals/seal-report.ts'
import { readOriginalFile } from './store-originals.ts'
import { findSourceRow, putSource, removeReport, storeReport } from './store-report.ts'
import { listPendingTexts, putVectorRows } from './vector-rows.ts'
import { listEarlier, listOrigins } from './versions/earlier-rows.ts'
import { keepReading, listStale, storeAgain } from './versions/stale-rows.ts'

export function openReportStore(state: LibraryState): ReportStore {
  const { database } = state
  // async, so that whatever fails arrives as a rejection
  return {
    findSource: async (location) => findSourceRow(state, location),
    storeReport: async (request) => storeReport(state, request),
    addSource: async (report, source) => {
      const former = findSourceRow(state, source.location)?.reportId ?? report
      database.transaction(() => addSource(state, report, source))
      state.kept.forget({ reports: [report, former] })
    },
    removeReport: async (id, heir) => removeReport(state, id, heir),
    setMetadata: async (id, patch) => {
      database.transaction(() => setMetadata(state, id, patch))
      state.kept.forget({ reports: [id] })
    },
    listReports: async () => listReportsSeen(state, allRows),
    setFigure: async ({ report, figure }, change) => {
      const isSet = database.transaction(() => {
        const isSet = setFigure(database, report, { id: figure, change })
        sealReport(database, report)
        return isSet
      })
      state.kept.forget({ reports: [report] })
      return isSet
    },
    readReport: async (id) => readStoredReport(database, id, allRows),
    readOriginalFile: async (hash) => readOriginalFile(state.dataDir, hash),
    listEarlier: async (id) => listEarlier(database, id),
    listStale: async (stamp, limit) => listStale(state, stamp, limit),
    listOrigins: async (id) => listOrigins(database, id),
    storeAgain: async (id, again) => storeAgain(state, id, again),
    keepReading: async (id, reading) => keepReading(state, id, reading),
    listPending: async (limit) => listPendingTexts(state, limit),
    putVectors: async (vectors) => putVectorRows(state, vectors),
    stats: async () => readStats(state),
  }
}

function addSource(state: LibraryState, report: number, source: ReportSource): void {
  requireReport(state, report)
  const former = findSourceRow(state, source.location)?.reportId ?? report
  putSource(state, report, source)
  if (former !== report) sealReport(state.database, former)
  correctReport(state, report)
}

function setMetadata(state: LibraryState, report: number, patch: MetadataPatch): void {
  requireReport(state, report)
  const { database } = state
  for (const { location } of listSources(database, report)) {
    const known = database.get('SELECT patch FROM correction WHERE location = ?', [location])
    const merged = { ...parse<MetadataPatch>(known?.patch ?? '{}'), ...patch }
    database.run('INSERT OR REPLACE INTO correction (location, patch) VALUES (?, ?)', [
      location,
      JSON.stringify(merged),
    ])
  }
  correctReport(state, report)
}

function correctReport({ database }: LibraryState, report: number): void {
  const row = database.get('SELECT metadata_read FROM report WHERE id = ?', [report])
  const locations = listSources(database, report).map((source) => source.location)
  const metadata = correctMetadata(database, parse(row?.metadata_read), locations)
  const visible = readSetVisibility(database, locations)
  database.run('UPDATE report SET metadata = ?, visible = coalesce(?, visible) WHERE id = ?', [
    JSON.stringify(metadata),
    visible,
    report,
  ])
  applyCorrections(database, report, locations)
  sealReport(database, report)
}

function requireReport({ database }: LibraryState, report: number): void {
  if (database.get('SELECT id FROM report WHERE id = ?', [report])) return
  throw new AppError('input', `没有第 ${report} 号报告。`, { fix: '用 antou reports 查看编号。' })
}

function readStats(state: LibraryState): LibraryStats {
  const { database, vectors } = state
  const count = (sql: string): number => Number(database.get(sql)?.n ?? 0)
  const embedder = vectors?.embedderId ?? 0
  // Opened for reading after a change of the encoder: no writer has made the list of texts yet.
  const unlisted = `SELECT count(*) AS n FROM passage
    WHERE NOT EXISTS (SELECT 1 FROM vector WHERE embedder = ${embedder} AND key = passage.key)`
  return {
    reports: count('SELECT count(*) AS n FROM report'),
    passages: count('SELECT count(*) AS n FROM passage'),
    figures: count(`SELECT count(*) AS n FROM figure WHERE ${isCounted}`),
    vectors: {
      ready: count(`SELECT count(*) AS n FROM vector WHERE embedder = ${embedder}`),
      pending: count(vectors && !isListed(state) ? unlisted : 'SELECT count(DISTINCT key) AS n FROM pending'),
    },
  }
}
