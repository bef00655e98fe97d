// Step: storage. The Views port on PostgreSQL: for a reader, the rows he may see. Every statement carries his filter, or numbers that it left.
import { sql } from 'kysely'
import type { Passage } from '#domain/report.ts'
import type { SearchScope } from '#domain/search.ts'
import type { LibraryStats, LibraryView } from '#ports/library-view.ts'
import type { PassageIndex } from '#ports/passage-index.ts'
import type { Views } from '#ports/views.ts'
import { listOrigins } from './earlier-rows.ts'
import type { LibraryState } from './library-state.ts'
import { readOriginal } from './originals.ts'
import { isCounted, listByIndicator, listFigureRows, readFiguresByReport, readTold } from './read-figures.ts'
import {
  listReportsSeen,
  listSources,
  type PassageOf,
  readPassages,
  readSections,
  readStoredReport,
} from './read-reports.ts'
import { filterFor, type RowFilter } from './row-filter.ts'
import { listPassageRows, readPieceRows, readSentenceRows } from './vector-rows.ts'

export function openViews(state: LibraryState, index: PassageIndex): Views {
  return { viewFor: (reader) => openView(filterFor(reader), state, index) }
}

function openView(filter: RowFilter, state: LibraryState, index: PassageIndex): LibraryView {
  const { postgres, kept } = state
  const scope = () => readScope(state, filter)
  /** Of numbers that came from outside, those that exist for this reader. */
  const narrow = async (reports: readonly number[]) => {
    const { allowed } = await scope()
    return allowed ? reports.filter((report) => allowed.has(report)) : reports
  }
  const listPassagesOf = async (ids: readonly number[]): Promise<ReadonlyMap<number, Passage>> => {
    const { allowed } = await scope()
    const all = await kept.keepMany<PassageOf>('passages', ids, (missing) => readPassages(postgres, missing))
    const found = [...all].filter(([, { reportId }]) => allowed?.has(reportId) ?? true)
    return new Map(found.map(([id, { passage }]) => [id, passage]))
  }
  return {
    listReports: async () => {
      await state.index.catchUp()
      return kept.keep('values', `reports ${filter.key}`, () => listReportsSeen(postgres, filter))
    },
    readReport: async (id) => {
      if ((await narrow([id])).length === 0) return null
      return kept.keep('reports', id, () => readStoredReport(postgres, id))
    },
    readOriginal: async (id) => ((await narrow([id])).length === 0 ? null : readFirstOriginal(state, id)),
    listSections: async (reports) =>
      kept.keepMany('sections', await narrow(reports), (missing) => readSections(postgres, missing)),
    ...openFigures(filter, state, narrow),
    search: async (request) => index.search(request, await scope()),
    readPassages: listPassagesOf,
    listPassages: async (report) => listPassageRows(state, report, filter),
    readSentenceVectors: async (passages) => readSentenceRows(state, await listPassagesOf(passages)),
    readPieceVectors: async (passages) => readPieceRows(state, await listPassagesOf(passages)),
    stats: () => readStats(state, filter),
  }
}

function openFigures(
  filter: RowFilter,
  { postgres, kept, index }: LibraryState,
  narrow: (reports: readonly number[]) => Promise<readonly number[]>,
): Pick<LibraryView, 'listFigures' | 'listFiguresOf' | 'listTold'> {
  return {
    listFigures: async (reports) => {
      if (!reports) return listFigureRows(postgres, filter.reports)
      const ids = [...new Set(await narrow(reports))].sort((one, other) => one - other)
      const found = await kept.keepMany('figures', ids, (missing) => readFiguresByReport(postgres, missing))
      return [...found.values()].flat()
    },
    listTold: async () => {
      await index.catchUp()
      const reports = await kept.keep('values', `reports ${filter.key}`, () =>
        listReportsSeen(postgres, filter),
      )
      const ids = reports.map(({ id }) => id)
      return kept.keepMany('told', ids, (missing) => readTold(postgres, missing))
    },
    listFiguresOf: async (indicators) => {
      await index.catchUp()
      const lists = await Promise.all(
        indicators.map((name) =>
          kept.keep('lists', `${name} ${filter.key}`, () => listByIndicator(postgres, filter, name)),
        ),
      )
      return lists.flat()
    },
  }
}

async function readFirstOriginal({ postgres }: LibraryState, report: number): Promise<Uint8Array | null> {
  for (const { hash } of [
    ...(await listOrigins(postgres, report)),
    ...(await listSources(postgres, report)),
  ]) {
    const bytes = await readOriginal(postgres, hash)
    if (bytes) return bytes
  }
  return null
}

/** What of the index a reader's search may touch; kept until the library changes. */
async function readScope({ postgres, kept, index }: LibraryState, filter: RowFilter): Promise<SearchScope> {
  await index.catchUp()
  return kept.keep('values', `scope ${filter.key}`, async () => {
    const rows = await postgres.all(sql`SELECT id, visible = 'all' AS is_open,
      (SELECT count(*) FROM report)::int AS total FROM report WHERE id IN (${filter.reports})`)
    const allowed = rows.map((row) => Number(row.id))
    const open = rows.filter((row) => row.is_open === true).map((row) => Number(row.id))
    const isWhole = allowed.length === Number(rows[0]?.total ?? 0) && rows.length > 0
    // Where nothing is open to all, the weights can only come from what this reader sees.
    const weighed = open.length > 0 ? open : allowed
    return {
      allowed: isWhole ? null : new Set(allowed),
      weighed: isWhole && weighed.length === allowed.length ? null : new Set(weighed),
    }
  })
}

async function readStats(
  { postgres, embedder }: LibraryState,
  { reports }: RowFilter,
): Promise<LibraryStats> {
  const seen = sql`report IN (${reports})`
  const row = await postgres.get(sql`SELECT
    (SELECT count(*) FROM report WHERE id IN (${reports}))::int AS reports,
    (SELECT count(*) FROM passage WHERE ${seen})::int AS passages,
    (SELECT count(*) FROM figure WHERE ${seen} AND ${isCounted})::int AS figures,
    (SELECT count(DISTINCT key) FROM pending WHERE ${seen})::int AS pending,
    (SELECT count(*) FROM passage WHERE ${seen} AND NOT EXISTS (SELECT 1 FROM vector
      WHERE embedder = ${embedder?.id ?? 0} AND vector.key = passage.key))::int AS waiting`)
  const [count, passages] = [(name: string) => Number(row?.[name] ?? 0), Number(row?.passages ?? 0)]
  return {
    reports: count('reports'),
    passages,
    figures: count('figures'),
    vectors: embedder
      ? { ready: passages - count('waiting'), pending: count('pending') }
      : { ready: 0, pending: 0 },
  }
}
