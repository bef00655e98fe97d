// Step: `antou search`. In: passages ranked as wholes. Out: the same, those first that hold a sentence or clause near to the question.
import type { LibraryView } from '#ports/library-view.ts'
import { dot } from '#shared/vectors/dot.ts'
import type { RankedCandidate } from './fuse.ts'

/** Passages that are looked into; of those further down none came up among the first five. */
const passagesOpened = 100

/**
 * Weight of the cosine of the nearest sentence or clause: a passage of ten sentences hides the one that answers, a sentence of six
 * clauses too. Lay questions (test/quality/lay-questions.jsonl), passage among the first, five, ten: 0.55, 0.82, 0.88 with 9, 0.58,
 * 0.85, 0.88 with 15, 0.58, 0.84, 0.87 with 22, and 0.54, 0.83, 0.88 with 15 without clauses; plainer ones 0.59, 0.95, 0.97 with 15,
 * 0.52, 0.94, 0.95 without clauses.
 */
const sentenceWeight = 15

/** `aim` (TurnedQuestion): null leaves the order as it is. */
export async function rankBySentences(
  ranked: readonly RankedCandidate[],
  aim: Float32Array | null,
  library: Pick<LibraryView, 'readPieceVectors'>,
): Promise<readonly RankedCandidate[]> {
  if (!aim) return ranked
  const opened = ranked.slice(0, passagesOpened)
  const known = await library.readPieceVectors(opened.map(({ passageId }) => passageId))
  const nearest = (passageId: number): number => {
    const cosines = (known.get(passageId) ?? []).map((vector) => dot(vector, aim))
    return cosines.length > 0 ? Math.max(...cosines) : 0
  }
  const looked = opened
    .map((one) => ({ ...one, score: one.score + sentenceWeight * nearest(one.passageId) }))
    .sort((one, other) => other.score - one.score)
  return [...looked, ...ranked.slice(passagesOpened)]
}
