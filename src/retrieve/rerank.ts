// Step: `antou search`. In: passages best first. Out: the first of them in the order of a model that reads each beside the question.
import type { Passage } from '#domain/report.ts'
import type { Reranker } from '#ports/reranker.ts'
import { AppError } from '#shared/errors.ts'

export interface RerankDeps {
  /** Null where nobody has set one up. */
  readonly reranker: Reranker | null
  /** Milliseconds; past it the order stays. Default 3000. */
  readonly patience?: number
}

/** Passages that are read beside the question: of those further down hardly one belongs among the first five. */
export const passagesRead = 30

/** The order stays where there is no model, where it fails, or where it takes too long: it may cost nobody an answer. */
export async function rerank<One extends { readonly passage: Pick<Passage, 'text'> }>(
  ranked: readonly One[],
  question: string,
  { reranker, patience = 3000 }: RerankDeps,
): Promise<readonly One[]> {
  const first = ranked.slice(0, passagesRead)
  if (!reranker || first.length < 2) return ranked
  const texts = first.map(({ passage }) => passage.text)
  const scores = await Promise.race([scoreAll(reranker, question, texts), wait(patience)])
  if (!scores) return ranked
  const order = first.map((one, at) => ({ one, score: scores[at]! }))
  order.sort((one, other) => other.score - one.score)
  return [...order.map(({ one }) => one), ...ranked.slice(passagesRead)]
}

async function scoreAll(
  reranker: Reranker,
  question: string,
  texts: readonly string[],
): Promise<readonly number[] | null> {
  try {
    return await reranker.score(question, texts)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

function wait(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds).unref())
}
