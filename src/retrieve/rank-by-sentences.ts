// Step: `antou search`. In: passages ranked as wholes. Out: the same, those first that hold a sentence near to the question.
import type { Library } from '#ports/library.ts'
import { dot } from '#shared/dot.ts'
import type { RankedCandidate } from './fuse.ts'

/** Passages that are looked into; of those further down none came up among the first five. */
const passagesOpened = 100

/**
 * Weight of the nearest sentence's cosine: a passage of ten sentences hides the one that answers. Lay questions
 * (test/quality/lay-questions.jsonl), passage among the first, five, ten: 0.51, 0.79, 0.88 with 6, 0.51, 0.80, 0.87 with 9, 0.50,
 * 0.83, 0.88 with 12, 0.54, 0.83, 0.88 with 15; plainer ones 0.54, 0.95, 0.95 with 12, one or two fewer with the others.
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
