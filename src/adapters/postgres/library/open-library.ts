// Step: storage. The library on PostgreSQL: reports, figures, originals and vectors as rows of one server that several processes share.
import { sql } from 'kysely'
import type { Postgres } from '#adapters/postgres/database/open-postgres.ts'
import { searchApart, searchPassages } from '#index/search-passages.ts'
import type { Embedder } from '#ports/embedder.ts'
import type { PassageIndex } from '#ports/passage-index.ts'
import type { ReportStore } from '#ports/report-store.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import type { OpenVectorIndex, VectorStore } from '#ports/vector-index.ts'
import type { Views } from '#ports/views.ts'
import type { EmbedderRow } from './embedder-row.ts'
import { keepRows } from './kept-rows.ts'
import type { LibraryState } from './library-state.ts'
import { type MemoryIndex, type OpenGraph, openMemoryIndex } from './memory-index.ts'
import { openReportStore } from './open-report-store.ts'
import { openViews } from './open-views.ts'
import { refreshIndex, refuseOtherCut } from './refresh-index.ts'
import { openVectorsApart, type SyncStep, syncVectors } from './vectors-apart.ts'

export interface LibraryOptions {
  readonly segmenter: Segmenter
  /** Null: words and bigrams alone. */
  readonly embedder: Pick<Embedder, 'id' | 'dimensions' | 'centre'> | null
  readonly isReadOnly?: boolean
  /** Where the vectors are searched; absent or null: in the memory of this process. */
  readonly vectorStore?: VectorStore | null
  /** A cache that finds the nearest fast, in a folder of this process's own; absent: every search scans the vectors. */
  readonly graph?: { readonly open: OpenVectorIndex; readonly dir: string; readonly isReadOnly: boolean }
}

export interface SharedLibrary {
  readonly store: ReportStore
  readonly index: PassageIndex
  readonly views: Views
  /** Brings new vectors to the server that searches them, and tells how many; one process at a time. Null where there is none. */
  readonly syncVectors: ((onStep?: (step: SyncStep) => void) => Promise<number>) | null
  close(): Promise<void>
}

/** One library: the store sees everything, a reader gets a view. The connection is the caller's. */
export async function openLibrary(postgres: Postgres, options: LibraryOptions): Promise<SharedLibrary> {
  const { segmenter, embedder, isReadOnly = false, vectorStore = null } = options
  const known = embedder && (await findEmbedder(postgres, embedder, isReadOnly))
  const kept = keepRows()
  const memory = openMemoryIndex(postgres, {
    embedder: vectorStore ? null : known,
    kept,
    openGraph: toOpenGraph(options, known),
  })
  const state: LibraryState = { postgres, segmenter, embedder: known, kept, index: memory }
  if (isReadOnly) await refuseOtherCut(postgres, segmenter)
  else await refreshIndex(state)
  const apart = vectorStore && known && { embedder: known, vectorStore }
  const index = apart ? openIndexApart(memory, state, apart) : openPassageIndex(memory, state)
  return {
    store: openReportStore(state),
    index,
    views: openViews(state, index),
    close: memory.close,
    syncVectors:
      apart && ((onStep) => syncVectors({ postgres, embedder: apart.embedder }, apart.vectorStore, onStep)),
  }
}

/** The PassageIndex port with the vectors on a server of their own: words and bigrams in the memory of this process. */
function openIndexApart(
  memory: MemoryIndex,
  { postgres, segmenter }: Pick<LibraryState, 'postgres' | 'segmenter'>,
  { embedder, vectorStore }: { readonly embedder: EmbedderRow; readonly vectorStore: VectorStore },
): PassageIndex {
  const vectorsOver = openVectorsApart({ postgres, embedder }, vectorStore)
  return {
    search: async (asked, scope) => {
      const { directory, postings } = await memory.catchUp()
      return searchApart({ segmenter, directory, postings }, vectorsOver(directory), { asked, scope })
    },
  }
}

function toOpenGraph({ graph }: LibraryOptions, known: EmbedderRow | null): OpenGraph {
  if (!graph || !known) return null
  const { open, dir, isReadOnly } = graph
  const embedder = known.centre ? `${known.name}/centred` : known.name
  return (table) => open({ dir, embedder, table, isReadOnly })
}

/** The PassageIndex port: words, bigrams and vectors in the memory of this process, as in the embedded library. */
function openPassageIndex(
  memory: MemoryIndex,
  { segmenter, embedder }: Pick<LibraryState, 'segmenter' | 'embedder'>,
): PassageIndex {
  return {
    search: async (request, scope) => {
      const { directory, postings, table, graph } = await memory.catchUp()
      const vectors = table && { table, index: graph, centre: embedder?.centre ?? null }
      return searchPassages({ segmenter, directory, postings, vectors }, request, scope)
    },
  }
}

async function findEmbedder(
  postgres: Postgres,
  { id: name, dimensions, centre }: Pick<Embedder, 'id' | 'dimensions' | 'centre'>,
  isReadOnly: boolean,
): Promise<EmbedderRow> {
  if (!isReadOnly)
    await postgres.run(sql`INSERT INTO embedder (name) VALUES (${name}) ON CONFLICT DO NOTHING`)
  const row = await postgres.get(sql`SELECT id FROM embedder WHERE name = ${name}`)
  return { name, id: Number(row?.id ?? 0), dimensions, centre: centre ?? null }
}
