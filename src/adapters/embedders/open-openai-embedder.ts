// Step: vectors. The Embedder port on any OpenAI-compatible endpoint: batches, a guard, normalised vectors of one size.

import type { Embedder } from '#ports/embedder.ts'
import type { OpenEndpointGuard, Patience } from '#ports/endpoint-guard.ts'
import { AppError } from '#shared/errors.ts'
import { type EmbeddingEndpoint, requestEmbeddings, wordFailures } from './request-embeddings.ts'

export interface OpenaiEmbedderOptions extends EmbeddingEndpoint {
  /** Texts a request. */
  readonly batch: number
  /** Put before every text. */
  readonly prefix: string
}

/** A person waits for the question's vector, nobody for the others. */
const pauses = { pauseMs: 500, longestPauseMs: 10_000 }
const question: Patience = { ...pauses, attemptMs: 4000, retries: 0 }
const background: Patience = { ...pauses, attemptMs: 60_000, retries: 3 }
const opening: Patience = { ...pauses, attemptMs: 10_000, retries: 1 }
/** Longer than any passage; keeps a text within what the smallest models take. */
const mostCharacters = 2000

/** Without `dimensions` the endpoint is asked once for them. Throws AppError `setting` or `remote`. */
export async function openOpenaiEmbedder(
  options: OpenaiEmbedderOptions,
  openGuard: OpenEndpointGuard,
): Promise<Embedder> {
  const { model, prefix, batch } = options
  const guard = openGuard(wordFailures(options))
  const request = openRequests(options)
  const askSize = async () =>
    (await guard.ask((signal) => request(['维数'], signal), opening))[0]?.length ?? 0
  const dimensions = options.dimensions ?? (await askSize())
  return {
    id: ['openai', addressOf(options.url), model, dimensions, prefix].filter(Boolean).join('/'),
    dimensions,
    embed: async (texts) => {
      // Some endpoints refuse an empty text.
      const inputs = texts.map((text) => prefix + (text.trim() === '' ? '。' : text.slice(0, mostCharacters)))
      const patience = texts.length === 1 ? question : background
      const vectors: Float32Array[] = []
      for (let at = 0; at < inputs.length; at += batch) {
        const some = inputs.slice(at, at + batch)
        const found = await guard.ask(async (signal) => {
          const raw = await request(some, signal)
          return raw.map((vector) => normalise(vector, { dimensions, model }))
        }, patience)
        vectors.push(...found)
      }
      return vectors
    },
    close: async () => {},
  }
}

/** Not every model takes `dimensions`, and many that do not are right without being told. */
function openRequests(endpoint: EmbeddingEndpoint) {
  let sendsDimensions = endpoint.dimensions !== null
  return async (texts: readonly string[], signal: AbortSignal) => {
    if (sendsDimensions) {
      try {
        return await requestEmbeddings(endpoint, texts, signal)
      } catch (error) {
        if (!(error instanceof AppError) || error.isRetryable) throw error
        const vectors = await requestEmbeddings({ ...endpoint, dimensions: null }, texts, signal)
        sendsDimensions = false
        return vectors
      }
    }
    return requestEmbeddings({ ...endpoint, dimensions: null }, texts, signal)
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
