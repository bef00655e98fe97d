// Tool of this room: the figures lined up for one place over several years -> with those of the years asked that tell the thing in other words (全年报名27人 beside 夏令营报名12人).

import type { Frame } from '#domain/frame.ts'
import { placeName } from '#domain/place.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { measureAlike } from './figure-noun.ts'
import type { PickedFigure } from './picked-figure.ts'

/** So much of what the anchor carries of the question another year's figure carries too. */
const leastShare = 0.5

/** `sorted`: all that could be meant, the fittest first. */
export function completeYears(
  members: readonly PickedFigure[],
  sorted: readonly PickedFigure[],
  { frame, known }: { frame: Pick<Frame, 'include' | 'years'>; known: ReadonlySet<string> },
): readonly PickedFigure[] {
  const [anchor] = members
  const place = frame.include[0]
  if (!anchor || frame.include.length !== 1 || !place?.town || frame.years.length < 2) return members
  const missed = frame.years.filter((year) => !members.some((one) => one.year === year))
  const isOfIt = (one: PickedFigure) => isSameThing(anchor, one, known) && one.place === placeName(place)
  return [
    ...members,
    ...missed.flatMap((year) => sorted.find((one) => one.year === year && isOfIt(one)) ?? []),
  ]
}

/** In one unit, no two indicators of the table, and a word of the noun is shared. */
function isSameThing(anchor: PickedFigure, one: PickedFigure, known: ReadonlySet<string>): boolean {
  const [a, b] = [anchor.figure, one.figure]
  if (!isComparable(a.unit, b.unit) || a.kind !== b.kind) return false
  if (a.indicator !== b.indicator && known.has(a.indicator) && known.has(b.indicator)) return false
  return measureAlike(a, b) > 0 && one.gain >= leastShare * anchor.gain
}
