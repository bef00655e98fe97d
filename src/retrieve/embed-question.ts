// Step: retrieve. In: a question, or its wordings. Out: their vectors, or null where words must do.
import type { Embedder } from '#ports/embedder.ts'
import { AppError } from '#shared/errors.ts'
import type { Query } from './query.ts'

/** The topic and the question as it was asked: each finds what the other misses. */
export function embedQuery(
  { topic, text, plain }: Pick<Query, 'topic' | 'text' | 'plain'>,
  embedder: Embedder | null,
): Promise<readonly Float32Array[] | null> {
  return embedWordings([...new Set([topic || text, plain])], embedder)
}

/** An encoder that fails (an endpoint that is down) costs the meaning, not the answer; `doctor` tells why. */
export async function embedQuestion(topic: string, embedder: Embedder | null): Promise<Float32Array | null> {
  return (await embedWordings([topic], embedder))?.[0] ?? null
}

/** One vector a wording, in one call; null as above. */
async function embedWordings(
  wordings: readonly string[],
  embedder: Embedder | null,
): Promise<readonly Float32Array[] | null> {
  if (!embedder) return null
  try {
    return await embedder.embed([...wordings])
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
