// Step: storage. The Library port on SQLite: reports, words, bigrams and vectors as rows and in memory.
import { join } from 'node:path'
import type { Embedder } from '#ports/embedder.ts'
import type { Library, LibraryStats, MetadataPatch } from '#ports/library.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import type { OpenVectorIndex } from '#ports/vector-index.ts'
import { AppError } from '#shared/errors.ts'
import { keepReports } from './kept-reports.ts'
import type { LibraryState, VectorState } from './library-state.ts'
import { libraryMigrations } from './migrations.ts'
import { type Database, openDatabase } from './open-database.ts'
import { readDirectory } from './passage-directory.ts'
import { readPostings } from './passage-postings.ts'
import { isListed, refreshIndex } from './refresh-index.ts'
import {
  correctMetadata,
  listFigureRows,
  listSources,
  listSummaries,
  parse,
  readPassages,
  readStoredReport,
} from './report-rows.ts'
import { searchPassages } from './search-passages.ts'
import { readOriginalFile } from './store-originals.ts'
import { findSourceRow, putSource, removeReport, storeReport } from './store-report.ts'
import {
  listPassageRows,
  listPendingTexts,
  putVectorRows,
  readPassageVectors,
  readPieceRows,
  readSentenceRows,
} from './vector-rows.ts'

export interface LibraryOptions {
  readonly dataDir: string
  readonly segmenter: Segmenter
  /** Null: words and bigrams alone. */
  readonly embedder: Pick<Embedder, 'id' | 'dimensions' | 'centre'> | null
  /** Absent: every search scans the vectors, which 20,000 passages bear. */
  readonly openIndex?: OpenVectorIndex
  /** For commands that only read, beside a server; a folder without a library reads as an empty one. */
  readonly isReadOnly?: boolean
  /** Passages indexed again because they would be cut differently now. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Opens `DATA/library.db`; a writer must hold the folder's lock. What it returns from is on the disk. */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { dataDir, segmenter, isReadOnly = false } = options
  const database = openDatabase({
    path: join(dataDir, 'library.db'),
    migrations: libraryMigrations,
    isReadOnly,
  })
  const directory = readDirectory(database)
  const state: LibraryState = {
    database,
    segmenter,
    dataDir,
    isReadOnly,
    vectors: openVectors(database, options),
    kept: keepReports(database),
    directory,
    postings: readPostings(database, directory),
    version: database.version(),
  }
  refreshIndex(state, options.onProgress)
  keepPostings(state)
  if (state.vectors && options.openIndex) {
    const { embedder, table, centre } = state.vectors
    const kind = centre ? `${embedder}/centred` : embedder
    state.vectors.index = await options.openIndex({
      dir: join(dataDir, 'hnsw'),
      embedder: kind,
      table,
      isReadOnly,
    })
  }
  return offer(state)
}

/** A cache: a disk that is full costs the next start a second, nothing else. */
function keepPostings({ database, postings, isReadOnly }: LibraryState): void {
  if (isReadOnly) return
  try {
    postings.keep(database)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

function openVectors(
  database: Database,
  { embedder, isReadOnly }: Pick<LibraryOptions, 'embedder' | 'isReadOnly'>,
): VectorState | null {
  if (!embedder) return null
  if (!isReadOnly)
    database.run('INSERT INTO embedder (name) VALUES (?) ON CONFLICT DO NOTHING', [embedder.id])
  const id = Number(database.get('SELECT id FROM embedder WHERE name = ?', [embedder.id])?.id ?? 0)
  const { dimensions, centre = null } = embedder
  const table = readPassageVectors({ database }, { id, dimensions, centre })
  return { embedder: embedder.id, embedderId: id, centre, table, index: null }
}

function offer(state: LibraryState): Library {
  const { database } = state
  // async, so that whatever fails arrives as a rejection
  return {
    findSource: async (location) => findSourceRow(state, location),
    storeReport: async (request) => storeReport(state, request),
    addSource: async (report, source) => database.transaction(() => addSource(state, report, source)),
    removeReport: async (id) => removeReport(state, id),
    setMetadata: async (id, patch) => database.transaction(() => setMetadata(state, id, patch)),
    listReports: async () => listSummaries(database),
    readReport: async (id) => readStoredReport(database, id),
    readOriginal: async (id) => {
      const kept = listSources(database, id).map(({ hash }) => readOriginalFile(state.dataDir, hash))
      return kept.find((bytes) => bytes !== null) ?? null
    },
    listSections: async (reports) => state.kept.listSections(reports),
    listFigures: async (reports) => (reports ? state.kept.listFigures(reports) : listFigureRows(database)),
    search: async (request) => {
      catchUp(state)
      return searchPassages(state, request)
    },
    readPassages: async (ids) => readPassages(database, ids),
    listPassages: async (report) => listPassageRows(state, report),
    readSentenceVectors: async (passages) => readSentenceRows(state, passages),
    readPieceVectors: async (passages) => readPieceRows(state, passages),
    listPending: async (limit) => listPendingTexts(state, limit),
    putVectors: async (vectors) => putVectorRows(state, vectors),
    stats: async () => readStats(state),
    close: async () => {
      await state.vectors?.index?.close()
      keepPostings(state)
      database.close()
    },
  }
}

/** A reader beside a server reads again what the server has changed. */
function catchUp(state: LibraryState): void {
  const version = state.database.version()
  if (version === state.version) return
  state.version = version
  state.directory = readDirectory(state.database)
  state.postings = readPostings(state.database, state.directory)
  if (!state.vectors) return
  const { embedderId, table, centre } = state.vectors
  const known = { id: embedderId, dimensions: table.dimensions, centre }
  state.vectors.table = readPassageVectors(state, known)
  // The index speaks of rows of the former table.
  state.vectors.index = null
}

function addSource(state: LibraryState, report: number, source: Parameters<Library['addSource']>[1]): void {
  requireReport(state, report)
  putSource(state, report, source)
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
  database.run('UPDATE report SET metadata = ? WHERE id = ?', [JSON.stringify(metadata), report])
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
    figures: count('SELECT count(*) AS n FROM figure'),
    vectors: {
      ready: count(`SELECT count(*) AS n FROM vector WHERE embedder = ${embedder}`),
      pending: count(vectors && !isListed(state) ? unlisted : 'SELECT count(DISTINCT key) AS n FROM pending'),
    },
  }
}
