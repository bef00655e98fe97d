// Step: a follow-up that names no new thing -> what it does with the numbers told last: of other places and years, added up, held against each other, told again. Null where it names a new thing, or asks for no number.
import { isSamePlace, type Place } from '#domain/place.ts'
import type { Operator, Reckoning, Retelling } from '#domain/talk/ledger.ts'
import { asksOrder } from '#question/follow/choose-want.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { type Asking, countPlaces, countThings, namingOf, placesOf } from './asking.ts'
import { isOneUnit, type Series } from './list-series.ts'
import { namedRows } from './name-rows.ts'
import { type Basis, cellsOfRow, holdsAgainst, readBasis, widen, widenByLast } from './read-basis.ts'
import { toldLast } from './retell.ts'
import { ofShares } from './share-basis.ts'

type Lines = Reckoning['lines']

export function overBasis(asking: Asking, form?: Retelling): Reckoning | null {
  const told = readBasis(asking)
  const basis = told && asksNumbers(asking) ? aim(asking, told) : null
  if (!basis || basis.rows.length * basis.places.length * basis.years.length > mostCells) return null
  const isHeld = asking.operator === null && basis.years.length === 2 && holdsAgainst(asking)
  const operator = isHeld ? 'difference' : asking.operator
  if (form !== undefined) return toldLast(asking.last) === null ? null : retold(basis, form)
  if (operator === null)
    return isMoved(told!, basis) &&
      saysLittle(asking) &&
      !isOrdered(asking) &&
      !asksOther.test(asking.now.text)
      ? { operator: 'list', lines: ofRows(basis) }
      : null
  const lines = linesOf(operator, basis, asking)
  return lines && lines.length > 0 ? { operator, lines } : null
}

const mostCells = 24

/** 去掉街道 after an order, 三家排个序: an order is told as one. */
const isOrdered = ({ now, last }: Asking) =>
  asksOrder(now) ||
  sorts.test(now.text) ||
  now.n !== null ||
  (last.reckoning === undefined && last.want === 'rank')

/** 23年的比例呢 is no list of the numbers that it is made of, 比前一年少罚了多少 none of the two. */
const asksOther =
  /比例|占比|比重|百分|几成|[比较][^，。]{1,8}[多少高低增减升降涨跌]|[多少增减涨降].{0,2}(?:几|多少|好多)/
const sorts = /排(?:个|一下|下)?[序名]|排一排|从[高多大低少小]到/

/** A course, a cause, a part of a report is no number. */
function asksNumbers({ now }: Asking): boolean {
  return (
    now.part === null &&
    !now.isNegated &&
    !['how', 'why', 'library', 'private', 'benchmark'].includes(now.want)
  )
}

/** The grid that is asked for: what the follow-up names or counts, else what was told. Null: it names what was never told. */
function aim(asking: Asking, told: Basis): Basis | null {
  const counts = readCounted(asking)
  const rows = namedRows(asking, told.rows)
  const named = rows && { ...told, rows }
  // 刚才那两个数 may be of two years, or of two places.
  const widenTo = (basis: Basis, one: Count) =>
    widen(asking, basis, one) ?? (one.side === 'rows' ? widenByLast(asking, basis) : null)
  const counted = counts.reduce<Basis | null>((basis, one) => basis && widenTo(basis, one), named)
  const wide = counted && (binds(asking) ? widenByLast(asking, counted) : counted)
  if (!wide) return null
  const places = leadingOf(asking, wide) ?? placesNamed(asking, wide.places)
  const isCounted = counts.some(({ side }) => side === 'years')
  const aimed = { rows: wide.rows, places, years: isCounted ? wide.years : yearsNamed(asking, wide.years) }
  // 各提高几个百分点 after several places' numbers of one year and of another: of each.
  const isEach = isPairing(asking.operator) && /各|分别/.test(asking.now.text)
  const isOpen = places.length > 1 && aimed.years.length === 1 && asking.now.years.length === 0
  return isEach && isOpen ? (widen(asking, aimed, { side: 'years', count: 2 }) ?? aimed) : aimed
}

/** 前头三个镇加一起, 前三占比: the first of the order that was told. */
function leadingOf({ now, operator }: Asking, { rows, places, years }: Basis): readonly Place[] | null {
  const said = /(?:前|头)(?:头|面|边)?([两三四五])(?:个|家|名|位|占|加|合|平)/.exec(now.text)?.[1]
  const [row] = rows
  if (said === undefined || operator === 'share' || !row || years.length !== 1 || now.include.length > 0)
    return null
  return sortPlaces(row, places).slice(0, parseCount(said) ?? 0)
}

/** The greatest first. */
function sortPlaces({ active }: Series, places: readonly Place[]): readonly Place[] {
  const numberOf = (place: Place) => active.find((one) => isSamePlace(one.place, place))?.value ?? 0
  return places.toSorted((a, b) => numberOf(b) - numberOf(a))
}

const pairs: readonly Operator[] = ['difference', 'growth', 'times']
const isPairing = (operator: Operator | null) => pairs.some((one) => one === operator)

/** 比23年差多少, 加上24年的: beside the one that was told; 24年的占几成: one of those that were told. */
function yearsNamed({ now, operator }: Asking, told: Basis['years']): Basis['years'] {
  const { years } = now
  if (years.length === 0) return told
  if (operator === 'share' && years.every((year) => told.includes(year))) return told
  const isJoined = years.length === 1 && told.length === 1 && (isPairing(operator) || adds.test(now.text))
  return isJoined ? [...new Set([...told, ...years])] : years
}

interface Count {
  readonly side: keyof Basis
  readonly count: number
}

/** 两家, 两年, 这两项: of which side how many. */
function readCounted(asking: Asking): readonly Count[] {
  const { operator } = asking
  const { text, include } = asking.now
  const isOpen = include.length === 0 || operator === 'share'
  const places = isOpen ? (countPlaces(text) ?? (bothPlaces.test(text) ? 2 : null)) : null
  const rows = countThings(text)
  const isDated = /\d{2}/.test(text) && operator !== 'share'
  const years = isDated ? null : /(?<![\d第满近前后头])([两三])年/.exec(text)?.[1]
  return [
    ...(places === null ? [] : [{ side: 'places' as const, count: places }]),
    ...(rows === null ? [] : [{ side: 'rows' as const, count: rows }]),
    ...(years === '两' ? [{ side: 'years' as const, count: 2 }] : []),
  ]
}

const bothPlaces = /[两俩](?:边|头|方)|双方/

/** It takes two of them, where it names none itself. */
function binds({ operator, now }: Asking): boolean {
  const isOpen = now.include.length === 0 || operator === 'share' || adds.test(now.text)
  return operator !== null && isOpen && (now.years.length === 0 || operator === 'share')
}

function placesNamed(asking: Asking, told: readonly Place[]): readonly Place[] {
  const named = placesOf(asking)
  const { exclude } = asking.now
  const left = told.filter((place) => exclude.every((out) => !isSamePlace(out, place)))
  if (named.length === 0) return left
  const isShare = asking.operator === 'share'
  const isTold = named.every((one) => left.some((place) => isSamePlace(one, place)))
  const isBeside = isPairing(asking.operator) && named.length === 1 && left.length === 1
  const isMore = adds.test(asking.now.text) || isBeside || (isShare && isTold)
  const own = left.filter((place) => named.every((one) => !isSamePlace(one, place)))
  return isMore ? [...own, ...named] : named
}

const adds = /[也再]|还有|加上|带上|算上|添|连同|[+＋]|补进|加进|放一起|一起/

function isMoved(a: Basis, b: Basis): boolean {
  const cells = ({ rows, places, years }: Basis) => rows.length * places.length * years.length
  const isOther = b.places.some((place) => a.places.every((one) => !isSamePlace(one, place)))
  return cells(b) > 1 && (isOther || b.years.some((year) => !a.years.includes(year)) || cells(a) !== cells(b))
}

/** What is left of its words names nothing. */
function saysLittle({ said }: Asking): boolean {
  return namingOf(said).replace(fillers, '').length <= mostLeft
}

const mostLeft = 3
const fillers =
  /[\s，,。.？?！!~～、的了呢吗嘛噻咧嘞捏哈咯哦喔呀吧也都又要给把这那换成照按同样来份报讲说列摆发出搞整下样上排看查算一]|前头|年份|两个|刚才|啥子|啥样|是啥|分别|放|起|进来|同上|说哈|情况|对比|一遍/g

function ofRows(basis: Basis): Lines {
  const years = basis.years.toSorted((a, b) => (a ?? 0) - (b ?? 0))
  return basis.rows.map((row) => [cellsOfRow({ ...basis, years }, row)])
}

function retold(basis: Basis, form: Retelling): Reckoning | null {
  return form === 'short' ? null : { operator: 'list', form, lines: ofRows(basis) }
}

function linesOf(operator: Operator, basis: Basis, asking: Asking): Lines | null {
  switch (operator) {
    case 'sum':
    case 'mean':
      return ofSums(basis)
    case 'difference':
    case 'growth':
    case 'times':
      return ofPairs(basis, asking)
    case 'share':
      return ofShares(basis, asking)
    default:
      return null
  }
}

/** 两年合计数相比，增加几人; 两镇合计降了多少 after each year of the two: the sum of the later year against that of the earlier, of each measure. */
export function gapOfSums(asking: Asking): Reckoning | null {
  const asked = pairs.find((one) => asking.operators.includes(one))
  const told = asked && asking.operators.includes('sum') ? readBasis(asking) : null
  const aimed = told && asksNumbers(asking) ? aim({ ...asking, operator: 'sum' }, told) : null
  if (!asked || !aimed || aimed.places.length < 2) return null
  const wide = aimed.years.length === 1 ? widen(asking, aimed, { side: 'years', count: 2 }) : aimed
  const { rows, places, years } = wide ?? aimed
  const [to, from, ...more] = years.toSorted((a, b) => (b ?? 0) - (a ?? 0))
  if (to === undefined || from === undefined || more.length > 0) return null
  const sideOf = (row: Series, year: number | null) => cellsOfRow({ rows, places, years: [year] }, row)
  return { operator: asked, lines: rows.map((row) => [to, from].map((year) => sideOf(row, year))) }
}

/** Of each measure all its cells; two measures of one unit together. */
function ofSums(basis: Basis): Lines | null {
  const { rows, places, years } = basis
  if (places.length * years.length > 1) return ofRows(basis)
  const [first, ...others] = rows
  const isOneKind = others.length > 0 && others.every((row) => isOneUnit(first!.numbers[0]!, row.numbers[0]!))
  return isOneKind ? [[rows.flatMap((row) => cellsOfRow(basis, row))]] : null
}

/** 每年比上一年, 逐年 */
const byStep = /每(?:一)?年|逐年|各年|分别/

/** 首尾差, 最高和最低差多少 */
const ofEnds = /极差|最大差|[首头]尾|两头|最[高多大].{0,6}最[低少小]|最[低少小].{0,6}最[高多大]/

/** Year against year, the later first; place against place; measure against measure. */
function ofPairs(basis: Basis, { now, last }: Asking): Lines | null {
  const { rows, places, years } = basis
  const sorted = years.toSorted((a, b) => (b ?? 0) - (a ?? 0))
  const sideOf = (row: Series, place: Place, year: number | null) =>
    cellsOfRow({ rows, places: [place], years: [year] }, row)
  if (sorted.length > 1) {
    const steps = byStep.test(now.text)
      ? sorted.slice(0, -1).map((year, i) => [year, sorted[i + 1]!] as const)
      : [[sorted[0]!, sorted.at(-1)!] as const]
    return rows.flatMap((row) =>
      places.flatMap((place) =>
        steps.map(([to, from]) => [sideOf(row, place, to), sideOf(row, place, from)]),
      ),
    )
  }
  const year = sorted[0] ?? null
  const isAfterNth = last.takes === 'nth' && last.n !== null && last.n > 1 && last.n <= places.length
  if (places.length > 2 && (isAfterNth || ofEnds.test(now.text)))
    return rows.map((row) => {
      const order = sortPlaces(row, places)
      return [order[0]!, order[(isAfterNth ? last.n! : places.length) - 1]!].map((place) =>
        sideOf(row, place, year),
      )
    })
  if (places.length === 2) return rows.map((row) => places.map((place) => sideOf(row, place, year)))
  const [a, b, ...more] = rows
  const isPair = places.length === 1 && a && b && more.length === 0 && isOneUnit(a.numbers[0]!, b.numbers[0]!)
  return isPair ? [[a, b].map((row) => sideOf(row, places[0]!, year))] : null
}
