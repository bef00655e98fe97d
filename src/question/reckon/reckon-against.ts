// Step: a follow-up that holds numbers against each other -> the sides of each line: two years, two places, two measures, a part and its sum, a sum and what it is shared out to.
import { namesPlace } from '#domain/frame.ts'
import { isSamePlace, type Place } from '#domain/place.ts'
import type { Operator, Reckoning, ToldNumber, ToldTurn } from '#domain/talk/ledger.ts'
import { type Asking, countThings, keepAlike, newestTold, placesOf, readUnits, toldLately } from './asking.ts'
import { cellOf, cellsOf, distinctPlaces, distinctYears, scopeOf, toldCell } from './choose-cells.ts'
import { isOneCell, isOneUnit, isSameNumber, type Series } from './list-series.ts'
import { nameSeries } from './name-series.ts'

type Sides = Reckoning['lines'][number]

export function reckonDifference(asking: Asking): readonly Sides[] | null {
  const named = nameSeries(asking)
  if (named === null || named.length > 2) return null
  if (named.length === 2) return ofMeasures(named, asking)
  const things = countThings(asking.now.text)
  if (things !== null && named.length === 0) return ofThings(asking, things)
  const [series = newestTold(asking)] = named
  if (!series) return null
  const { years } = asking.now
  const places = placesOf(asking)
  const isMoved = named.length > 0 && series.turn < asking.newest
  const told = distinctYears(series.active)
  // 比23年少了多少 after 24年's number.
  const isAgainst =
    years.length === 1 && told.length === 1 && told[0] !== years[0] && against.test(asking.now.text)
  if (isAgainst && places.length === 0) return ofPair(series, [told[0] ?? null, years[0]!])
  if (years.length > 1) return ofYears(series, asking, isMoved)
  return (
    ofPlaces(series, asking, places) ??
    (isMoved ? againstSum(series, asking) : null) ??
    (places.length === 0 && years.length === 0
      ? (ofTold(series) ?? (named.length === 0 ? ofTwo(asking) : null))
      : null) ??
    (named.length > 0 && places.length === 0 && years.length === 0 ? ofYearsSpoken(series, asking) : null)
  )
}

/** 建议比提案多几件: of the place and year told last. */
function ofMeasures([first, second]: readonly Series[], asking: Asking): readonly Sides[] | null {
  const { places, years } = scopeOf(asking, first!)
  if (!isOneUnit(first!.numbers[0]!, second!.numbers[0]!)) return null
  return [[cellsOf(first!, { places, years }), cellsOf(second!, { places, years })]]
}

/** 差距多大 after two numbers: of the two. */
function ofTwo(asking: Asking): readonly Sides[] | null {
  const [a, b] = keepAlike(toldLately(asking))
  return a && b && asking.last.ledger?.at(-1)?.isSum ? [[[toldCell(b)], [toldCell(a)]]] : null
}

const against = /[比较跟和与]/

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

/** The first and the last that were told of it, of one place. */
function ofTold({ active }: Series): readonly Sides[] | null {
  if (distinctPlaces(active).length > 1) return null
  const sorted = active.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0))
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

export function reckonShares(operator: Operator, asking: Asking): readonly Sides[] | null {
  switch (operator) {
    case 'growth':
      return growthOf(asking)
    case 'share':
      return shareOf(asking)
    case 'each':
      return eachOf(asking)
    case 'rest':
      return restOf(asking)
    default:
      return null
  }
}

/** 合百分之多少 after by how much it fell: of what was told last, in words of no other thing. */
function growthOf(asking: Asking): readonly Sides[] | null {
  const named = nameSeries(asking)
  if (named === null || named.length > 1 || asking.now.years.length > 0 || namesPlace(asking.now)) return null
  const [series = newestTold(asking)] = named
  return series ? ofTold(series) : null
}

/** 热线占几成 after the sum of several things: of that sum. */
function shareOf(asking: Asking): readonly Sides[] | null {
  const named = nameSeries(asking)
  const isOf = ({ numbers }: ToldTurn) =>
    numbers.some((one) => named?.[0]?.numbers.some((other) => isSameNumber(one, other)))
  const sum = asking.last.ledger?.findLast((turn) => turn.isSum && isOf(turn))
  const addends = sum ? keepAlike(sum.numbers.filter(({ isTold }) => isTold)) : []
  if (addends.length < 2 || named?.length !== 1) return null
  const part = addends.filter((one) => named[0]!.numbers.some((other) => isSameNumber(one, other)))
  return part.length === 0 || part.length === addends.length
    ? null
    : [[part.map(toldCell), addends.map(toldCell)]]
}

/** 平均每人多少钱, 平均一处多少平: over the places and years of what was told last. */
function eachOf(asking: Asking): readonly Sides[] | null {
  const word =
    /(?:平均|每|均摊|除以)[^，,]{0,8}?(人|名|位|件|起|宗|场|次|户|处|份|笔|亩)|(人|件|场|户|次)均/.exec(
      asking.now.text,
    )
  const by = word && newestTold(asking, readUnits(`每${word[1] ?? word[2]}`))
  if (!by) return null
  const rest = asking.now.text.replace(word[0], '')
  const isOther = ({ numbers, isTold }: Series) => isTold && !isOneUnit(numbers[0]!, by.numbers[0]!)
  const others = { ...asking, series: asking.series.filter(isOther) }
  const own = newestTold(others, readUnits(rest)) ?? newestTold(others)
  if (!own) return null
  const named = placesOf(asking)
  const scope = {
    places: named.length > 0 ? named : distinctPlaces(longer(own, by)),
    years: asking.now.years.length > 0 ? asking.now.years : distinctYears(longer(own, by)),
  }
  const sides = [cellsOf(own, scope), cellsOf(by, scope)]
  return scope.places.length * scope.years.length > 1 ? [sides] : null
}

const longer = (a: Series, b: Series): readonly ToldNumber[] =>
  a.active.length >= b.active.length ? a.active : b.active

/** 剩下的是几件 after a part and its whole; 没调成的几起 after what was tried and what was done. */
function restOf(asking: Asking): readonly Sides[] | null {
  const stem = /(?:没|未)有?([\u4e00-\u9fff]{1,4}?)(?:掉|好)?(?:的|了|一共|几|多少|$)/.exec(
    asking.now.text,
  )?.[1]
  const lately = keepAlike(toldLately(asking))
  if (stem === undefined) {
    const year = Math.max(...lately.map((one) => one.year ?? 0))
    const [a, b] = lately.filter((one) => (one.year ?? 0) === year)
    if (!a || !b || !isOneCell(a, b) || a.value === b.value) return null
    const [whole, part] = a.value > b.value ? [a, b] : [b, a]
    return [[[toldCell(whole)], [toldCell(part)]]]
  }
  const words = [
    stem,
    ...asking.now.terms.filter(({ word }) => word.includes(stem)).flatMap(({ alternatives }) => alternatives),
  ]
  const told = asking.series.filter(({ isTold }) => isTold)
  const part = told.findLast((one) => words.some((word) => one.words.includes(word)))
  if (!part) return null
  const whole = told.findLast((one) => one !== part && isWholeOf(one, part))
  return whole
    ? [[part.active.map((one) => cellOf(whole, one.place, one.year)), part.active.map(toldCell)]]
    : null
}

/** Of each place and year at least as many. */
function isWholeOf({ numbers }: Series, { active }: Series): boolean {
  return active.every((one) =>
    numbers.some((other) => isOneCell(other, one) && isOneUnit(other, one) && other.value >= one.value),
  )
}
