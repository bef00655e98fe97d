// Step: `antou search`. In: passages ranked as wholes. Out: the same, those first that hold a sentence near to the question.
import type { Library } from '#ports/library.ts'
import { dot } from '#shared/dot.ts'
import type { QuestionVectors } from './embed-query.ts'
import type { RankedCandidate } from './fuse.ts'

/** Passages that are looked into; of those further down none came up among the first five. */
const passagesOpened = 100

/**
 * Weight of the nearest sentence's cosine, for each wording of the question: a passage of ten sentences hides the one that answers.
 * Lay questions (test/quality/lay-questions.jsonl), passage among the first, five, ten: 0.49, 0.78, 0.86 with 2, 0.52, 0.80, 0.87
 * with 4, 0.50, 0.83, 0.87 with 6; plainer ones 0.51, 0.91, 0.94, 0.55, 0.92, 0.95 and 0.57, 0.91, 0.95; 8 gains nothing.
 */
const sentenceWeight = 6

/** Without vectors the order stays as it is. */
export async function rankBySentences(
  ranked: readonly RankedCandidate[],
  { turned, common }: Omit<QuestionVectors, 'asked'>,
  library: Pick<Library, 'readSentenceVectors'>,
): Promise<readonly RankedCandidate[]> {
  if (turned.length === 0) return ranked
  const opened = ranked.slice(0, passagesOpened)
  const known = await library.readSentenceVectors(opened.map(({ passageId }) => passageId))
  const wordings = common ? turned.map((vector) => vector.map((value, at) => value - common[at]!)) : turned
  const nearest = (passageId: number, wording: Float32Array): number => {
    const cosines = (known.get(passageId) ?? []).flatMap((vector) => (vector ? [dot(vector, wording)] : []))
    return cosines.length > 0 ? Math.max(...cosines) : 0
  }
  const looked = opened
    .map((one) => ({
      ...one,
      score: wordings.reduce(
        (sum, wording) => sum + sentenceWeight * nearest(one.passageId, wording),
        one.score,
      ),
    }))
    .sort((one, other) => other.score - one.score)
  return [...looked, ...ranked.slice(passagesOpened)]
}
