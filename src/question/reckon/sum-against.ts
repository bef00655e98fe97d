// Step: what a place's numbers make together, held against those of another (青禾三年加一块有没有我们多, 两处合起来不到它的一半) -> both sides. Null where no two places are meant, or nothing is added up.
import { isSamePlace, type Place } from '#domain/place.ts'
import type { Cell, Reckoning } from '#domain/talk/ledger.ts'
import { type Asking, newestTold, placesOf } from './asking.ts'
import { cellOf, distinctPlaces, toldCell } from './choose-cells.ts'
import type { Series } from './list-series.ts'

const asksShare = /一半|一多半|[几两三四五六七八九\d]倍|[一二三四五六七八九几]成|几分之|[三四五]分之/
const asksGap =
  /(?:有没有?|有没得|没得|没有|有得|不如|赶得上|抵得|超过|多过)[^，,。？?]{1,8}|比[^，,。？?]{1,8}[多少高低]/

export function sumAgainst(asking: Asking): Reckoning | null {
  const { now, operators } = asking
  const isShare = asksShare.test(now.text)
  if (!operators.includes('sum') || (!isShare && !asksGap.test(now.text))) return null
  const row = newestTold(asking)
  const places = row ? pairOf(placesOf(asking), row, asking) : []
  if (!row || places.length !== 2) return null
  const sides = places.map((place) => sideOf(row, place, now.years))
  const isSum = sides.every((cells) => cells.length > 0) && sides.some((cells) => cells.length > 1)
  return isSum ? { operator: isShare ? 'times' : 'difference', lines: [sides] } : null
}

/** One that is named is held against one's own, where that is said, else against the one that was told. */
function pairOf(named: readonly Place[], { active }: Series, { now }: Asking): readonly Place[] {
  const [only, ...others] = named
  if (!only || others.length > 0) return named
  const told = distinctPlaces(active).filter((place) => !isSamePlace(place, only))
  const own = /[我咱俺]/.test(now.text) && now.own ? [now.own] : told
  return own.length === 1 && !isSamePlace(own[0]!, only) ? [only, ...own] : named
}

/** Of each year that is named; else all that was told of the place. */
function sideOf(row: Series, place: Place, years: readonly number[]): readonly Cell[] {
  if (years.length > 1) return years.map((year) => cellOf(row, place, year))
  const own = row.active.filter((one) => isSamePlace(one.place, place))
  const told = own.length > 0 ? own : row.numbers.filter((one) => one.isTold && isSamePlace(one.place, place))
  return told.map(toldCell)
}
