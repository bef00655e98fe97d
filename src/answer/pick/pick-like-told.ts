// Step: a follow-up that no number of its place or year answers (官埠桥呢 after 村居调解组织调处256起) -> the number there of the kind that was told. Null where none was told, or none is like it.

import type { Frame } from '#domain/frame.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { measureAlike } from './figure-noun.ts'
import { openFitness } from './line-up-kind.ts'
import { weighFigures } from './pick-figures.ts'
import { keepNamed, type PickedFigure, wasTold } from './picked-figure.ts'

/** How much of their nouns two numbers share that are of one kind. */
const sameNoun = 0.6
/** So much of the question at least carries what is told in its stead. */
const leastCarried = 0.2

export async function pickLikeTold(
  frame: Frame,
  evidence: Evidence,
  deps: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<PickedFigure | null> {
  const isOne = frame.include.length === 1 && frame.include[0]!.town !== null
  if (frame.takes !== 'same-year' || frame.want !== 'value' || !isOne) return null
  const told = await listTold(frame, deps)
  if (told.length === 0) return null
  const fitness = openFitness(frame)
  const [own] = keepNamed(await weighFigures(frame, evidence, deps))
    .filter((one) => one.carried >= leastCarried && told.some((first) => isLike(first, one.figure)))
    .sort((a, b) => fitness(b) - fitness(a))
  return own ?? null
}

/** Numbers of the answer before that the words of the question name. */
async function listTold(
  { told = [], terms }: Pick<Frame, 'told' | 'terms'>,
  { library }: Pick<RetrieveDeps, 'library'>,
): Promise<readonly StoredFigure[]> {
  if (told.length === 0) return []
  const figures = await library.listFigures([...new Set(told.map(({ reportId }) => reportId))])
  const words = terms.flatMap(({ word, alternatives }) => [word, ...alternatives])
  return figures.filter(
    (figure) =>
      wasTold({ told }, figure) &&
      words.some((word) => `${figure.indicator}${figure.subject ?? ''}`.includes(word)),
  )
}

function isLike(told: StoredFigure, figure: StoredFigure): boolean {
  const isOfKind = told.kind === figure.kind && isComparable(told.unit, figure.unit)
  return isOfKind && (told.indicator === figure.indicator || measureAlike(told, figure) >= sameNoun)
}
