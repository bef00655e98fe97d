// Tool of this room: a series with the places and years that a follow-up names -> its cells: told ones as they were told, others to be found like them.

import { isSamePlace, type Place } from '#domain/place.ts'
import type { Cell, ToldNumber } from '#domain/talk/ledger.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { type Asking, countPlaces, keepAlike, placesOf, toldLately } from './asking.ts'
import { isOneCell, listRows, type Series } from './list-series.ts'

interface Scope {
  readonly places: readonly Place[]
  readonly years: readonly (number | null)[]
}

/** Of what is not said, that of the numbers told last. */
export function scopeOf(asking: Asking, series: Series): Scope {
  const { now } = asking
  const named = placesOf(asking)
  const counted = countPlaces(now.text)
  const places = counted === null ? named : pointPlaces(asking, named, counted)
  return {
    places: leaveOut(places.length > 0 ? places : distinctPlaces(series.active), now.exclude),
    years: now.years.length > 0 ? now.years : (countYears(asking, series) ?? distinctYears(series.active)),
  }
}

/** 这四家 with one named: it and those spoken of last. */
function pointPlaces(asking: Asking, named: readonly Place[], count: number): readonly Place[] {
  const told = distinctPlaces(toldLately(asking))
  const out = [...named, ...asking.now.exclude]
  const others = told.filter((place) => out.every((one) => !isSamePlace(one, place)))
  const all = [...named, ...others.slice(0, Math.max(0, count - named.length))]
  return all.length === count ? all : named
}

const leaveOut = (places: readonly Place[], out: readonly Place[]) =>
  places.filter((place) => !out.some((one) => isSamePlace(one, place)))

/** 三年, 两年, 后两年: as many as were told; else as many as were asked about. */
export function countYears({ now, last }: Asking, { numbers }: Series): readonly (number | null)[] | null {
  const said = /([前后头]?)([两三四])年/.exec(now.text)
  if (!said) return null
  const years = distinctYears(numbers).toSorted((a, b) => (a ?? 0) - (b ?? 0))
  const count = parseCount(said[2]!) ?? 0
  if (years.length < count) {
    const asked = [...new Set([...years, ...(last.talk?.years ?? [])])].toSorted(
      (a, b) => (a ?? 0) - (b ?? 0),
    )
    return asked.length === count ? asked : null
  }
  return said[1] === '前' || said[1] === '头' ? years.slice(0, count) : years.slice(-count)
}

export function distinctPlaces(numbers: readonly Pick<ToldNumber, 'place'>[]): readonly Place[] {
  const places: Place[] = []
  for (const { place } of numbers) if (places.every((one) => !isSamePlace(one, place))) places.push(place)
  return places
}

export function distinctYears(numbers: readonly Pick<ToldNumber, 'year'>[]): readonly (number | null)[] {
  return [...new Set(numbers.map(({ year }) => year))]
}

/** One a place and year. */
export function cellsOf(series: Series, { places, years }: Scope): readonly Cell[] {
  return places.flatMap((place) => years.map((year) => cellOf(series, place, year)))
}

export function cellOf({ numbers, plain }: Series, place: Place, year: number | null): Cell {
  const own = numbers.find((one) => isOneCell(one, { place, year }))
  if (own) return { kind: 'told', number: own }
  const sorted = numbers.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0))
  const near = sorted.findLast((one) => isSamePlace(one.place, place)) ?? sorted.at(-1)!
  return { kind: 'like', number: near, place, year, plain }
}

/** Whose number it is, and of which year. */
export function standsFor(cell: Cell): Pick<ToldNumber, 'place' | 'year'> {
  return cell.kind === 'like' || cell.kind === 'asked' ? cell : cell.number
}

export const toldCell = (number: ToldNumber): Cell => ({ kind: 'told', number })

/** What was told last of one measure over so many places; null: nothing was. */
export function rowOfPlaces({ last }: Asking, count: number): Series | null {
  return (
    listRows(last.ledger ?? []).findLast(
      ({ active }) => distinctPlaces(active).length === count && distinctYears(active).length === 1,
    ) ?? null
  )
}

/** The newest number of each of so many places, all of one unit; null where there are not so many. */
export function newestOfPlaces(asking: Asking, count: number): readonly ToldNumber[] | null {
  const found: ToldNumber[] = []
  for (const one of keepAlike(toldLately(asking)))
    if (found.every(({ place }) => !isSamePlace(place, one.place))) found.push(one)
  return found.length >= count ? found.slice(0, count) : null
}
