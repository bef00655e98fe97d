// Step: storage. The Views port on SQLite: for a reader, the rows he may see. Every statement carries his filter.
import type { Passage } from '#domain/report.ts'
import type { SearchScope } from '#domain/search.ts'
import type { LibraryStats, LibraryView } from '#ports/library-view.ts'
import type { PassageIndex } from '#ports/passage-index.ts'
import type { Views } from '#ports/views.ts'
import { isCounted, listFigureRows } from './figures/figure-rows.ts'
import { listByIndicator } from './figures/list-by-indicator.ts'
import type { LibraryState } from './library-state.ts'
import { listReportsSeen } from './list-reports.ts'
import { listSources } from './report-rows.ts'
import { filterFor, type RowFilter } from './row-filter.ts'
import { readOriginalFile } from './store-originals.ts'
import { listPassageRows, readPieceRows, readSentenceRows } from './vector-rows.ts'
import { listOrigins } from './versions/earlier-rows.ts'

export function openViews(state: LibraryState, index: PassageIndex): Views {
  return { viewFor: (reader) => openView(filterFor(reader), state, index) }
}

function openView(filter: RowFilter, state: LibraryState, index: PassageIndex): LibraryView {
  const { database, kept } = state
  const key = `scope ${JSON.stringify(filter.values)}`
  const scope = (): SearchScope => kept.keep(key, () => readScope(state, filter))
  /** Of numbers that came from outside, those that exist for this reader. */
  const narrow = (reports: readonly number[]) => {
    const { allowed } = scope()
    return allowed ? reports.filter((report) => allowed.has(report)) : reports
  }
  const listPassagesOf = (ids: readonly number[]): ReadonlyMap<number, Passage> => {
    const { allowed } = scope()
    const found = [...kept.readPassages(ids)].filter(([, { reportId }]) => allowed?.has(reportId) ?? true)
    return new Map(found.map(([id, { passage }]) => [id, passage]))
  }
  // async, so that whatever fails arrives as a rejection
  return {
    listReports: async () => listReportsSeen(state, filter),
    readReport: async (id) => kept.atOnce(() => (narrow([id]).length === 0 ? null : kept.readReport(id))),
    readOriginal: async (id) => {
      if (narrow([id]).length === 0) return null
      const hashes = [...listOrigins(database, id), ...listSources(database, id)].map(({ hash }) => hash)
      const found = hashes.map((hash) => readOriginalFile(state.dataDir, hash))
      return found.find((bytes) => bytes !== null) ?? null
    },
    listSections: async (reports) => kept.listSections(narrow(reports)),
    listFigures: async (reports) =>
      reports ? kept.listFigures(narrow(reports)) : listFigureRows(database, null, filter),
    listTold: async () => kept.listTold(listReportsSeen(state, filter).map(({ id }) => id)),
    listFiguresOf: async (indicators) => indicators.flatMap((name) => listByIndicator(state, filter, name)),
    search: (request) => index.search(request, scope()),
    readPassages: async (ids) => listPassagesOf(ids),
    listPassages: async (report) => listPassageRows(state, report, filter),
    readSentenceVectors: async (passages) => readSentenceRows(state, listPassagesOf(passages)),
    readPieceVectors: async (passages) => readPieceRows(state, listPassagesOf(passages)),
    stats: async () => readStats(state, filter),
  }
}

/** What of the index in memory a reader's search may touch; holds until the library changes. */
function readScope({ database }: LibraryState, filter: RowFilter): SearchScope {
  const rows = database.all(
    `SELECT id, visible = 'all' AS is_open, (SELECT count(*) FROM report) AS total FROM report
     WHERE id IN (${filter.reports})`,
    filter.values,
  )
  const allowed = rows.map((row) => Number(row.id))
  const open = rows.filter((row) => row.is_open === 1).map((row) => Number(row.id))
  const isWhole = allowed.length === Number(rows[0]?.total ?? 0) && rows.length > 0
  // Where nothing is open to all, the weights can only come from what this reader sees.
  const weighed = open.length > 0 ? open : allowed
  return {
    allowed: isWhole ? null : new Set(allowed),
    weighed: isWhole && weighed.length === allowed.length ? null : new Set(weighed),
  }
}

function readStats({ database, vectors }: LibraryState, filter: RowFilter): LibraryStats {
  const count = (sql: string): number => Number(database.get(sql, filter.values)?.n ?? 0)
  const seen = `report IN (${filter.reports})`
  const pending = vectors ? count(`SELECT count(DISTINCT key) AS n FROM pending WHERE ${seen}`) : 0
  const passages = count(`SELECT count(*) AS n FROM passage WHERE ${seen}`)
  const waiting = `SELECT count(*) AS n FROM passage WHERE ${seen}
    AND NOT EXISTS (SELECT 1 FROM vector WHERE embedder = ${vectors?.embedderId ?? 0} AND key = passage.key)`
  return {
    reports: count(`SELECT count(*) AS n FROM report WHERE id IN (${filter.reports})`),
    passages,
    figures: count(`SELECT count(*) AS n FROM figure WHERE ${seen} AND ${isCounted}`),
    vectors: { ready: vectors ? passages - count(waiting) : 0, pending },
  }
}
