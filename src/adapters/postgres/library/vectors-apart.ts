// Step: search. The library's vectors on a server of their own: brought there from the rows, resumed where it stopped; asked for the nearest, and their rows read for exact cosines.
import { sql } from 'kysely'
import type { Postgres, Row, Statements } from '#adapters/postgres/database/open-postgres.ts'
import type { PassageDirectory } from '#index/passage-directory.ts'
import { createPassageVectors } from '#index/passage-vectors.ts'
import type { VectorsApart } from '#index/search-passages.ts'
import type { ReportFilter, StoredVector, VectorStore } from '#ports/vector-index.ts'
import type { EmbedderRow } from './embedder-row.ts'

/** Vectors that are brought at a time; after each such page it is noted how far it is. */
const pageSize = 1_000
const leastCovered = 0.9
/** Counting a million rows takes half a second: how many have a vector is asked no more often. */
const countEveryMs = 5_000

export interface SyncStep {
  readonly done: number
  readonly total: number
}

/**
 * Brings what has changed since the last time; returns how many vectors went there. Every step can be done again, so that
 * whoever goes on after an end needs no more than the note of how far it was. One process at a time.
 */
export async function syncVectors(
  { postgres, embedder }: { readonly postgres: Postgres; readonly embedder: EmbedderRow },
  store: VectorStore,
  onStep: (step: SyncStep) => void = () => {},
): Promise<number> {
  const now = await postgres.get(sql`SELECT version, (SELECT coalesce(max(id), 0) FROM vector
    WHERE embedder = ${embedder.id}) AS last FROM library`)
  const goal = { version: Number(now?.version), vector: Number(now?.last) }
  const noted = await readNote(postgres, embedder)
  // A server that lost what it had begins anew.
  const from = noted.vector > 0 && (await store.count()) === 0 ? { version: -1, vector: 0 } : noted
  if (from.version === goal.version && from.vector === goal.vector) return 0
  let done = 0
  if (from.version >= 0 && from.version < goal.version)
    done += await bringChanged({ postgres, embedder }, store, from.version)
  for (let last = from.vector; last < goal.vector; ) {
    const rows = await readVectors(
      postgres,
      embedder,
      sql`vector.id > ${last} AND vector.id <= ${goal.vector}`,
    )
    await store.put(rows.map(toStored(embedder)))
    done += rows.length
    last = rows.length < pageSize ? goal.vector : Number(rows.at(-1)?.vector_id)
    await writeNote(postgres, embedder, { version: from.version, vector: last })
    onStep({ done: last, total: goal.vector })
  }
  await writeNote(postgres, embedder, goal)
  return done
}

/** Reports whose passages are others since, or gone. */
async function bringChanged(
  { postgres, embedder }: { readonly postgres: Postgres; readonly embedder: EmbedderRow },
  store: VectorStore,
  since: number,
): Promise<number> {
  let done = 0
  const changed = await postgres.all(sql`SELECT report FROM change WHERE version > ${since} ORDER BY version`)
  for (let at = 0; at < changed.length; at += 100) {
    const reports = changed.slice(at, at + 100).map(({ report }) => Number(report))
    await store.removeReports(reports)
    for (let last = 0; ; ) {
      const which = sql`passage.report = ANY (${reports}::int[]) AND vector.id > ${last}`
      const rows = await readVectors(postgres, embedder, which)
      await store.put(rows.map(toStored(embedder)))
      done += rows.length
      if (rows.length < pageSize) break
      last = Number(rows.at(-1)?.vector_id)
    }
  }
  return done
}

/** A page of them in the order of their numbers; a text that several passages share is in one page with all of them. */
async function readVectors(
  statements: Statements,
  embedder: EmbedderRow,
  which: ReturnType<typeof sql>,
): Promise<readonly Row[]> {
  return statements.all(sql`SELECT vector.id AS vector_id, passage.id, passage.report, vector.code
    FROM vector JOIN passage ON passage.key = vector.key WHERE vector.embedder = ${embedder.id} AND ${which}
    ORDER BY vector.id FETCH FIRST ${sql.lit(pageSize)} ROWS WITH TIES`)
}

/** As the library compares them: the centre taken off, in the steps of the stored code. */
function toStored({ dimensions, centre }: EmbedderRow): (row: Row) => StoredVector {
  return (row) => {
    const table = createPassageVectors(dimensions, centre, 1)
    table.add(Number(row.id), row.code as Uint8Array)
    const vector = Float32Array.from(table.codes.subarray(0, dimensions), (code) => code * table.scales[0]!)
    return { passage: Number(row.id), report: Number(row.report), vector }
  }
}

interface Note {
  readonly version: number
  readonly vector: number
}

async function readNote(statements: Statements, { id }: EmbedderRow): Promise<Note> {
  const row = await statements.get(sql`SELECT version, vector FROM vector_sync WHERE embedder = ${id}`)
  return row ? { version: Number(row.version), vector: Number(row.vector) } : { version: -1, vector: 0 }
}

async function writeNote(
  statements: Statements,
  { id }: EmbedderRow,
  { version, vector }: Note,
): Promise<void> {
  await statements.run(sql`INSERT INTO vector_sync (embedder, version, vector)
    VALUES (${id}, ${version}, ${vector}) ON CONFLICT (embedder)
    DO UPDATE SET version = excluded.version, vector = excluded.vector`)
}

/** `directory` is asked at each search, as it grows. Where the server is away, words answer alone. */
export function openVectorsApart(
  { postgres, embedder }: { readonly postgres: Postgres; readonly embedder: EmbedderRow },
  store: VectorStore,
): (directory: PassageDirectory) => VectorsApart {
  let counted = { at: Number.NEGATIVE_INFINITY, share: 0 }
  const { id, dimensions, centre } = embedder
  const readShare = async (): Promise<number> => {
    const row = await postgres.get(sql`SELECT (SELECT count(*) FROM passage)::int AS passages,
      (SELECT count(*) FROM passage JOIN vector ON vector.key = passage.key WHERE vector.embedder = ${id}
        AND vector.id <= (SELECT coalesce(max(vector), 0) FROM vector_sync WHERE embedder = ${id}))::int AS covered`)
    return Number(row?.covered) / Math.max(1, Number(row?.passages))
  }
  return (directory) => ({
    centre,
    isCovering: async () => {
      if (performance.now() - counted.at > countEveryMs || counted.share < leastCovered)
        counted = { at: performance.now(), share: await readShare() }
      return counted.share >= leastCovered
    },
    findNearest: (vector, { limit, reports }) =>
      store.search(vector, limit, toFilter(reports, directory)).catch(() => []),
    load: async (passages) => {
      const table = createPassageVectors(dimensions, centre)
      const rows = await postgres.all(sql`SELECT passage.id, vector.code FROM passage
        JOIN vector ON vector.embedder = ${id} AND vector.key = passage.key
        WHERE passage.id = ANY (${[...passages]}::int[])`)
      for (const row of rows) table.add(Number(row.id), row.code as Uint8Array)
      return table
    },
  })
}

/** Whichever list is shorter: those that may be found, or those that may not. */
function toFilter(reports: Iterable<number> | null, directory: PassageDirectory): ReportFilter {
  if (reports === null) return null
  const only = new Set(reports)
  const all = directory.listReports()
  const without = all.filter((report) => !only.has(report))
  return without.length < only.size ? (without.length === 0 ? null : { without }) : { only: [...only] }
}
