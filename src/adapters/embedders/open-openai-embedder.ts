// Step: vectors. The Embedder port on any OpenAI-compatible endpoint: batches, a breaker, normalised vectors of one size.
import type { Embedder } from '#ports/embedder.ts'
import { AppError } from '#shared/errors.ts'
import { type EmbeddingEndpoint, type Patience, requestEmbeddings } from './request-embeddings.ts'

export interface OpenaiEmbedderOptions extends EmbeddingEndpoint {
  /** Texts a request. */
  readonly batch: number
  /** Put before every text. */
  readonly prefix: string
  /** Monotonic milliseconds. */
  readonly clock?: () => number
}

/** A person waits for the question's vector, nobody for the others. */
const question: Patience = { timeoutMs: 4000, retries: 0 }
const background: Patience = { timeoutMs: 60_000, retries: 3 }
const opening: Patience = { timeoutMs: 10_000, retries: 1 }
const failuresToPause = 3
const pauseMs = 60_000
/** Longer than any passage; keeps a text within what the smallest models take. */
const mostCharacters = 2000

/** Without `dimensions` the endpoint is asked once for them. Throws AppError `setting` or `remote`. */
export async function openOpenaiEmbedder(options: OpenaiEmbedderOptions): Promise<Embedder> {
  const { model, prefix, batch, clock = () => performance.now() } = options
  const ask = openRequests(options)
  const dimensions = options.dimensions ?? (await ask(['维数'], opening))[0]?.length ?? 0
  const failures = { count: 0, until: 0 }
  const askGuarded = async (texts: readonly string[], patience: Patience) => {
    // While it rests, one request goes through when the pause is over; the rest are refused at once.
    if (failures.count >= failuresToPause && clock() < failures.until) throw resting(model)
    failures.until = clock() + pauseMs
    try {
      const vectors = await ask(texts, patience)
      failures.count = 0
      return vectors.map((vector) => normalise(vector, { dimensions, model }))
    } catch (error) {
      failures.count++
      failures.until = clock() + pauseMs
      throw error
    }
  }
  return {
    id: ['openai', addressOf(options.url), model, dimensions, prefix].filter(Boolean).join('/'),
    dimensions,
    embed: async (texts) => {
      // Some endpoints refuse an empty text.
      const inputs = texts.map((text) => prefix + (text.trim() === '' ? '。' : text.slice(0, mostCharacters)))
      const patience = texts.length === 1 ? question : background
      const vectors: Float32Array[] = []
      for (let at = 0; at < inputs.length; at += batch)
        vectors.push(...(await askGuarded(inputs.slice(at, at + batch), patience)))
      return vectors
    },
    close: async () => {},
  }
}

/** Not every model takes `dimensions`, and many that do not are right without being told. */
function openRequests(endpoint: EmbeddingEndpoint) {
  let sendsDimensions = endpoint.dimensions !== null
  return async (texts: readonly string[], patience: Patience) => {
    if (sendsDimensions) {
      try {
        return await requestEmbeddings(endpoint, texts, patience)
      } catch (error) {
        if (!(error instanceof AppError) || error.isRetryable) throw error
        const vectors = await requestEmbeddings({ ...endpoint, dimensions: null }, texts, patience)
        sendsDimensions = false
        return vectors
      }
    }
    return requestEmbeddings({ ...endpoint, dimensions: null }, texts, patience)
  }
}

/** What vectors depend on, without a user name or password that may stand in it. */
function addressOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname.replace(/\/+$/, '')}`
}

function normalise(
  vector: readonly number[],
  { dimensions, model }: { dimensions: number; model: string },
): Float32Array {
  if (vector.length !== dimensions) {
    throw new AppError(
      'setting',
      `句向量接口 ${model} 给的是 ${vector.length} 维，设的是 ${dimensions} 维。`,
      {
        fix: `把 ANTOU_EMBEDDER_DIMENSIONS 设为 ${vector.length}，或去掉这项设置。`,
      },
    )
  }
  const length = Math.hypot(...vector) || 1
  return Float32Array.from(vector, (value) => value / length)
}

function resting(model: string): AppError {
  return new AppError('remote', `句向量接口 ${model} 连续出错，暂停使用一分钟。`, {
    fix: '这期间只按词检索，过后自动再试；用 antou doctor 看原因。',
    isRetryable: true,
  })
}
