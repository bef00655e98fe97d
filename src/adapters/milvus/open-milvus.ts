// Step: search. The VectorStore port on Milvus: one collection an encoder, cut by report. Filters hold whole numbers that this program made, never text.
import { createHash } from 'node:crypto'
import type { MilvusClient } from '@zilliz/milvus2-sdk-node'
import type { OpenVectorStore, ReportFilter, VectorStore } from '#ports/vector-index.ts'
import { AppError } from '#shared/errors.ts'
import { refuseOldVersion } from './refuse-old-version.ts'

export interface MilvusSettings {
  /** host:port, with https:// where it speaks TLS. */
  readonly address: string
  /** user:password, or a key; null: none is asked for. */
  readonly token: string | null
}

const timeoutMs = 10_000
/** A server refuses to be asked more often whether it is there. */
const pingMs = 5 * 60_000 + 1_000
const partitions = 64
/** Rows that are sent at once: some 4 MB, a message may have 64. */
const rowsAtOnce = 1_000
/** Passages that HNSW looks at; as many as are wanted at least. */
const leastEf = 256
const graph = { M: 16, efConstruction: 200 }

/** Throws AppError `setting` where it is older than is safe or refuses the token, `remote` where it cannot be reached. */
export async function openMilvus(
  settings: MilvusSettings,
  { embedder, dimensions }: Parameters<OpenVectorStore>[0],
): Promise<VectorStore> {
  const { address } = settings
  const client = await connect(settings)
  const name = `antou_${createHash('sha256').update(embedder).digest('hex').slice(0, 24)}`
  const asked = <T>(work: () => Promise<T>): Promise<T> => translate(work, address)
  await asked(() => prepare(client, name, dimensions))
  return {
    name: `Milvus ${address}`,
    search: (vector, limit, reports) => asked(() => search({ client, name, vector, limit, reports })),
    put: (vectors) =>
      asked(async () => {
        for (let at = 0; at < vectors.length; at += rowsAtOnce) {
          const data = vectors
            .slice(at, at + rowsAtOnce)
            .map(({ passage, report, vector }) => ({ id: passage, report, vector: Array.from(vector) }))
          checked(await client.upsert({ collection_name: name, data }))
        }
      }),
    removeReports: (reports) =>
      asked(async () => {
        if (reports.length === 0) return
        const filter = writeFilter({ only: reports })
        checked(await client.delete({ collection_name: name, filter }))
      }),
    count: () =>
      asked(async () => {
        const answer = checked(
          await client.query({ collection_name: name, filter: '', output_fields: ['count(*)'] }),
        )
        return Number(answer.data[0]?.['count(*)'] ?? 0)
      }),
    close: async () => {
      await client.closeConnection()
    },
  }
}

async function search({
  client,
  name,
  vector,
  limit,
  reports,
}: {
  readonly client: MilvusClient
  readonly name: string
  readonly vector: Float32Array
  readonly limit: number
  readonly reports: ReportFilter
}): Promise<readonly number[]> {
  const found = checked(
    await client.search({
      collection_name: name,
      data: [Array.from(vector)],
      limit,
      filter: writeFilter(reports),
      output_fields: ['id'],
      params: { ef: Math.max(leastEf, limit) },
    }),
  )
  return found.results.map(({ id }) => Number(id))
}

/** The package is not everybody's: it is loaded where an address is set. */
async function connect({ address, token }: MilvusSettings): Promise<MilvusClient> {
  const { MilvusClient } = await import('@zilliz/milvus2-sdk-node').catch((cause: unknown) => {
    throw new AppError('setting', '没有装 Milvus 的组件。', {
      fix: '运行 npm ci（不要带 --omit=optional），或不设 MILVUS_ADDRESS。',
      cause,
    })
  })
  const client = new MilvusClient({
    address,
    ...(token === null ? {} : { token }),
    timeout: timeoutMs,
    maxRetries: 1,
    logLevel: 'silent',
    channelOptions: { 'grpc.keepalive_time_ms': pingMs },
  })
  await translate(async () => {
    await client.connectPromise
    refuseOldVersion((await client.getVersion()).version)
  }, address).catch(async (error: unknown) => {
    await client.closeConnection().catch(() => {})
    throw error
  })
  return client
}

async function prepare(client: MilvusClient, name: string, dimensions: number): Promise<void> {
  const { value } = checked(await client.hasCollection({ collection_name: name }))
  if (value !== true) {
    const { DataType } = await import('@zilliz/milvus2-sdk-node')
    const made = await client.createCollection({
      collection_name: name,
      fields: [
        { name: 'id', data_type: DataType.Int64, is_primary_key: true, autoID: false },
        { name: 'report', data_type: DataType.Int64, is_partition_key: true },
        { name: 'vector', data_type: DataType.FloatVector, dim: dimensions },
      ],
      num_partitions: partitions,
      // What was put is found by the next search, whichever process asks.
      consistency_level: 'Strong' as never,
      index_params: [{ field_name: 'vector', index_type: 'HNSW', metric_type: 'IP', params: graph }],
    })
    // Another process may have made it meanwhile.
    const isThere = checked(await client.hasCollection({ collection_name: name })).value === true
    if (!isThere) checked({ status: made })
  }
  checked({ status: await client.loadCollection({ collection_name: name }) })
}

/** Throws AppError for a number that is none: the filter is the one text that is built for the server. */
function writeFilter(reports: ReportFilter): string {
  if (reports === null) return ''
  const [word, numbers] = 'only' in reports ? ['in', reports.only] : ['not in', reports.without]
  if (!numbers.every((number) => Number.isSafeInteger(number)))
    throw new AppError('input', '报告编号不是整数。', { fix: '用 antou reports 查看编号。' })
  return `report ${word} [${numbers.join(',')}]`
}

function checked<
  Answer extends { readonly status: { readonly error_code: string | number; readonly reason: string } },
>(answer: Answer): Answer {
  if (answer.status.error_code !== 'Success' && answer.status.error_code !== 0)
    throw new Error(answer.status.reason)
  return answer
}

/** What the server says may hold what was asked: only what kind of trouble it is goes on. */
async function translate<T>(work: () => Promise<T>, address: string): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) throw error
    const said = error instanceof Error ? error.message : String(error)
    if (/unauthenticated|auth|permission/i.test(said))
      throw new AppError('setting', `Milvus 不认这个令牌：${address}`, {
        fix: '改 MILVUS_TOKEN（用户:密码）。',
      })
    const isAway = /UNAVAILABLE|DEADLINE|ECONN|timeout|connect|CANCELLED/i.test(said)
    throw new AppError('remote', `Milvus ${isAway ? '连不上' : '出错'}：${address}`, {
      fix: '看 Milvus 在不在运行、MILVUS_ADDRESS 对不对；其间按词检索，恢复后不用重启案头。',
      isRetryable: true,
    })
  }
}
