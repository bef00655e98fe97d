// Step: a follow-up that holds numbers against each other -> the sides of each line: two years, two places, two measures.
import { isSamePlace, type Place } from '#domain/place.ts'
import type { Reckoning } from '#domain/talk/ledger.ts'
import {
  type Asking,
  countPlaces,
  countThings,
  keepAlike,
  newestTold,
  placesOf,
  toldLately,
} from './asking.ts'
import { cellOf, cellsOf, distinctPlaces, distinctYears, scopeOf, toldCell } from './choose-cells.ts'
import { isOneUnit, isSameNumber, type Series } from './list-series.ts'
import { nameSeries } from './name-series.ts'

type Sides = Reckoning['lines'][number]

export function reckonDifference(asking: Asking): readonly Sides[] | null {
  const named = nameSeries(asking)
  if (named === null || named.length > 2) return null
  const grown = overYears(named.length > 0 ? named : [newestTold(asking)].flatMap((one) => one ?? []), asking)
  if (grown) return grown
  const each = named.length === 0 ? eachTold(asking) : null
  if (each) return each
  if (named.length === 2) return ofMeasures(named, asking)
  const things = countThings(asking.now.text)
  if (things !== null && named.length === 0) return ofThings(asking, things)
  const [series = newestTold(asking)] = named
  if (!series) return null
  const { years } = asking.now
  const places = placesOf(asking)
  const isMoved = named.length > 0 && series.turn < asking.newest
  const told = distinctYears(series.active)
  const isCourse = years.length === 1 && course.test(asking.now.text) && places.length === 0
  // 比23年少了多少 after 24年's number.
  if (isCourse && told.length === 1 && told[0] !== years[0])
    return ofPair(series, [told[0] ?? null, years[0]!])
  // 24年的多了多少 after both years'.
  if (isCourse && told.length === 2 && told.includes(years[0]!)) return ofPair(series, told)
  if (years.length > 1) return ofYears(series, asking, isMoved)
  return (
    ofPlaces(series, asking, places) ??
    (places.length === 0 && years.length === 0 && countPlaces(asking.now.text) === 2
      ? ofPlacesTold(series)
      : null) ??
    (isMoved ? againstSum(series, asking) : null) ??
    (places.length === 0 && years.length === 0
      ? (ofTold(series) ?? (named.length === 0 ? ofTwo(asking) : null))
      : null) ??
    (named.length > 0 && places.length === 0 && years.length === 0 ? ofYearsSpoken(series, asking) : null)
  )
}

/** 到2024年两家各减少几起 after 2023 was told of the two; 2024年又受理多少件、金额多少，比上年各多多少: of each place and measure the one year against the other. */
function overYears(rows: readonly Series[], asking: Asking): readonly Sides[] | null {
  const { now } = asking
  const [first] = rows
  if (!first || !asksEach.test(now.text) || now.years.length === 0 || rows.length > mostRows) return null
  const years = [...new Set([...now.years, ...distinctYears(first.active)])].flatMap((year) => year ?? [])
  const named = placesOf(asking)
  const places = named.length > 0 ? named : distinctPlaces(first.active)
  if (years.length !== 2 || places.length * rows.length < 2) return null
  const [to, from] = years.toSorted((a, b) => b - a)
  return rows.flatMap((row) =>
    places.map((place) => [[cellOf(row, place, to!)], [cellOf(row, place, from!)]]),
  )
}

/** 分别变化多少 after two measures of one year and of another: of each measure. */
function eachTold({ now, series, newest }: Asking): readonly Sides[] | null {
  const rows = series.filter(({ isTold, turn }) => isTold && turn === newest)
  const isOpen = now.years.length + now.include.length === 0 && asksEach.test(now.text)
  if (!isOpen || rows.length < 2 || rows.length > mostRows) return null
  const lines = rows.map(ofTold)
  return lines.every((line) => line !== null) ? lines.flat() : null
}

const asksEach = /各|分别|都[增减升降涨跌多少]/
const mostRows = 3

/** 建议比提案多几件: of the place and year told last. */
function ofMeasures([first, second]: readonly Series[], asking: Asking): readonly Sides[] | null {
  const { places, years } = scopeOf(asking, first!)
  if (!isOneUnit(first!.numbers[0]!, second!.numbers[0]!)) return null
  return [[cellsOf(first!, { places, years }), cellsOf(second!, { places, years })]]
}

/** 两家差几个 after the one's number and the other's: of one year. */
function ofPlacesTold({ numbers }: Series): readonly Sides[] | null {
  const [a, b, ...others] = numbers.filter(({ isTold }) => isTold)
  const isPair = a && b && others.length === 0 && a.year === b.year && !isSamePlace(a.place, b.place)
  return isPair ? [[[toldCell(a)], [toldCell(b)]]] : null
}

/** 差距多大 after the sum of two numbers: of the two. */
function ofTwo({ last }: Asking): readonly Sides[] | null {
  const turn = last.ledger?.at(-1)
  const [a, b, ...others] = keepAlike(turn?.isSum ? turn.numbers.filter(({ isTold }) => isTold) : [])
  return a && b && others.length === 0 ? [[[toldCell(a)], [toldCell(b)]]] : null
}

/** 比23年少几起; 24年呢，涨了百分之几 */
const course = /[比较跟和与]|[涨升增降跌减][了低少加长高]?|[多少]了(?:百分之)?[几多]/

/** The later year first; of one place. */
function ofPair(series: Series, years: readonly (number | null)[]): readonly Sides[] | null {
  const places = distinctPlaces(series.active)
  const sorted = years.toSorted((a, b) => (b ?? 0) - (a ?? 0))
  return places.length === 1 ? [sorted.map((year) => [cellOf(series, places[0]!, year)])] : null
}

/** 比电梯的多几件 after the sum of another measure: against what is named, of the same places and years. */
function againstSum(series: Series, { last, now }: Asking): Sides[] | null {
  const turn = last.ledger?.at(-1)
  const sum = turn?.isSum ? keepAlike(turn.numbers.filter(({ isTold }) => isTold)) : []
  const isAgainst = /[比跟和与]/.test(now.text) && now.include.length === 0 && now.years.length === 0
  if (!isAgainst || sum.length < 2 || !isOneUnit(sum[0]!, series.numbers[0]!)) return null
  return [[sum.map(toldCell), sum.map((one) => cellOf(series, one.place, one.year))]]
}

/** 涉案金额翻了几倍 after two years were spoken of, whatever was told of them. */
function ofYearsSpoken(series: Series, asking: Asking): Sides[] | null {
  const years = distinctYears(toldLately(asking)).slice(0, 2)
  const places = distinctPlaces(series.active)
  const [to, from] = years.toSorted((a, b) => (b ?? 0) - (a ?? 0))
  if (places.length !== 1 || to == null || from == null) return null
  return [[[cellOf(series, places[0]!, to)], [cellOf(series, places[0]!, from)]]]
}

/** 回到件数，24比22多多少; 24比22咱增加几个，它增加几个: of each place the later year against the earlier. */
function ofYears(series: Series, asking: Asking, isMoved: boolean): readonly Sides[] | null {
  const { places } = scopeOf(asking, series)
  const [from, to] = [Math.min(...asking.now.years), Math.max(...asking.now.years)]
  const isEach = asking.now.text.split(/[，,]/).filter((clause) => /几|多少|好多/.test(clause)).length > 1
  const side = (of: readonly Place[], year: number) => of.map((place) => cellOf(series, place, year))
  if (isEach && places.length > 1) return places.map((place) => [side([place], to), side([place], from)])
  const sides = [side(places, to), side(places, from)]
  const isTold = sides.flat().every(({ kind }) => kind === 'told')
  return places.length > 1 || isMoved || isTold ? [sides] : null
}

/** 咱比他多几件: two places, or one against the one told last. */
function ofPlaces(series: Series, asking: Asking, named: readonly Place[]): readonly Sides[] | null {
  const told = distinctPlaces(series.active)
  const [first] = named
  const other =
    told.length === 1 ? told[0]! : asking.spoken.findLast((place) => first && !isSamePlace(place, first))
  const pair = named.length === 2 ? named : first && other && !isSamePlace(first, other) ? [other, first] : []
  const years = asking.now.years.length > 0 ? asking.now.years : distinctYears(series.active)
  if (pair.length !== 2 || years.length !== 1) return null
  return [pair.map((place) => [cellOf(series, place, years[0]!)])]
}

/** The first and the last that were told of it, of one place; of those told one by one the newest two. */
export function ofTold({ active, numbers }: Series): readonly Sides[] | null {
  const told = active.length > 1 ? active : numbers.filter(({ isTold }) => isTold).slice(-2)
  if (distinctPlaces(told).length > 1) return null
  const sorted = told.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0))
  const [first, last] = [sorted[0], sorted.at(-1)]
  return first && last && first !== last ? [[[toldCell(last)], [toldCell(first)]]] : null
}

/** 两类加起来，两年差几件: of each year the measures told last. */
function ofThings({ series, last }: Asking, count: number): readonly Sides[] | null {
  const newest = last.ledger?.at(-1)?.numbers.filter(({ isTold }) => isTold) ?? []
  const all = series.filter(({ numbers }) =>
    newest.some((one) => numbers.some((other) => isSameNumber(one, other))),
  )
  const years = distinctYears(all.flatMap(({ numbers }) => numbers.filter(({ isTold }) => isTold)))
  const places = distinctPlaces(newest)
  if (all.length !== count || years.length !== 2 || places.length !== 1) return null
  const sides = years
    .toSorted((a, b) => (b ?? 0) - (a ?? 0))
    .map((year) => all.map((one) => cellOf(one, places[0]!, year)))
  return [sides]
}
