// Tool of this room: the ledger of a talk -> what a follow-up goes on with that names nothing new (依据): the measures, places and years told last, or those of the turns just before where it counts more of them.
import type { Frame } from '#domain/frame.ts'
import { isSamePlace, type Place } from '#domain/place.ts'
import type { Cell, ToldNumber } from '#domain/talk/ledger.ts'
import type { Asking } from './asking.ts'
import { cellOf, distinctPlaces, distinctYears } from './choose-cells.ts'
import { isSameNumber, type Series } from './list-series.ts'

/** Numbers as a grid: each measure of each place and year. */
export interface Basis {
  readonly rows: readonly Series[]
  readonly places: readonly Place[]
  readonly years: readonly (number | null)[]
}

type Side = keyof Basis

/** Null where the talk told no number, or nothing that goes together. */
export function readBasis(asking: Asking): Basis | null {
  const { last, series, newest } = asking
  const told = (last.ledger?.at(-1)?.numbers ?? []).filter(({ isTold }) => isTold)
  const all = series.filter(
    ({ isTold, turn, numbers }) => isTold && turn === newest && holdsAny(numbers, told),
  )
  // A number that only stood in the passage that answered is not gone on with.
  // Of an overview all that its passage counts was told.
  const isWhole = last.want === 'overview' && holdsAgainst(asking)
  const asked = last.reckoning || isWhole ? all : all.filter((row) => isAsked(row, last))
  const sizeOf = ({ active }: Series) => active.filter(({ isTold }) => isTold).length
  const most = Math.max(...asked.map(sizeOf))
  const rows = asked.filter((row) => sizeOf(row) === most)
  const places = distinctPlaces(told)
  const years = distinctYears(told)
  return rows.length === 0 || rows.length > mostRows ? null : { rows, places, years }
}

const mostRows = 6
/** 跟上一年比: nothing but that one is held against the other. */
export function holdsAgainst({ now }: Pick<Asking, 'now'>): boolean {
  return against.test(now.text)
}

const against =
  /(?:比|跟|和|与|同|较)[^，,。？?]{0,6}相?比|^(?:[那再又]|比)?(?:比起?|较)(?:上|前|去|头)?一?年|对比/

/** One of the words asked for, or one that means the same, stands by its numbers. */
function isAsked({ words }: Series, { terms }: Pick<Frame, 'terms'>): boolean {
  const sure = terms.filter(({ isGuess }) => !isGuess)
  return (
    sure.length === 0 ||
    sure.some((term) => [term.word, ...term.alternatives].some((one) => words.includes(one)))
  )
}

const holdsAny = (numbers: readonly ToldNumber[], told: readonly ToldNumber[]) =>
  numbers.some((one) => told.some((other) => isSameNumber(one, other)))

/** 两年, 两家, 两项 after each was told in a turn of its own: as many as are counted, the newest; null: there are not so many. */
export function widen(
  asking: Asking,
  basis: Basis,
  { side, count }: { side: Side; count: number },
): Basis | null {
  if (basis[side].length === count) return basis
  // 第一是谁, 第二是谁, 这两家差多少: of an order over all those that were asked about.
  const isMore = side === 'places' && basis.places.length > count
  const named = isMore
    ? asking.spoken.filter((one) => basis.places.some((told) => isSamePlace(one, told)))
    : []
  const lately = named.length >= count ? named : listTold(asking, basis, side)
  const wide = { ...basis, [side]: lately.slice(-count) }
  return wide[side].length === count ? wide : null
}

/** What was told before beside one number: another year, another place, another measure of it. */
export function widenByLast(asking: Asking, basis: Basis): Basis {
  const isOne = basis.rows.length * basis.places.length * basis.years.length === 1
  if (!isOne) return basis
  const sides: readonly Side[] = ['years', 'places', 'rows']
  const wide = sides
    .map((side) => ({ side, told: listTold(asking, basis, side) }))
    .filter(({ told }) => told.length > 1)
    .sort((a, b) => turnOf(asking, basis, b.side) - turnOf(asking, basis, a.side))[0]
  if (!wide) return basis
  return {
    ...basis,
    [wide.side]: adding.includes(asking.operator) ? addends(wide, basis) : wide.told.slice(-2),
  }
}

const adding: readonly Asking['operator'][] = ['sum', 'mean']

/** 加起来 after three years, three places or three parts of one whole were told one by one: all of them. */
function addends(
  { side, told }: { readonly side: Side; readonly told: Basis[Side] },
  { rows }: Basis,
): Basis[Side] {
  if (side !== 'rows') return told
  const wholeOf = ({ active }: Series) => active[0]?.whole
  const parts = (told as Basis['rows']).filter(
    (row) => wholeOf(row) !== undefined && wholeOf(row) === wholeOf(rows[0]!),
  )
  return parts.length > 2 ? parts : told.slice(-2)
}

/** All of one side that was told with the others as they are, the newest last. */
function listTold(asking: Asking, { rows, places, years }: Basis, side: Side): Basis[Side] {
  const isOf = ({ place, year }: ToldNumber) =>
    (side === 'places' || places.some((one) => isSamePlace(one, place))) &&
    (side === 'years' || years.includes(year))
  if (side === 'rows')
    return asking.series
      .filter(({ isTold, numbers }) => isTold && numbers.some((one) => one.isTold && isOf(one)))
      .toSorted((a, b) => a.turn - b.turn)
  const told = newestFirst(asking).filter(
    (one) => isOf(one) && rows.some(({ numbers }) => numbers.includes(one)),
  )
  return side === 'places' ? distinctPlaces(told).toReversed() : distinctYears(told).toReversed()
}

/** Numbers of the series, those of the newest turn first, as each turn told them. */
function newestFirst({ last, series }: Asking): readonly ToldNumber[] {
  const all = series.flatMap(({ numbers }) => numbers)
  return (last.ledger ?? [])
    .toReversed()
    .flatMap(({ numbers }) =>
      numbers.flatMap((one) => (one.isTold ? (all.find((other) => isSameNumber(one, other)) ?? []) : [])),
    )
}

/** The turn before the newest that told something of this side; -1: none did. */
function turnOf({ last, newest, series }: Asking, basis: Basis, side: Side): number {
  const [row] = basis.rows
  const isOther = (one: ToldNumber) => {
    const isRow = series.find(({ numbers }) => numbers.some((other) => isSameNumber(one, other))) === row
    const isPlace = basis.places.some((place) => isSamePlace(place, one.place))
    const isYear = basis.years.includes(one.year)
    const differs = { rows: !isRow, places: !isPlace, years: !isYear }
    return differs[side] && Object.values(differs).filter(Boolean).length === 1
  }
  return (last.ledger ?? []).findLastIndex(
    ({ numbers }, turn) => turn < newest && numbers.some((one) => one.isTold && isOther(one)),
  )
}

/** One side of cells a measure. */
export function cellsOfRow({ places, years }: Basis, row: Series): readonly Cell[] {
  return places.flatMap((place) => years.map((year) => cellOf(row, place, year)))
}
