// Step of over-basis: a share of what was told -> the part and all of it: one of several places or years, a measure of the one that holds it, the smaller of two of the greater.
import { isSamePlace, type Place } from '#domain/place.ts'
import type { Cell, Reckoning, ToldNumber } from '#domain/talk/ledger.ts'
import { type Asking, placesOf } from './asking.ts'
import { isOneCell, isOneUnit, type Series } from './list-series.ts'
import { namesMeasure } from './name-rows.ts'
import { type Basis, cellsOfRow } from './read-basis.ts'

type Lines = Reckoning['lines']

/** What is named of all that were told; of two measures the smaller of the greater. */
export function ofShares(basis: Basis, asking: Asking): Lines | null {
  const { rows, places, years } = basis
  const [row, other, ...more] = rows
  const cells = row ? cellsOfRow(basis, row) : []
  const [first] = cells
  if (row && other && more.length === 0 && cells.length === 1 && first) {
    const pair = [first, cellsOfRow(basis, other)[0]!].sort((a, b) => a.number.value - b.number.value)
    return isOneUnit(row.numbers[0]!, other.numbers[0]!) ? [pair.map((cell) => [cell])] : null
  }
  const whole = rows.length === 1 && row ? wholeOf(row, asking) : null
  if (row && whole && namesMeasure(asking)) {
    const named = placesOf(asking)
    const aimed = {
      rows,
      places: named.length > 0 ? named : places,
      years: asking.now.years.length > 0 ? asking.now.years : years,
    }
    return ofWhole(aimed, [row, whole])
  }
  if (places.length * years.length > 1 && namesMeasure(asking) && !ofAll.test(asking.now.text)) return null
  const named = placesOf(asking)
  const isPart = ({ number, ...cell }: Cell) => {
    const place = 'place' in cell ? cell.place : number.place
    const year = 'year' in cell ? cell.year : number.year
    return places.length > 1
      ? named.some((one) => isSamePlace(one, place))
      : years.length > 1 && year === yearOfPart(asking)
  }
  const part = cells.filter(isPart)
  return rows.length === 1 && part.length > 0 && part.length < cells.length ? [[part, cells]] : null
}

/** 24年的占两年总数几成 */
function yearOfPart({ now }: Asking): number | null {
  const said = /(?:20)?([12]\d)年[^占]{0,6}占/.exec(now.text)?.[1]
  return said === undefined ? (now.years.length === 1 ? now.years[0]! : null) : 2000 + Number(said)
}

/** 占三年总数, 占两家合计 */
const ofAll = /总|合计|加起来|全部|一共|[两三几]家|[两三几]年|里头?|当中/

/** 合同占几成 after what was examined and how many of it were contracts: the newest measure that holds it. */
function wholeOf(part: Series, { series }: Asking): Series | null {
  const isWhole = ({ numbers }: Series) =>
    isOneUnit(numbers[0]!, part.numbers[0]!) &&
    part.numbers.every((one) =>
      numbers.every((other) => !isOneCell(one, other) || other.value >= one.value),
    ) &&
    part.numbers.some((one) => numbers.some((other) => other.value > one.value && standsBefore(other, one)))
  const told = series.filter((row) => row !== part && row.isTold && isWhole(row))
  return told.toSorted((a, b) => b.turn - a.turn)[0] ?? null
}

/** 合法性审查55件，其中合同39件: the whole stands shortly before its part. */
export function standsBefore(whole: ToldNumber, part: ToldNumber): boolean {
  const isOne = whole.reportId === part.reportId && isOneCell(whole, part) && whole.value > part.value
  return isOne && whole.index < part.index && part.index - whole.index <= farthest
}

/** Numbers between them. */
const farthest = 4

/** A line each place and year. */
function ofWhole({ rows, places, years }: Basis, [part, whole]: readonly [Series, Series]): Lines {
  const sideOf = (row: Series, place: Place, year: number | null) =>
    cellsOfRow({ rows, places: [place], years: [year] }, row)
  return places.flatMap((place) =>
    years.map((year) => [sideOf(part, place, year), sideOf(whole, place, year)]),
  )
}
