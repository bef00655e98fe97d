// Step: the figures picked for some of the places that are named -> with those of the others, each looked for as if it alone were asked about, in the same unit.
import { isComparable } from '#compare/note-numbers.ts'
import type { Frame } from '#domain/frame.ts'
import { matchesPlace, type Place, placeName } from '#domain/place.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { narrowEvidence } from './fill-years.ts'
import { pickFigures } from './pick-figures.ts'
import type { PickedFigure } from './picked-figure.ts'

const overPlaces: readonly Frame['want'][] = ['value', 'total', 'compare', 'rank']
/** More are no talk of each other. */
const mostPlaces = 4

export async function fillPlaces(
  frame: Frame,
  picked: readonly PickedFigure[],
  { evidence, ...deps }: Pick<RetrieveDeps, 'library' | 'book'> & { readonly evidence: Evidence },
): Promise<readonly PickedFigure[]> {
  const found: PickedFigure[] = [...picked]
  const [first] = picked
  if (!first) return picked
  for (const place of listMissed(frame, picked)) {
    const own = await pickOf(place, { frame, evidence, ...deps })
    const isAlike = own?.figure.kind === first.figure.kind && isComparable(first.figure.unit, own.figure.unit)
    if (own && isAlike) found.push(own)
  }
  return found
}

/** Places that are named and that no figure tells. */
function listMissed({ include, want }: Frame, picked: readonly PickedFigure[]): readonly Place[] {
  const isFew = include.length > 1 && include.length <= mostPlaces
  if (!isFew || !overPlaces.includes(want) || include.some(({ town }) => town === null)) return []
  return include.filter((place) => picked.every((one) => one.place !== placeName(place)))
}

async function pickOf(
  place: Place,
  {
    frame,
    evidence,
    ...deps
  }: Pick<RetrieveDeps, 'library' | 'book'> & { readonly frame: Frame; readonly evidence: Evidence },
): Promise<PickedFigure | undefined> {
  const asked: Frame = { ...frame, include: [place], want: 'value' }
  const narrowed = narrowEvidence(evidence, ({ metadata }) => matchesPlace(place, metadata.place))
  const [own] = await pickFigures(asked, narrowed, deps)
  return own?.place === placeName(place) ? own : undefined
}
