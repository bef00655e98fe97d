// Step: retrieve. In: a question's topic. Out: its vector, or null where words must do.
import type { Embedder } from '#ports/embedder.ts'
import { AppError } from '#shared/errors.ts'

/** An encoder that fails (an endpoint that is down) costs the meaning, not the answer; `doctor` tells why. */
export async function embedQuestion(topic: string, embedder: Embedder | null): Promise<Float32Array | null> {
  if (!embedder) return null
  try {
    const [vector] = await embedder.embed([topic])
    return vector ?? null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
