// Step: index. Vectors as rows, keyed by the content of their text: what waits, what has arrived, what a sentence has.
import { keyOfText } from '#adapters/stored/cut-passage.ts'
import { readPassage } from '#adapters/stored/report-rows.ts'
import type { Passage } from '#domain/report.ts'
import type { StoredPassage } from '#domain/stored-report.ts'
import { createPassageVectors, type PassageVectors } from '#index/passage-vectors.ts'
import { textsOfClauses, textsOfSentences } from '#index/text-to-embed.ts'
import type { PendingText } from '#ports/report-store.ts'
import { AppError } from '#shared/errors.ts'
import { takeOff } from '#shared/take-off.ts'
import { decodeVector, encodeVector } from '#shared/vectors/vector-code.ts'
import { readBlob } from './database/guarded-statement.ts'
import type { LibraryState, VectorState } from './library-state.ts'
import { parse } from './report-rows.ts'
import type { RowFilter } from './row-filter.ts'

/** Passages, then sentences, then clauses; a text that waits for several reports comes once. */
export function listPendingTexts({ database, vectors }: LibraryState, limit: number): readonly PendingText[] {
  if (!vectors) return []
  const texts = new Map<string, string>()
  const rows = database.all('SELECT key, text FROM pending ORDER BY rank, id LIMIT ?', [limit])
  for (const row of rows) texts.set(String(row.key), String(row.text))
  return Array.from(texts, ([key, text]) => ({ key, text }))
}

/** Keeps the vectors and takes their texts off the waiting list, in one transaction. */
export function putVectorRows(
  state: LibraryState,
  entries: readonly { readonly key: string; readonly vector: Float32Array }[],
): void {
  const { database, vectors } = state
  if (!vectors) throw noEmbedder()
  const blobs = entries.map(({ key, vector }) => ({ key, blob: encodeChecked(vector, vectors) }))
  database.transaction(() => {
    for (const { key, blob } of blobs) {
      database.run(
        'INSERT INTO vector (embedder, key, code) VALUES (?, ?, ?) ON CONFLICT (embedder, key) DO NOTHING',
        [vectors.embedderId, key, blob],
      )
      database.run('DELETE FROM pending WHERE key = ?', [key])
    }
  })
  for (const { key, blob } of blobs) {
    for (const row of database.all('SELECT id FROM passage WHERE key = ?', [key]))
      vectors.table.add(Number(row.id), blob)
  }
  vectors.index?.noteAdded()
}

function encodeChecked(vector: Float32Array, { table, embedder }: VectorState): Uint8Array {
  if (vector.length === table.dimensions && vector.every(Number.isFinite)) return encodeVector(vector)
  throw new AppError(
    'storage',
    `句向量不对：${embedder} 应有 ${table.dimensions} 维数值，得到 ${vector.length} 维。`,
    {
      fix: '检查编码器的设置；运行 antou doctor 查看。',
    },
  )
}

function noEmbedder(): AppError {
  return new AppError('setting', '没有启用编码器，不能存入句向量。', { fix: '把 ANTOU_EMBEDDER 设为 onnx。' })
}

/** One entry a sentence, null where a vector is missing; by passage. Where none is missing they are kept. */
export function readSentenceRows(
  state: LibraryState,
  passages: ReadonlyMap<number, Passage>,
): ReadonlyMap<number, readonly (Float32Array | null)[]> {
  const found = new Map<number, readonly (Float32Array | null)[]>()
  const fresh = new Map<number, Passage>()
  for (const [id, passage] of passages) {
    const kept = state.kept.vectorsOf(id)
    if (kept) found.set(id, kept)
    else fresh.set(id, passage)
  }
  for (const [id, list] of readTextVectors(state, fresh, textsOfSentences)) {
    found.set(id, list)
    if (list.every((vector) => vector !== null)) state.kept.keepVectors(id, list)
  }
  return found
}

/** Of sentences and clauses, without what is missing. */
export function readPieceRows(
  state: LibraryState,
  passages: ReadonlyMap<number, Passage>,
): ReadonlyMap<number, readonly Float32Array[]> {
  const pieces = (passage: Passage) => [...textsOfSentences(passage), ...textsOfClauses(passage)]
  return new Map(
    Array.from(readTextVectors(state, passages, pieces), ([id, vectors]) => [
      id,
      vectors.filter((vector) => vector !== null),
    ]),
  )
}

function readTextVectors(
  { database, vectors }: LibraryState,
  passages: ReadonlyMap<number, Passage>,
  textsOf: (passage: Passage) => readonly string[],
): ReadonlyMap<number, readonly (Float32Array | null)[]> {
  if (passages.size === 0) return new Map()
  const keys = new Map(
    Array.from(passages, ([id, passage]) => [id, textsOf(passage).map(keyOfText)] as const),
  )
  const known = new Map<string, Float32Array>()
  for (const row of database.all(
    'SELECT key, code FROM vector WHERE embedder = ? AND key IN (SELECT value FROM json_each(?))',
    [vectors?.embedderId ?? 0, JSON.stringify([...keys.values()].flat())],
  )) {
    known.set(String(row.key), decodeVector(readBlob(row.code)))
  }
  return new Map(Array.from(keys, ([id, list]) => [id, list.map((key) => known.get(key) ?? null)] as const))
}

function centred(vectors: VectorState | null, vector: Float32Array): Float32Array {
  return vectors?.centre ? takeOff(vectors.centre, vector) : vector
}

/** Passages of a report with their vectors as they are compared, in order. */
export function listPassageRows(
  { database, vectors }: LibraryState,
  report: number,
  filter: RowFilter,
): readonly StoredPassage[] {
  const rows = database.all(
    `SELECT passage.*, vector.code FROM passage LEFT JOIN vector ON vector.embedder = ? AND vector.key = passage.key
     WHERE passage.report = ? AND +passage.report IN (${filter.reports}) ORDER BY passage.id`,
    [vectors?.embedderId ?? 0, report, ...filter.values],
  )
  return rows.map((row) => ({
    passageId: Number(row.id),
    passage: readPassage(row, parse),
    vector: row.code === null ? null : centred(vectors, decodeVector(readBlob(row.code))),
  }))
}

/** Rows in memory at a time: a blob takes ten times its size until it is collected, 700 MB for 57,916 of them. */
const rowsRead = 1000

/** Reads the vectors of all passages into memory: 4 + `dimensions` bytes each. */
export function readPassageVectors(
  { database }: Pick<LibraryState, 'database'>,
  embedder: { readonly id: number; readonly dimensions: number; readonly centre: Float32Array | null },
): PassageVectors {
  const table = createPassageVectors(embedder.dimensions, embedder.centre)
  let last = { key: '', id: 0 }
  for (;;) {
    // Both indexes in the order of their keys: six times faster than in the order of the passages.
    const rows = database.all(
      `SELECT passage.id, passage.key, vector.code FROM passage INDEXED BY passage_key
       CROSS JOIN vector INDEXED BY vector_key ON vector.embedder = ? AND vector.key = passage.key
       WHERE (passage.key, passage.id) > (?, ?) ORDER BY passage.key, passage.id LIMIT ?`,
      [embedder.id, last.key, last.id, rowsRead],
    )
    for (const row of rows) {
      last = { key: String(row.key), id: Number(row.id) }
      table.add(last.id, readBlob(row.code))
    }
    if (rows.length < rowsRead) return table
  }
}
