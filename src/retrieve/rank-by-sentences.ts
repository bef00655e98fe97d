// Step: `antou search`. In: passages ranked as wholes. Out: the same, those first that hold a sentence near to the question.
import type { Library } from '#ports/library.ts'
import { dot } from '#shared/dot.ts'
import type { RankedCandidate } from './fuse.ts'

/** Passages that are looked into; of those further down none came up among the first five. */
const passagesOpened = 100

/**
 * Weight of the nearest sentence's cosine, for each wording of the question: a passage of ten sentences hides the one that answers.
 * Passage first, among five, ten: lay questions (test/quality/lay-questions.jsonl) 0.36, 0.65, 0.75 without, 0.37, 0.66, 0.75 with 1,
 * 0.39, 0.67, 0.77 with 3; plainer ones 0.63, 0.82, 0.83 without, 0.69, 0.82, 0.85 with 3; 4 gains nothing.
 */
const sentenceWeight = 4

/** Of the question's wordings, normalised; without any the order stays as it is. */
interface QuestionVectors {
  readonly vectors: readonly Float32Array[]
  /** What questions have in common (KnownWordings); null: unknown. */
  readonly common: Float32Array | null
}

export async function rankBySentences(
  ranked: readonly RankedCandidate[],
  { vectors, common }: QuestionVectors,
  library: Pick<Library, 'readSentenceVectors'>,
): Promise<readonly RankedCandidate[]> {
  if (vectors.length === 0) return ranked
  const opened = ranked.slice(0, passagesOpened)
  const known = await library.readSentenceVectors(opened.map(({ passageId }) => passageId))
  const wordings = common ? vectors.map((vector) => vector.map((value, at) => value - common[at]!)) : vectors
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
