// Step: a follow-up that keeps less of what was just told (太长了，只留2024年的) -> the same numbers of the places and years that it names, in the form they were told in. Null where nothing is left out, or nothing is left.
import { isSamePlace } from '#domain/place.ts'
import type { Cell, Reckoning } from '#domain/talk/ledger.ts'
import { type Asking, placesOf } from './asking.ts'
import { standsFor } from './choose-cells.ts'

const keeps = /(?:只|就|光|仅)(?:留|要|看|说|报|写|保留)/

export function narrowTold(asking: Asking): Reckoning | null {
  const { now, last, operator } = asking
  const { reckoning } = last
  if (reckoning?.operator !== 'list' || operator !== null || !keeps.test(now.text)) return null
  const places = placesOf(asking)
  const isKept = (cell: Cell) => {
    const { place, year } = standsFor(cell)
    const isOfPlace = places.length === 0 || places.some((one) => isSamePlace(one, place))
    return isOfPlace && (now.years.length === 0 || (year !== null && now.years.includes(year)))
  }
  const lines = reckoning.lines
    .map((sides) => sides.map((cells) => cells.filter(isKept)).filter((cells) => cells.length > 0))
    .filter((sides) => sides.length > 0)
  const isLess = lines.flat(2).length < reckoning.lines.flat(2).length
  return isLess && lines.length > 0 ? { ...reckoning, lines } : null
}
