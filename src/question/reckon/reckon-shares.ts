// Step: a follow-up that asks for a share, for how much on each, for what is left, for a change in a hundred -> the sides of each line.
import { namesPlace } from '#domain/frame.ts'
import { isSamePlace } from '#domain/place.ts'
import type { Cell, Operator, Reckoning, ToldNumber } from '#domain/talk/ledger.ts'
import {
  type Asking,
  bestFit,
  countThings,
  keepAlike,
  namingOf,
  newestTold,
  placesOf,
  readUnits,
  toldLately,
} from './asking.ts'
import { cellOf, cellsOf, distinctPlaces, distinctYears, scopeOf, toldCell } from './choose-cells.ts'
import { cutPairs } from './cut-pairs.ts'
import { isOneCell, isOneUnit, isSameNumber, type Series } from './list-series.ts'
import { nameSeries } from './name-series.ts'
import { ofTold, reckonDifference } from './reckon-against.ts'
import { standsBefore } from './share-basis.ts'

type Sides = Reckoning['lines'][number]

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

/** 合百分之多少 after by how much it fell: of what was told last; 22到24降了几成: of the years that are named. */
function growthOf(asking: Asking): readonly Sides[] | null {
  const named = nameSeries(asking)
  if (named === null || named.length > 1) return null
  if (asking.now.years.length > 0) return reckonDifference(asking)
  if (namesPlace(asking.now)) return null
  const [series = newestTold(asking)] = named
  if (!series) return null
  const lines = asking.last.reckoning?.lines ?? []
  // 按降幅算，谁降得多 after by how much each of two fell: who fell most first.
  if (lines.length > 1 && asking.last.reckoning?.operator === 'difference') return sortByGrowth(lines, asking)
  return ofTold(series)
}

function sortByGrowth(lines: readonly Sides[], { now }: Asking): readonly Sides[] {
  const growth = ([to, from]: Sides) =>
    (to![0]!.number.value - from![0]!.number.value) / from![0]!.number.value
  const isFall = /[降减跌低]/.test(now.text)
  return lines.toSorted((a, b) => (isFall ? growth(a) - growth(b) : growth(b) - growth(a)))
}

/** 热线占几成 after the sum of several things: of that sum; 占全乡追回总额几成, 两样占调解总数多少: of what is named. */
function shareOf(asking: Asking): readonly Sides[] | null {
  return (
    shareOfSaid(asking) ??
    shareOfEach(asking) ??
    shareOfSum(asking) ??
    shareOfWhole(asking) ??
    shareOfNamed(asking)
  )
}

/** 分别占当年总数几成 after a part of several years: of each in its own whole. */
function shareOfEach(asking: Asking): readonly Sides[] | null {
  const { now } = asking
  const row = newestTold(asking)
  const own = (row?.active ?? []).toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0))
  const isOfRow = now.years.every((year) => own.some((one) => one.year === year)) && now.include.length === 0
  if (own.length < 2 || !isOfRow || !asksEach.test(now.text)) return null
  const wholes = own.map((one) => findWhole(one, asking))
  const isOfAll = wholes.every((whole, i) => whole !== null && isOneUnit(whole, own[i]!))
  return isOfAll ? own.map((one, i) => [[toldCell(one)], [toldCell(wholes[i]!)]]) : null
}

const asksEach = /各|分别/

/** 那6个占多大比例 after 21人中有6人: the number that is said, of what holds it. */
function shareOfSaid(asking: Asking): readonly Sides[] | null {
  const [said, second] = asking.now.assertedNumbers
  if (said === undefined || second !== undefined) return null
  const all = (asking.last.ledger ?? []).flatMap(({ numbers }) => numbers)
  const part = all.findLast(({ value }) => value === Number(said))
  const whole = part && (findWhole(part, asking) ?? all.findLast((one) => standsBefore(one, part)))
  return part && whole && isOneUnit(part, whole) ? [[[toldCell(part)], [toldCell(whole)]]] : null
}

/** What stands before 占, and what behind it. */
const cutShare = ({ plain }: Asking['now']) => plain.split(/占(?!道|地|用|掉|线|位)(?:了|到|的)?/)

/** 占总数几成, 这两样占全部多少 after parts of one place and year were told: of the number that their report says they are part of. */
function shareOfWhole(asking: Asking): readonly Sides[] | null {
  const [left = '', right = ''] = cutShare(asking.now)
  const named = nameSeries({ ...asking, said: left })
  if (named?.some(({ active }) => active.length > 1)) return null
  const sum = named?.length === 0 && countThings(left) === null ? addedLast(asking) : []
  const parts = sum.length > 0 ? sum : partsOf(left, null, asking)
  const wholes = parts.map((part) => findWhole(part, asking))
  const [whole] = wholes
  if (!whole || wholes.some((one) => one === null || !isSameNumber(one, whole))) return null
  const isOfIt = (part: ToldNumber) => isOneUnit(part, whole) && !isSameNumber(part, whole)
  const called = namingOf(right.replace(asksShare, ' ')).replace(/\s/g, '')
  const isMeant =
    called.length < 2 ||
    /^(?:全部|总|整个|整体|所有)/.test(right) ||
    cutPairs(called).some((pair) => whole.words.includes(pair))
  return isMeant && parts.every(isOfIt) ? [moveTo([parts, [whole]], asking)] : null
}

/** 占全部的比例 after a sum: of all that was added up. */
function addedLast({ last }: Asking): readonly ToldNumber[] {
  const turn = last.ledger?.at(-1)
  return turn?.isSum ? keepAlike(turn.numbers.filter(({ isTold }) => isTold)) : []
}

/** 22年物业占多少 after 24年's: the same of the year and the place that are named. */
function moveTo(sides: readonly (readonly ToldNumber[])[], asking: Asking): Sides {
  const [place] = placesOf(asking)
  const [year] = asking.now.years
  return sides.map((side) =>
    side.map((one) => {
      const row = asking.series.find(({ numbers }) => numbers.some((other) => isSameNumber(one, other)))
      return row ? cellOf(row, place ?? one.place, year ?? one.year) : toldCell(one)
    }),
  )
}

/** What the number is part of, where that was told or shown; else null. */
function findWhole({ reportId, whole }: ToldNumber, { last }: Asking): ToldNumber | null {
  if (whole === undefined) return null
  const all = (last.ledger ?? []).flatMap(({ numbers }) => numbers)
  return all.findLast((one) => one.reportId === reportId && one.index === whole) ?? null
}

function shareOfSum(asking: Asking): readonly Sides[] | null {
  const { now, last } = asking
  const named = nameSeries(asking)
  if (named === null || named.length > 1) return null
  const isNamed = (one: ToldNumber) =>
    named.length > 0
      ? named[0]!.numbers.some((other) => isSameNumber(one, other))
      : now.years.includes(one.year ?? 0) || now.include.some((place) => isSamePlace(place, one.place))
  const sum = last.ledger?.findLast((turn) => turn.isSum && turn.numbers.some(isNamed))
  const addends = sum ? keepAlike(sum.numbers.filter(({ isTold }) => isTold)) : []
  const part = addends.filter(isNamed)
  return addends.length < 2 || part.length === 0 || part.length === addends.length
    ? null
    : [[part.map(toldCell), addends.map(toldCell)]]
}

const asksShare =
  /(?:几成|百分之几|百分之多少|多大比例|多少比例|多大|比多少|比几成|多少|好多|几分之几)[呢啊呀嘛吗]?/

/** What stands before 占 of what stands behind it; one number a line. */
function shareOfNamed(asking: Asking): readonly Sides[] | null {
  const { now } = asking
  const [left = '', right = ''] = cutShare(now)
  const called = right.replace(asksShare, ' ').replace(/[全本](?:镇|乡|街道)/g, ' ')
  const whole = namingOf(called).trim().split(/\s+/)[0] ?? ''
  if (whole.length < 2) return null
  const units = readUnits(whole)
  const parts = partsOf(left, units, asking)
  const [first] = parts
  if (!first || parts.some((one) => !isOneCell(one, first))) return null
  const year = now.years.length === 1 ? now.years[0]! : first.year
  if (year !== first.year) return null
  const told = /总|全部/.test(whole)
    ? totalOf(whole, first, asking)
    : toldOf(bestFit([whole], asking, units), first)
  const isOther = told && isOneUnit(told, first) && parts.every((one) => !isSameNumber(one, told))
  const { place } = first
  const cell: Cell = isOther
    ? toldCell(told)
    : { kind: 'asked', number: first, place, year, plain: called.trim() }
  return [[parts.map(toldCell), [cell]]]
}

const toldOf = (row: Series | null, first: ToldNumber) => row?.numbers.find((one) => isOneCell(one, first))

/** 调解总数: the greatest that was told or shown of the place and year under that name. */
function totalOf(whole: string, first: ToldNumber, { series }: Asking): ToldNumber | undefined {
  const pairs = cutPairs(whole.replace(/总[数量额]?|全部/g, ''))
  const own = series.filter(({ words }) => pairs.length > 0 && pairs.every((pair) => words.includes(pair)))
  const numbers = own.flatMap((row) => toldOf(row, first) ?? []).filter((one) => isOneUnit(one, first))
  return numbers.toSorted((a, b) => b.value - a.value)[0]
}

function partsOf(left: string, units: readonly string[] | null, asking: Asking): readonly ToldNumber[] {
  const things = countThings(left)
  const lately = toldLately(asking).filter((one) => units === null || units.includes(one.unit))
  if (things !== null) return keepAlike(lately).slice(0, things)
  const named = nameSeries({ ...asking, said: left })
  if (named === null) return []
  return named.length > 0 ? named.flatMap(({ active }) => active.slice(-1)) : keepAlike(lately).slice(0, 1)
}

/** 平均每人多少钱, 平均一处多少平, 按受理件数摊: over the places and years of what was told last; 两年人均各多少: of each of them. */
function eachOf(asking: Asking): readonly Sides[] | null {
  const { text } = asking.now
  const word =
    /(?:平均|每|均摊|除以)[^，,]{0,8}?(人|名|位|件|起|宗|场|次|户|处|份|笔|亩)|(人|件|场|户|次)均/.exec(text)
  if (!word) return null
  const each = readUnits(`每${word[1] ?? word[2]}`)
  const called = /按(?:照)?([\u4e00-\u9fff]{2,6}?)(?:数|量|人数|件数)?(?:来|去)?(?:摊|平均|均摊|算|分)/.exec(
    text,
  )?.[1]
  const by = (called === undefined ? null : bestFit([called], asking, each)) ?? newestTold(asking, each)
  const rest = text.replace(word[0], '').replace(/按[^，,]{0,8}?(?:摊|算|平均)/, '')
  const isOther = ({ numbers, isTold }: Series) =>
    isTold && !(by ? isOneUnit(numbers[0]!, by.numbers[0]!) : each?.includes(numbers[0]!.unit))
  const others = { ...asking, series: asking.series.filter(isOther) }
  // 人均 after how many were helped to how much: of the money.
  const own =
    newestTold(others, readUnits(rest)) ??
    (each?.includes('人') ? newestTold(others, readUnits('钱')) : null) ??
    newestTold(others)
  if (!own) return null
  const named = placesOf(asking)
  const asksWhich = /哪[个家边]|谁/.test(text)
  const row = by ? (asksWhich ? by.numbers.filter(({ isTold }) => isTold) : longer(own, by)) : own.active
  const scope = {
    places: named.length > 0 ? named : distinctPlaces(row),
    years: asking.now.years.length > 0 ? asking.now.years : distinctYears(row),
  }
  if (!by && /各|分别/.test(text))
    return cellsOf(own, scope).flatMap((cell) => overBeside([cell], each) ?? [])
  if (!by) return overBeside(cellsOf(own, scope), each)
  if (/各|分别|哪[个家年边]|谁/.test(text))
    return scope.places.flatMap((place) =>
      scope.years.map((year) => [[cellOf(own, place, year)], [cellOf(by, place, year)]]),
    )
  const isOne = scope.places.length * scope.years.length === 1 && called === undefined
  const isSure = own.isAlone && by.isAlone && (own.turn !== by.turn || standTogether(own, by))
  return isOne && !isSure ? null : [[cellsOf(own, scope), cellsOf(by, scope)]]
}

/** 帮42人追回61万元: one beside the other in one report. */
function standTogether({ active: [one] }: Series, { active: [other] }: Series): boolean {
  return one !== undefined && other?.reportId === one.reportId && Math.abs(one.index - other.index) === 1
}

/** 平均一宗多大 after 拆除4宗380平方米: over what stands beside each number. */
function overBeside(cells: readonly Cell[], units: readonly string[] | null): readonly Sides[] | null {
  const told = cells.flatMap((cell) => (cell.kind === 'told' ? [cell] : []))
  if (units === null || told.length === 0 || told.length < cells.length) return null
  return [[told, told.map(({ number }): Cell => ({ kind: 'beside', number, units, word: '' }))]]
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
  // 未整改的2处 is what is left, and no part of what was done.
  const isDone = ({ words: own }: Series) =>
    words.some((word) => own.includes(word)) && !words.some((word) => saysNot(own, word))
  const part = told.findLast(isDone)
  if (!part) return null
  const whole = told.findLast((one) => one !== part && isWholeOf(one, part))
  if (!whole) return null
  const scope = scopeOf(asking, part)
  return [[cellsOf(whole, scope), cellsOf(part, scope)]]
}

const saysNot = (words: string, deed: string) =>
  ['未', '没', '没有', '未能'].some((not) => words.includes(`${not}${deed}`))

/** Of each place and year at least as many. */
function isWholeOf({ numbers }: Series, { active }: Series): boolean {
  return active.every((one) =>
    numbers.some((other) => isOneCell(other, one) && isOneUnit(other, one) && other.value >= one.value),
  )
}
