// Step: retrieve. In: a question. Out: vectors of its wordings, none where words must do.

import type { Frame } from '#domain/frame.ts'
import type { Embedder } from '#ports/embedder.ts'
import { AppError } from '#shared/errors.ts'

/**
 * The topic and the question as it was asked: each finds what the other misses. An encoder that fails (an endpoint that is
 * down) costs the meaning, not the answer; `doctor` tells why.
 */
export async function embedQuery(
  { topic, text, plain }: Pick<Frame, 'topic' | 'text' | 'plain'>,
  embedder: Embedder | null,
): Promise<readonly Float32Array[]> {
  if (!embedder) return []
  try {
    return await embedder.embed([...new Set([topic || text, plain])])
  } catch (error) {
    if (error instanceof AppError) return []
    throw error
  }
}
