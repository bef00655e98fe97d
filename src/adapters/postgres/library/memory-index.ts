// Step: search. The words, and where no other index has them the vectors, of all passages in the memory of this process: read from the rows, kept up with them.
import { sql } from 'kysely'
import type { Postgres, Row, Statements } from '#adapters/postgres/database/open-postgres.ts'
import type { VectorTable } from '#domain/search.ts'
import { createDirectory, type PassageDirectory } from '#index/passage-directory.ts'
import { createPostings, type PassagePostings } from '#index/passage-postings.ts'
import { createPassageVectors, type PassageVectors } from '#index/passage-vectors.ts'
import type { VectorIndex } from '#ports/vector-index.ts'
import type { EmbedderRow } from './embedder-row.ts'
import type { KeptRows } from './kept-rows.ts'

export interface MemoryIndex {
  /** What was committed before the call is in it afterwards; what is kept of older rows is forgotten. */
  catchUp(): Promise<MemoryState>
  close(): Promise<void>
}

/** Finds the nearest of the table fast; absent or null: every search scans it. */
export type OpenGraph = ((table: VectorTable) => Promise<VectorIndex>) | null

interface MemoryState {
  readonly directory: PassageDirectory
  readonly postings: PassagePostings
  readonly table: PassageVectors | null
  readonly graph: VectorIndex | null
}

/** Rows in memory at a time. */
const rowsRead = 2_000

interface Loaded extends Omit<MemoryState, 'graph'> {
  graph: VectorIndex | null
  version: number
  vectors: number
  lastVector: number
}

/** `embedder`: null where vectors are not kept here. */
export function openMemoryIndex(
  postgres: Postgres,
  {
    embedder,
    kept,
    openGraph,
  }: { readonly embedder: EmbedderRow | null; readonly kept: KeptRows; readonly openGraph: OpenGraph },
): MemoryIndex {
  let loaded: Loaded | null = null
  let running: Promise<MemoryState> | null = null
  const look = async (): Promise<MemoryState> => {
    const now = await postgres.get(sql`SELECT version, vectors FROM library`)
    if (loaded && Number(now?.version) === loaded.version && Number(now?.vectors) === loaded.vectors)
      return loaded
    const present = loaded ?? createEmpty(embedder)
    const isChanged = Number(now?.version) !== present.version
    // A load that breaks off leaves half of it: the next begins anew.
    loaded = null
    try {
      await postgres.snapshot((statements) => loadNew(statements, present, embedder))
    } catch (error) {
      await present.graph?.close()
      throw error
    }
    if (present.table) present.graph ??= (await openGraph?.(present.table)) ?? null
    loaded = present
    if (isChanged) kept.forget()
    return present
  }
  return {
    // Those that ask while it looks begin a look of their own: what they wait for may have been committed since.
    catchUp: async () => {
      while (running) await running.catch(() => {})
      running = look().finally(() => {
        running = null
      })
      return running
    },
    close: async () => {
      await running?.catch(() => {})
      await loaded?.graph?.close()
    },
  }
}

function createEmpty(embedder: EmbedderRow | null): Loaded {
  return {
    directory: createDirectory(1024),
    postings: createPostings(),
    table: embedder && createPassageVectors(embedder.dimensions, embedder.centre),
    graph: null,
    version: -1,
    vectors: -1,
    lastVector: 0,
  }
}

/** All rows are of one moment. */
async function loadNew(statements: Statements, to: Loaded, embedder: EmbedderRow | null): Promise<void> {
  const now = await statements.get(sql`SELECT version, vectors FROM library`)
  const isFirst = to.version < 0
  const changed = isFirst
    ? []
    : await statements.all(sql`SELECT report FROM change WHERE version > ${to.version}`)
  const reports = changed.map(({ report }) => Number(report))
  for (const report of reports) forgetReport(to, report)
  const which = isFirst ? sql`true` : sql`report = ANY (${reports}::int[])`
  if (isFirst || reports.length > 0) {
    await eachRow(
      statements,
      sql`SELECT id, report, word_count AS words, bigram_count AS bigrams,
      words AS word_terms, bigrams AS bigram_terms FROM passage WHERE ${which}`,
      (row) => addPassage(to, row),
    )
    if (embedder && !isFirst) await loadVectors(statements, to, { embedder, which, after: 0 })
  }
  if (embedder) await loadVectors(statements, to, { embedder, which: sql`true`, after: to.lastVector })
  to.version = Number(now?.version)
  to.vectors = Number(now?.vectors)
}

function forgetReport({ directory, table, graph }: MemoryState, report: number): void {
  const passages = directory.listPassages(report)
  for (const passage of passages) table?.remove(passage)
  graph?.noteRemoved(passages)
  directory.removeReport(report)
}

function addPassage({ directory, postings }: MemoryState, row: Row): void {
  const [id, report, words, bigrams] = [row.id, row.report, row.words, row.bigrams].map(Number)
  directory.add({ id: id!, report: report!, words: words!, bigrams: bigrams! })
  postings.add(id!, { words: row.word_terms as Uint8Array, bigrams: row.bigram_terms as Uint8Array })
}

/** Vectors of these passages that were stored after the one of number `after`. */
async function loadVectors(
  statements: Statements,
  to: Loaded,
  {
    embedder,
    which,
    after,
  }: { readonly embedder: EmbedderRow; readonly which: ReturnType<typeof sql>; readonly after: number },
): Promise<void> {
  const newest = await statements.get(
    sql`SELECT coalesce(max(id), 0) AS last FROM vector WHERE embedder = ${embedder.id}`,
  )
  await eachRow(
    statements,
    sql`SELECT passage.id, vector.code FROM vector JOIN passage ON passage.key = vector.key
      WHERE vector.embedder = ${embedder.id} AND vector.id > ${after} AND ${which}`,
    (row) => to.table?.add(Number(row.id), row.code as Uint8Array),
  )
  to.graph?.noteAdded()
  to.lastVector = Math.max(to.lastVector, Number(newest?.last))
}

/** In the order of `id`, page by page on the server. */
async function eachRow(
  statements: Statements,
  query: ReturnType<typeof sql>,
  take: (row: Row) => void,
): Promise<void> {
  await statements.run(sql`DECLARE pages NO SCROLL CURSOR FOR ${query} ORDER BY 1`)
  for (;;) {
    const rows = await statements.all(sql`FETCH ${sql.raw(String(rowsRead))} FROM pages`)
    for (const row of rows) take(row)
    if (rows.length < rowsRead) break
  }
  await statements.run(sql`CLOSE pages`)
}
