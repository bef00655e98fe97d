// Step: a follow-up that goes on with what was reckoned or told: another measure of the same places and years (人呢), other years (只算后两年呢), one thing more (再算上邻里那一类). Null where it does not.
import { isKnown, namesPlace } from '#domain/frame.ts'
import { isSamePlace } from '#domain/place.ts'
import type { Cell, Reckoning, ToldNumber } from '#domain/talk/ledger.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { type Asking, namingOf, newestTold, readUnits } from './asking.ts'
import {
  cellOf,
  cellsOf,
  distinctPlaces,
  distinctYears,
  scopeOf,
  standsFor,
  toldCell,
} from './choose-cells.ts'
import { isOneCell, isOneUnit, isSameNumber, type Series } from './list-series.ts'
import { nameSeries } from './name-series.ts'
import { overOrder } from './over-order.ts'

export function goOn(asking: Asking): Reckoning | null {
  return (
    shareOther(asking) ??
    addOne(asking) ??
    addPlace(asking) ??
    keepYears(asking) ??
    moveYear(asking) ??
    moveYears(asking) ??
    courseBeside(asking) ??
    swapMeasure(asking) ??
    askBeside(asking) ??
    askWhole(asking) ??
    overOrder(asking)
  )
}

const adding =
  /^(?:那)?(?:再|还)?(?:把)?(?:算上|加上|带上|加|算|添上)|(?:算进来|加进来|算进去|加进去|也算上|也加上)/

/** 跟沙汀的加起来 */
const joining = /(?:跟|和|与|同|连|加上|带上|算上)[^，,。？?]{0,14}[加合凑]/

/** 再算上邻里土地那一类 after a sum. */
function addOne(asking: Asking): Reckoning | null {
  const { now, last } = asking
  const { reckoning } = last
  const [line, ...more] = reckoning?.lines ?? []
  const [side] = line ?? []
  if (reckoning?.operator !== 'sum' || !side || more.length > 0 || !adding.test(now.text)) return null
  if (namesPlace(now) || now.years.length > 0) return null
  const named = nameSeries({ ...asking, said: asking.said.replace(adding, ' ') })
  const [series, ...others] = named ?? []
  const first = side[0]!.number
  if (!series || others.length > 0 || !isOneUnit(series.numbers[0]!, first)) return null
  const own = series.numbers.find((one) => isOneCell(one, first))
  return own ? { operator: 'sum', lines: [[[...side, toldCell(own)]]] } : null
}

/** 再把沙汀也算进去 after a sum of several places: with its number of the same year. */
function addPlace(asking: Asking): Reckoning | null {
  const { now, last, series, newest, said } = asking
  const isSum = last.ledger?.at(-1)?.isSum === true || asking.operator === 'sum'
  const isJoined = asking.operator === 'sum' && joining.test(now.text)
  const isRow = ({ isTold, turn, active }: Series) =>
    isTold && turn === newest && (active.length > 1 || isJoined)
  const [own, ...others] = series.filter(isRow)
  const isMore = adding.test(now.text) || isJoined
  if (!isSum || !own || others.length > 0 || !isMore || now.years.length > 1) return null
  const years = now.years.length > 0 ? now.years : distinctYears(own.active)
  const added = now.include.filter(
    (place) => place.town !== null && own.active.every((one) => !isSamePlace(one.place, place)),
  )
  if (
    added.length === 0 ||
    years.length !== 1 ||
    namingOf(said.replace(adding, ' ').replace(/把|进|带上|同|连/g, ' ')).replace(/[\s，,]/g, '').length > 1
  )
    return null
  const places = [...distinctPlaces(own.active), ...added]
  const cells = places.map((place) => cellOf(own, place, years[0] ?? null))
  return { operator: 'sum', lines: [[cells]] }
}

/** 换成23年再算一遍 after a share: the same of another year. */
function moveYear(asking: Asking): Reckoning | null {
  const { now, last, said, operator, series } = asking
  const { reckoning } = last
  const [year] = now.years
  if (!reckoning || operator !== null || now.years.length !== 1 || year === undefined || namesPlace(now))
    return null
  if (namingOf(said.replace(/换成|改成|一遍|一次|重新|那么|同口径|同样/g, ' ')).replace(/\s/g, '').length > 1)
    return null
  const cells = reckoning.lines.flat(2)
  if (new Set(cells.map(({ number }) => number.year)).size !== 1) return null
  const move = ({ number }: Cell): Cell => {
    const own = series.find(({ numbers }) => numbers.some((one) => isSameNumber(one, number)))
    return own
      ? cellOf(own, number.place, year)
      : { kind: 'like', number, place: number.place, year, plain: last.plain }
  }
  return { ...reckoning, lines: reckoning.lines.map((sides) => sides.map((side) => side.map(move))) }
}

/** 只算后两年呢, 24年的呢: the same reckoning of fewer years. */
function keepYears(asking: Asking): Reckoning | null {
  const { now, last, said, operator } = asking
  const { reckoning } = last
  if (!reckoning || operator !== null || namesPlace(now) || now.terms.some(isKnown)) return null
  const own = yearsOf(asking, reckoning)
  if (own.length === 0 || namingOf(said).replace(/只|光|就|单|要|说|仅|\s/g, '').length > 1) return null
  const isKept = (cell: Cell) => own.includes(standsFor(cell).year)
  const lines = reckoning.lines.map((sides) => sides.map((side) => side.filter(isKept)))
  return lines.every((sides) => sides.every((side) => side.length > 0)) ? { ...reckoning, lines } : null
}

function yearsOf({ now }: Asking, { lines }: Reckoning): readonly (number | null)[] {
  const said = /([前后头])([两三])年/.exec(now.text)
  const years = distinctYears(lines.flat(2).map(standsFor)).toSorted((a, b) => (a ?? 0) - (b ?? 0))
  if (!said) return now.years.filter((year) => years.includes(year) && years.length > now.years.length)
  const count = parseCount(said[2]!) ?? 0
  return years.length <= count ? [] : said[1] === '后' ? years.slice(-count) : years.slice(0, count)
}

const corrects = /^(?:不对|不是|不|错了|我是|我要|我说的|我问的|要的是|换成|改成)/

/** 不对，我要22到24三年的 after a sum: each of its measures over these years. */
function moveYears(asking: Asking): Reckoning | null {
  const { now, last, said, series, newest } = asking
  const isSum = last.ledger?.at(-1)?.isSum ?? false
  if (!isSum || !corrects.test(now.text) || now.years.length < 2 || namesPlace(now)) return null
  if (
    namingOf(said.replace(/不对|不是|我要|我说|我问|要的|换成|改成/g, '')).replace(/[要不\s]/g, '').length > 1
  )
    return null
  const rows = series.filter(({ isTold, turn }) => isTold && turn === newest)
  const lines = rows.map((one) => [cellsOf(one, { places: distinctPlaces(one.active), years: now.years })])
  return lines.length > 0 && lines.length <= mostRows ? { operator: 'sum', lines } : null
}

const mostRows = 4

const bareUnit =
  /^(?:嗯|哦|好|行|那|又|还|有|是|一共|总共|[\s,，。~～]|\d{2,4}年|[去前今]年)*(?:多少|几|好多)(?:个)?(?:人|名|钱|件|起|次|场|户|处)[呢啊呀]?[?？]?$/

/** 那22年几个人 after its money was told: the number of people in the same sentence. */
function askBeside(asking: Asking): Reckoning | null {
  const { now, last } = asking
  const units = readUnits(now.text)
  const [number, ...others] = (last.ledger?.at(-1)?.numbers ?? []).filter(
    ({ isTold, year }) => isTold && (now.years.length === 0 || now.years.includes(year ?? 0)),
  )
  if (units === null || !number || others.length > 0 || namesPlace(now) || !bareUnit.test(now.text))
    return null
  if (units.includes(number.unit)) return null
  return { operator: 'list', lines: [[[{ kind: 'beside', number, units, word: '' }]]] }
}

const asksWhole = /总数|总量|总共|一共|总的/

/** 我是说总数, 那石桥24年总数呢 after a rate or a part: the count that they are of. */
function askWhole(asking: Asking): Reckoning | null {
  const { now, operator, said } = asking
  const lately = newestTold(asking)
  if (operator !== null && operator !== 'sum') return null
  if (!lately || !asksWhole.test(now.text) || now.years.length > 1) return null
  const rest = namingOf(said.replace(/不是|我是|总数|总量|总共|一共|总的|说|说的/g, ' ')).split(/\s+/)
  const whole = wholeOf(lately, asking)
  if (whole === null || rest.some((word) => word.length > 1)) return null
  const scope = scopeOf(asking, lately)
  const cells = cellsOf(whole, scope)
  return cells.length === 1 ? { operator: 'list', lines: [[cells]] } : null
}

/** The greatest count told of a place and year that this one is of; null where it is that itself. */
function wholeOf(own: Series, { series }: Asking): Series | null {
  const first = own.active[0]!
  const counts = series.filter(({ numbers }) =>
    numbers.some(
      (one) =>
        one.kind === 'count' && isOneCell(one, first) && (first.kind === 'rate' || isOneUnit(one, first)),
    ),
  )
  const countOf = ({ numbers }: Series) => numbers.find((one) => isOneCell(one, first))!.value
  const told = first.kind === 'rate' ? counts.filter(({ isTold }) => isTold) : counts
  const [whole] = (told.length > 0 ? told : counts).toSorted((a, b) => countOf(b) - countOf(a))
  return whole && whole !== own ? whole : null
}

const bareMeasure =
  /^(?:那|还有|再说|再看)?([\u4e00-\u9fff]{1,8}?)的?(?:各)?(?:呢|也(?:加|算|合)(?:一?下|起来|上)?)[呢呀吧]?[？?。~～]*$/

/** 人呢, 处数呢, 听课的呢, 次数也加下 after a sum or a row of numbers: that of the same sentences. */
function swapMeasure(asking: Asking): Reckoning | null {
  const { now, last } = asking
  const word = bareMeasure.exec(now.text.trim())?.[1]
  const told = lastRow(asking)
  if (
    word === undefined ||
    /[年只光算]/.test(word) ||
    namesPlace(now) ||
    now.years.length > 0 ||
    told.length < 2
  )
    return null
  const against = last.reckoning?.operator
  const isPair =
    told.length === 2 && (against === 'difference' || against === 'growth' || against === 'times')
  const operator = last.ledger?.at(-1)?.isSum ? 'sum' : isPair ? against : 'list'
  // 钱呢 after by how much the one has more people: by how much money.
  const linesOf = (cells: readonly Cell[]) => [isPair ? cells.map((cell) => [cell]) : [cells]]
  const units = readUnits(`${word}数`) ?? readUnits(word)
  const [series] = nameSeries({ ...asking, said: word }) ?? []
  const own = told.map((one) => series?.numbers.find((other) => isOneCell(one, other)))
  if (series && own.every((one) => one !== undefined) && !told.includes(own[0]!))
    return { operator, lines: linesOf(own.map((one) => toldCell(one!))) }
  if (units !== null && told.every(({ unit }) => units.includes(unit))) return null
  const cells = told.map((number): Cell => ({ kind: 'beside', number, units, word }))
  return { operator, lines: linesOf(cells) }
}

const alsoGoes =
  /^(?:那|还有)?([\u4e00-\u9fff]{1,8}?)也?(?:跟着|一起|同样|都|是不是)*(?:在|往上|往下)?(涨|升|增加?|多|降|减少?|跌|少)(?:了|着)?(?:吗|么|没有?|没得|不|嘛)/

/** 听课的人也跟着涨吗 after each year's number of another thing: how that went which stands beside each. */
function courseBeside(asking: Asking): Reckoning | null {
  const { now } = asking
  const [, word = '', way = ''] = alsoGoes.exec(now.text.trim()) ?? []
  const row = newestTold(asking)
  const told = (row?.numbers ?? []).filter(({ isTold }) => isTold)
  const isOfYears = distinctPlaces(told).length === 1 && distinctYears(told).length > 1
  const units = readUnits(`${word}数`) ?? readUnits(word)
  if (word === '' || namesPlace(now) || now.years.length > 0 || !isOfYears) return null
  if (units === null || told.every(({ unit }) => units.includes(unit))) return null
  const sorted = told.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0))
  const cells = sorted.map((number): Cell => ({ kind: 'beside', number, units, word }))
  return { operator: 'course', change: { isFall: /[降减跌少]/.test(way), isShare: false }, lines: [[cells]] }
}

/** 文件呢 after what share another part is of its whole: of the same whole. */
function shareOther(asking: Asking): Reckoning | null {
  const { now, last } = asking
  const word = bareMeasure.exec(now.text.trim())?.[1]
  const whole = last.reckoning?.operator === 'share' ? last.reckoning.lines[0]?.[1] : undefined
  const [number, ...others] = whole ?? []
  if (word === undefined || !number || others.length > 0 || namesPlace(now) || now.years.length > 0)
    return null
  const [series] = nameSeries({ ...asking, said: word }) ?? []
  const part = series?.numbers.find(
    (one) => one.whole === number.number.index && one.reportId === number.number.reportId,
  )
  return part ? { operator: 'share', lines: [[[toldCell(part)], [number]]] } : null
}

/** What was told last of one measure over several places or years. */
function lastRow({ last, series, newest }: Asking): readonly ToldNumber[] {
  const rows = series.filter(({ isTold, turn, active }) => isTold && turn === newest && active.length > 1)
  const { reckoning } = last
  return rows.length === 1 ? rows[0]!.active : reckoning && rows.length > 1 ? rows[0]!.active : []
}
