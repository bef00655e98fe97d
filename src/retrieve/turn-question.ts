// Step: retrieve. In: a question's vectors. Out: the same, turned half way toward what reports write where people speak like that.
import { meanDirection } from '#shared/vectors/mean-vector.ts'
import type { KnownWordings } from './known-wordings.ts'

export interface TurnedQuestion {
  /** Of its wordings, normalised: for passages. */
  readonly vectors: readonly Float32Array[]
  /** Of the whole question, less what turned questions have in common: for sentences. Null without vectors. */
  readonly aim: Float32Array | null
  /** Whether it is worded as people speak; false where that is not known. */
  readonly isSpoken: boolean
}

/** `asked`: vectors of the question's wordings, the whole question last. One that is worded as reports write stays as it is. */
export function turnQuestion(asked: readonly Float32Array[], wordings: KnownWordings | null): TurnedQuestion {
  const whole = asked.at(-1)
  const written = whole && wordings ? wordings.recall(meanDirection(asked)) : null
  if (!whole || !wordings || !written) return { vectors: asked, aim: whole ?? null, isSpoken: false }
  const vectors = asked.map((vector) => meanDirection([vector, written]))
  const { common } = wordings
  return { vectors, aim: vectors.at(-1)!.map((value, at) => value - common[at]!), isSpoken: true }
}
