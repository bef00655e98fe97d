// Step: retrieve. In: a question. Out: vectors of its wordings, none where words must do.
import type { Embedder } from '#ports/embedder.ts'
import { AppError } from '#shared/errors.ts'
import type { Query } from './query.ts'
import type { KnownWordings } from './turn-question.ts'

export interface EmbedDeps {
  /** Null: words and bigrams alone. */
  readonly embedder: Embedder | null
  /** Null where nothing is known of how people speak. */
  readonly wordings: () => KnownWordings | null
}

/** Normalised; empty where words must do. */
export interface QuestionVectors {
  /** The topic, then the question as it was asked: each finds what the other misses. One where both are the same. */
  readonly asked: readonly Float32Array[]
  /** The same, turned toward what reports write: better at finding, no measure of how near a sentence is. */
  readonly turned: readonly Float32Array[]
  /** What turned questions have in common; null where none was turned. */
  readonly common: Float32Array | null
}

const none: QuestionVectors = { asked: [], turned: [], common: null }

/** An encoder that fails (an endpoint that is down) costs the meaning, not the answer; `doctor` tells why. */
export async function embedQuery(
  { topic, text, plain }: Pick<Query, 'topic' | 'text' | 'plain'>,
  { embedder, wordings }: EmbedDeps,
): Promise<QuestionVectors> {
  if (!embedder) return none
  try {
    const asked = await embedder.embed([...new Set([topic || text, plain])])
    const known = wordings()
    return { asked, turned: known?.turn(asked) ?? asked, common: known?.common ?? null }
  } catch (error) {
    if (error instanceof AppError) return none
    throw error
  }
}
