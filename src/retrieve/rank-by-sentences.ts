// Step: `antou search`. In: passages ranked as wholes. Out: the same, those first that hold a sentence near to the question.
import type { Library } from '#ports/library.ts'
import { dot } from '#shared/dot.ts'
import type { RankedCandidate } from './fuse.ts'

/** Passages that are looked into; of those further down none came up among the first five. */
const passagesOpened = 100

/**
 * Weight of the nearest sentence's cosine: a passage of ten sentences hides the one that answers. Lay questions
 * (test/quality/lay-questions.jsonl), passage among the first, five, ten: 0.53, 0.79, 0.88 with 9, 0.52, 0.83, 0.88 with 12, 0.55,
 * 0.82, 0.88 with 15; plainer ones 0.62, 0.91, 0.97, 0.58, 0.92, 0.95 and 0.60, 0.91, 0.95. The topic beside it gains nothing.
 */
const sentenceWeight = 12

/** `aim` (TurnedQuestion): null leaves the order as it is. */
export async function rankBySentences(
  ranked: readonly RankedCandidate[],
  aim: Float32Array | null,
  library: Pick<Library, 'readSentenceVectors'>,
): Promise<readonly RankedCandidate[]> {
  if (!aim) return ranked
  const opened = ranked.slice(0, passagesOpened)
  const known = await library.readSentenceVectors(opened.map(({ passageId }) => passageId))
  const nearest = (passageId: number): number => {
    const cosines = (known.get(passageId) ?? []).flatMap((vector) => (vector ? [dot(vector, aim)] : []))
    return cosines.length > 0 ? Math.max(...cosines) : 0
  }
  const looked = opened
    .map((one) => ({ ...one, score: one.score + sentenceWeight * nearest(one.passageId) }))
    .sort((one, other) => other.score - one.score)
  return [...looked, ...ranked.slice(passagesOpened)]
}
