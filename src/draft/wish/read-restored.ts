// Step of reading: 还是按13件, 刚才14没错，改回来 -> the fact that had this number before, with it again.
import type { BriefFigure } from '#domain/brief.ts'
import type { WishKind } from '#domain/wish/wish.ts'
import { isOf, listNumbers } from './read-loose-correction.ts'
import type { RevisionRequest } from './revision-request.ts'

const back = /还是|仍|回|原来|原先|先前|之前|没错|没写错|是对的/

interface Standing {
  readonly figures: readonly BriefFigure[]
  readonly earlier?: readonly BriefFigure[]
}

/** Null where no number of before is said, where it stands already, or where several facts had it. */
export function readRestored(
  text: string,
  kind: WishKind,
  { figures, earlier = [] }: Standing,
): RevisionRequest | null {
  if ((kind !== 'undo' && kind !== 'correct') || !back.test(text)) return null
  const [value, ...others] = listNumbers(text).filter(
    (one) => !one.isDenied && !figures.some((figure) => isOf(figure, one)),
  )
  if (value === undefined || others.length > 0) return null
  const had = new Set(earlier.filter((figure) => isOf(figure, value)).map(({ id }) => id))
  const [figure, ...more] = figures.filter(({ id }) => had.has(id))
  if (figure === undefined || more.length > 0) return null
  const raw = value.unit === '' ? value.raw + figure.unit : value.raw
  return { kind: 'correct', name: figure.indicator, item: null, figure: figure.id, old: null, value: raw }
}
