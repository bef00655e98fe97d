// Step: retrieve. In: candidates. Out: the same with their passages, read only now that few are left.
import type { Passage } from '#domain/report.ts'
import type { Candidate } from '#domain/search.ts'
import type { LibraryView } from '#ports/library-view.ts'

export type OpenCandidate<One extends Candidate = Candidate> = One & { readonly passage: Passage }

/** In the order given; a passage that was removed meanwhile is left out. */
export async function readCandidates<One extends Candidate>(
  candidates: readonly One[],
  library: Pick<LibraryView, 'readPassages'>,
): Promise<readonly OpenCandidate<One>[]> {
  const passages = await library.readPassages(candidates.map(({ passageId }) => passageId))
  return candidates.flatMap((candidate) => {
    const passage = passages.get(candidate.passageId)
    return passage ? [{ ...candidate, passage }] : []
  })
}
