// Step: index. Vectors as rows, keyed by the content of their text: what waits, what has arrived, what a sentence has.
import { sql } from 'kysely'
import type { Postgres, Statements } from '#adapters/postgres/database/open-postgres.ts'
import { keyOfText } from '#adapters/stored/cut-passage.ts'
import { readPassage } from '#adapters/stored/report-rows.ts'
import type { Passage } from '#domain/report.ts'
import type { StoredPassage } from '#domain/stored-report.ts'
import { textsOfClauses, textsOfSentences } from '#index/text-to-embed.ts'
import type { PendingText } from '#ports/report-store.ts'
import { AppError } from '#shared/errors.ts'
import { takeOff } from '#shared/take-off.ts'
import { decodeVector, encodeVector } from '#shared/vectors/vector-code.ts'
import type { EmbedderRow } from './embedder-row.ts'
import { insertRows, type LibraryState } from './library-state.ts'
import { parse } from './parse-stored.ts'
import { passageColumns } from './read-reports.ts'
import type { RowFilter } from './row-filter.ts'

/** Passages, then sentences, then clauses; a text that waits for several reports comes once. */
export async function listPendingTexts(
  statements: Statements,
  embedder: EmbedderRow | null,
  limit: number,
): Promise<readonly PendingText[]> {
  if (!embedder) return []
  const rows = await statements.all(sql`SELECT key, text FROM pending ORDER BY rank, id LIMIT ${limit}`)
  const texts = new Map(rows.map((row) => [String(row.key), String(row.text)]))
  return Array.from(texts, ([key, text]) => ({ key, text }))
}

/** Keeps the vectors and takes their texts off the waiting list, in one transaction. */
export async function putVectorRows(
  postgres: Postgres,
  embedder: EmbedderRow | null,
  vectors: readonly { readonly key: string; readonly vector: Float32Array }[],
): Promise<void> {
  if (!embedder)
    throw new AppError('setting', '没有启用编码器，不能存入句向量。', {
      fix: '把 ANTOU_EMBEDDER 设为 onnx。',
    })
  const codes = new Map(vectors.map(({ key, vector }) => [key, Buffer.from(encodeChecked(vector, embedder))]))
  await postgres.transaction(async (statements) => {
    // The row is the lock: numbers of vectors grow in the order of commits, by which every index catches up.
    await statements.run(sql`UPDATE library SET vectors = vectors + 1`)
    const keys = [...codes.keys()]
    const known = await statements.all(
      sql`SELECT key FROM vector WHERE embedder = ${embedder.id} AND key = ANY (${keys}::text[])`,
    )
    for (const { key } of known) codes.delete(String(key))
    const rows = Array.from(codes, ([key, code]) => [embedder.id, key, code])
    await insertRows(statements, 'vector', { columns: ['embedder', 'key', 'code'], rows })
    await statements.run(sql`DELETE FROM pending WHERE key = ANY (${keys}::text[])`)
  })
}

function encodeChecked(vector: Float32Array, { name, dimensions }: EmbedderRow): Uint8Array {
  if (vector.length === dimensions && vector.every(Number.isFinite)) return encodeVector(vector)
  throw new AppError('storage', `句向量不对：${name} 应有 ${dimensions} 维数值，得到 ${vector.length} 维。`, {
    fix: '检查编码器的设置；运行 antou doctor 查看。',
  })
}

/** One entry a sentence, null where a vector is missing; by passage. Where none is missing they are kept. */
export async function readSentenceRows(
  { postgres, embedder, kept }: Pick<LibraryState, 'postgres' | 'embedder' | 'kept'>,
  passages: ReadonlyMap<number, Passage>,
): Promise<ReadonlyMap<number, readonly (Float32Array | null)[]>> {
  const partly = new Map<number, readonly (Float32Array | null)[]>()
  const whole = await kept.keepMany('vectors', [...passages.keys()], async (missing) => {
    const some = new Map(missing.map((id) => [id, passages.get(id)!] as const))
    const read = await readTextVectors(postgres, embedder, { passages: some, textsOf: textsOfSentences })
    const complete = new Map<number, readonly (Float32Array | null)[]>()
    for (const [id, list] of read) (list.includes(null) ? partly : complete).set(id, list)
    return complete
  })
  return new Map([...whole, ...partly])
}

/** Of sentences and clauses, without what is missing. */
export async function readPieceRows(
  { postgres, embedder }: Pick<LibraryState, 'postgres' | 'embedder'>,
  passages: ReadonlyMap<number, Passage>,
): Promise<ReadonlyMap<number, readonly Float32Array[]>> {
  const textsOf = (passage: Passage) => [...textsOfSentences(passage), ...textsOfClauses(passage)]
  const read = await readTextVectors(postgres, embedder, { passages, textsOf })
  return new Map(Array.from(read, ([id, list]) => [id, list.filter((vector) => vector !== null)]))
}

async function readTextVectors(
  statements: Statements,
  embedder: EmbedderRow | null,
  {
    passages,
    textsOf,
  }: {
    readonly passages: ReadonlyMap<number, Passage>
    readonly textsOf: (passage: Passage) => readonly string[]
  },
): Promise<ReadonlyMap<number, readonly (Float32Array | null)[]>> {
  if (passages.size === 0) return new Map()
  const keys = new Map(
    Array.from(passages, ([id, passage]) => [id, textsOf(passage).map(keyOfText)] as const),
  )
  const rows = await statements.all(sql`SELECT key, code FROM vector
    WHERE embedder = ${embedder?.id ?? 0} AND key = ANY (${[...keys.values()].flat()}::text[])`)
  const known = new Map(rows.map((row) => [String(row.key), decodeVector(row.code as Uint8Array)]))
  return new Map(Array.from(keys, ([id, list]) => [id, list.map((key) => known.get(key) ?? null)] as const))
}

/** Passages of a report with their vectors as they are compared, in order. */
export async function listPassageRows(
  { postgres, embedder }: Pick<LibraryState, 'postgres' | 'embedder'>,
  report: number,
  { reports }: RowFilter,
): Promise<readonly StoredPassage[]> {
  const rows = await postgres.all(sql`SELECT ${passageColumns}, vector.code FROM passage
    LEFT JOIN vector ON vector.embedder = ${embedder?.id ?? 0} AND vector.key = passage.key
    WHERE report = ${report} AND report IN (${reports}) ORDER BY passage.id`)
  const centred = (vector: Float32Array) => (embedder?.centre ? takeOff(embedder.centre, vector) : vector)
  return rows.map((row) => ({
    passageId: Number(row.id),
    passage: readPassage(row, parse),
    vector: row.code === null ? null : centred(decodeVector(row.code as Uint8Array)),
  }))
}
