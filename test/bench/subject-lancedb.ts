// Bench: LanceDB where it is installed (0.37.1 is the last for Node 20; it is no dependency): vectors and its own text index.
import { join } from 'node:path'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { loadOptional } from './load-optional.ts'
import { type Subject, wanted } from './subject.ts'

interface LanceQuery {
  nearestTo(vector: readonly number[]): LanceQuery
  fullTextSearch(text: string, options: { readonly columns: readonly string[] }): LanceQuery
  rerank(reranker: unknown): LanceQuery
  select(columns: readonly string[]): LanceQuery
  limit(count: number): LanceQuery
  toArray(): Promise<readonly unknown[]>
}
interface LanceTable {
  add(rows: readonly Record<string, unknown>[]): Promise<unknown>
  createIndex(column: string, options?: { readonly config: unknown }): Promise<void>
  query(): LanceQuery
}
interface LanceModule {
  connect(path: string): Promise<{
    createTable(name: string, rows: readonly Record<string, unknown>[]): Promise<LanceTable>
  }>
  readonly Index: { fts(options: Record<string, unknown>): unknown }
  readonly rerankers: { readonly RRFReranker: { create(): Promise<unknown> } }
}

const batchSize = 5000

export function lancedb(dir: string): Subject {
  let table: LanceTable | null = null
  let reranker: unknown
  let cut: (text: string) => string = (text) => text
  return {
    build: async (collection) => {
      const lance = await loadOptional<LanceModule>('@lancedb/lancedb')
      const segmenter = await openSegmenter()
      cut = (text) => segmenter.cut(text).join(' ')
      const connection = await lance.connect(join(dir, 'lance'))
      for (let from = 0; from < collection.count; from += batchSize) {
        const size = Math.min(batchSize, collection.count - from)
        const rows = Array.from({ length: size }, (_, at) => ({
          id: from + at,
          vector: Array.from(collection.vector(from + at)),
          text: cut(collection.text(from + at)),
        }))
        if (table) await table.add(rows)
        else table = await connection.createTable('passages', rows)
      }
      await table?.createIndex('vector')
      await table?.createIndex('text', {
        config: lance.Index.fts({ baseTokenizer: 'whitespace', stem: false }),
      })
      reranker = await lance.rerankers.RRFReranker.create()
    },
    ask: async ({ text, vector }) => {
      const query = table!
        .query()
        .nearestTo(vector)
        .fullTextSearch(cut(text), { columns: ['text'] })
      return (await query.rerank(reranker).select(['id']).limit(wanted).toArray()).length
    },
  }
}
