// Step: storage. The library on SQLite: reports, words, bigrams and vectors as rows and in memory; the store that fills it, the views on it.
import { join } from 'node:path'
import type { Embedder } from '#ports/embedder.ts'
import type { PassageIndex } from '#ports/passage-index.ts'
import type { ReportStore } from '#ports/report-store.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import type { OpenVectorIndex } from '#ports/vector-index.ts'
import type { Views } from '#ports/views.ts'
import { AppError } from '#shared/errors.ts'
import { type Database, openDatabase } from './database/open-database.ts'
import { keepReports } from './kept-reports.ts'
import type { LibraryState, VectorState } from './library-state.ts'
import { libraryMigrations } from './migrations.ts'
import { openPassageIndex } from './open-passage-index.ts'
import { openReportStore } from './open-report-store.ts'
import { openViews } from './open-views.ts'
import { keepPostings, readDirectory, readPostings } from './read-index.ts'
import { refreshIndex } from './refresh-index.ts'
import type { SeenSeals } from './seals/seal-report.ts'
import { readPassageVectors } from './vector-rows.ts'

/** One library: the store sees everything, a reader gets a view. */
export interface Library {
  readonly store: ReportStore
  readonly index: PassageIndex
  readonly views: Views
  /** Reports that another thread found whole, with their seals: reading them looks through them no more. */
  noteWhole(seals: readonly (readonly [report: number, seal: string])[]): void
  close(): Promise<void>
}

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
  const seen: SeenSeals = new Map()
  const state: LibraryState = {
    database,
    segmenter,
    dataDir,
    isReadOnly,
    vectors: openVectors(database, options),
    kept: keepReports(database, seen),
    directory,
    postings: readPostings(database, directory),
    version: database.version(),
  }
  refreshIndex(state, options.onProgress)
  keepIndex(state)
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
  const index = openPassageIndex(state)
  return {
    store: openReportStore(state),
    index,
    views: openViews(state, index),
    noteWhole: (seals) => {
      for (const [report, seal] of seals) seen.set(report, seal)
    },
    async close() {
      await state.vectors?.index?.close()
      keepIndex(state)
      database.close()
    },
  }
}

/** A cache: a disk that is full costs the next start a second, nothing else. */
function keepIndex({ database, postings, isReadOnly }: LibraryState): void {
  if (isReadOnly) return
  try {
    keepPostings(database, postings)
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
