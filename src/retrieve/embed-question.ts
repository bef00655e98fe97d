// Step: retrieve. In: a question's wordings. Out: their vectors, or null where words must do.
import type { Embedder } from '#ports/embedder.ts'
import { AppError } from '#shared/errors.ts'

/** An encoder that fails (an endpoint that is down) costs the meaning, not the answer; `doctor` tells why. */
export async function embedQuestion(topic: string, embedder: Embedder | null): Promise<Float32Array | null> {
  return (await embedWordings([topic], embedder))?.[0] ?? null
}

/** One vector a wording, in one call; null as above. */
export async function embedWordings(
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
