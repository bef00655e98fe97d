// Step: a follow-up that adds up -> what is added: named measures, counted numbers or places, or a measure that was told before the last.
import { isSamePlace } from '#domain/place.ts'
import type { Cell, Reckoning } from '#domain/talk/ledger.ts'
import {
  type Asking,
  bestFit,
  countPlaces,
  countThings,
  keepAlike,
  listUnits,
  newestTold,
  toldLately,
} from './asking.ts'
import {
  cellsOf,
  countYears,
  distinctPlaces,
  newestOfPlaces,
  rowOfPlaces,
  scopeOf,
  toldCell,
} from './choose-cells.ts'
import { isOneCell, isOneUnit, isSameNumber, listRows, type Series } from './list-series.ts'
import { listNamed, nameSeries } from './name-series.ts'

/** One line; of 建议、提案各为多少, and of 多少钱多少人, one each. */
export function reckonSum(asking: Asking): Reckoning['lines'] | null {
  const named = nameSeries(asking)
  if (named === null) return addMeasures(asking) ?? addBeside(asking)
  const isOfKinds = named.some(({ numbers }) => !isOneUnit(named[0]!.numbers[0]!, numbers[0]!))
  if (named.length > 1 && (isOfKinds || ofEach.test(asking.now.text))) return addEach(named, asking)
  const cells =
    named.length > 1
      ? ofSeveral(named, asking)
      : named.length === 1
        ? ofOne(named[0]!, asking)
        : ofCounted(asking)
  if (cells === null) return null
  const kept = leaveMost(cells, asking.now.text)
  if (kept.length < 2 || kept.length > mostCells) return null
  const whole = asking.operator === 'mean' ? null : wholeBeside(kept, asking)
  return whole === null ? [[kept]] : [[whole], [kept]]
}

/** 四家合计多少，去掉白塔再算一个: with it first; null where the sum is asked for without it alone. */
function wholeBeside(kept: readonly Cell[], { now, last }: Asking): readonly Cell[] | null {
  const [first, ...others] = now.text.split(/[，,。；;]/)
  if (now.exclude.length === 0 || others.length === 0 || leaving.test(first!)) return null
  const own = listRows(last.ledger ?? []).findLast(({ active }) =>
    kept.every(({ number }) => active.some((one) => isSameNumber(one, number))),
  )
  const left = own?.active.filter(({ place }) => now.exclude.some((one) => isSamePlace(one, place))) ?? []
  return left.length > 0 ? [...kept, ...left.map(toldCell)] : null
}

const leaving = /去掉|除去|除掉|除了|剔|扣掉|刨|不算|莫算|不要|[抛甩丢]开|不含|不看/

/** 山林的加邻里的 after the number of all: what stands beside it in its sentence. */
function addBeside(asking: Asking): Reckoning['lines'] | null {
  const { now } = asking
  const [number, ...others] = newestTold(asking)?.active ?? []
  const words = listNamed(asking)
  if (!number || others.length > 0 || words.length < 2 || now.include.length + now.years.length > 0)
    return null
  const cells = words.map((word): Cell => {
    const own = bestFit([word], asking, null)?.numbers.find((one) => isOneCell(one, number))
    return own ? toldCell(own) : { kind: 'beside', number, units: null, word }
  })
  return [[cells]]
}

/** 三年拢共多少钱，帮了多少人 after the money: of each measure what was told in it, else what stands beside each number. */
function addMeasures(asking: Asking): Reckoning['lines'] | null {
  const measures = listUnits(asking.now.plain)
  const told = newestTold(asking)
  if (!told || measures.length < 2) return null
  const cells = cellsOf(told, scopeOf(asking, told))
  const besideOf = (units: readonly string[]) =>
    cells.flatMap((cell): readonly Cell[] =>
      cell.kind === 'told' ? [{ kind: 'beside', number: cell.number, units, word: '' }] : [],
    )
  const lines = measures.map((units) => {
    const own = newestTold(asking, units)
    return [own ? cellsOf(own, scopeOf(asking, own)) : besideOf(units)]
  })
  return lines.every(([one]) => one!.length > 1) ? lines : null
}

const ofEach = /各(?:是|有|为|自)?(?:多少|好多|几)|分别/

function addEach(named: readonly Series[], asking: Asking): Reckoning['lines'] | null {
  const lines = named.map((one) => [cellsOf(one, scopeOf(asking, one))])
  return lines.every(([cells]) => cells!.length > 1) ? lines : null
}

const mostCells = 24

/** 渔民的加船厂的: of each its number, of the place and year told last. */
function ofSeveral(named: readonly Series[], asking: Asking): readonly Cell[] {
  const [first] = named
  return named.flatMap((one) => cellsOf(one, scopeOf(asking, first!)))
}

/** 两年调成的加起来 after the money was: a measure that was told before the last; what was told last is added as ever. */
function ofOne(series: Series, asking: Asking): readonly Cell[] | null {
  const isGoneBackTo = series.turn < asking.newest || !series.isTold
  const scope = scopeOf(asking, series)
  const isCounted = countPlaces(asking.now.text) === scope.places.length
  const cells = cellsOf(series, scope)
  // 23和24两年共受理几件 after each was told, 三年合起来 after two of them were.
  const told = cells.filter(({ kind }) => kind === 'told')
  const isTold = asking.now.years.length > 1 && told.length > 1 && told.length >= cells.length - 1
  return isGoneBackTo || isCounted || isTold ? cells : null
}

/** 两个数, 三地, 四家…23年, 共计几次: by how many they are. */
function ofCounted(asking: Asking): readonly Cell[] | null {
  const { now, last, operator } = asking
  const newest = newestTold(asking)
  const active = newest?.active ?? []
  const years = newest && countYears(asking, newest)
  // 三年合计 after one year's number, another's, and one that has none.
  if (
    years &&
    years.length > active.length &&
    now.include.length === 0 &&
    distinctPlaces(active).length === 1
  )
    return cellsOf(newest, { places: distinctPlaces(active), years })
  const isOfOne = operator === 'mean' || leaves.test(now.text)
  if (isOfOne && active.length > 1 && now.include.length + now.years.length === 0)
    return active.filter(({ place }) => now.exclude.every((out) => !isSamePlace(place, out))).map(toldCell)
  const lately = keepAlike(toldLately(asking))
  const things = countThings(now.text)
  if (things !== null) {
    const own = lately.slice(0, things)
    // 青禾四个加起来: those of the county, whatever was told last; 两类合计 after two years of the one and of the other: not the years of one.
    const isOfOne =
      ofKinds.test(now.text) && asking.series.some(({ numbers }) => own.every((one) => numbers.includes(one)))
    const isElsewhere = now.years.length + now.include.length > 0
    return own.length < things || isOfOne || isElsewhere ? null : own.toReversed().map(toldCell)
  }
  const places = countPlaces(now.text)
  if (places !== null) return ofPlaces(asking, places)
  // 共计几次 after two things of one place and year were told.
  const turn = last.ledger?.at(-1)?.numbers.filter(({ isTold }) => isTold) ?? []
  const isSpread = turn.some((one) => !isOneCell(one, turn[0]!))
  const isOpen = now.include.length === 0 && now.years.length === 0
  const isAlike = turn.every((one) => isOneUnit(one, turn[0]!))
  return isOpen && !isSpread && isAlike && turn.length > 1 && !last.ledger?.at(-1)?.isSum
    ? turn.map(toldCell)
    : null
}

/** 两类, and not 两个数, which may be of two places. */
const ofKinds = /[两俩三四五六](?:大|小)?[类种样项]/

function ofPlaces(asking: Asking, count: number): readonly Cell[] | null {
  const { now, series } = asking
  const [newest] = toldLately(asking)
  const lately = series.find(({ numbers }) => newest !== undefined && numbers.includes(newest))
  const isOfOthers = lately !== undefined && distinctPlaces(lately.active).length !== count
  // 四家合计 after something of one of them: what was told of the four.
  const own = (isOfOthers && count > 2 ? rowOfPlaces(asking, count) : null) ?? lately
  if (now.years.length > 0 || now.include.length > 0 || now.exclude.length > 0) {
    if (own === undefined) return null
    const scope = scopeOf(asking, own)
    const isLeft = now.exclude.some((out) => own.active.some(({ place }) => isSamePlace(place, out)))
    if (isLeft && distinctPlaces(own.active).length === count)
      return own.active
        .filter(({ place }) => !now.exclude.some((out) => isSamePlace(place, out)))
        .map(toldCell)
    return scope.places.length === count ? cellsOf(own, scope) : null
  }
  const isTold = own !== undefined && distinctPlaces(own.active).length === count
  return isTold
    ? own.active.map(toldCell)
    : (newestOfPlaces(asking, count)?.toReversed().map(toldCell) ?? null)
}

const leaves = /(?:去掉|除去|除掉|除了|剔除|扣掉|刨掉|不算|不要|抛开)[^，,。]{0,4}最([多高大少低小])/

/** 去掉最多的那个 */
function leaveMost(cells: readonly Cell[], text: string): readonly Cell[] {
  const said = leaves.exec(text)
  if (!said) return cells
  const values = cells.map(({ number }) => number.value)
  const out = /[多高大]/.test(said[1]!) ? Math.max(...values) : Math.min(...values)
  return cells.filter((cell) => cell.number.value !== out)
}
