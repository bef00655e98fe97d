// Step: a follow-up that goes on with what was reckoned or told: another measure of the same places and years (人呢), other years (只算后两年呢), one thing more (再算上邻里那一类). Null where it does not.
import { isKnown, namesPlace } from '#domain/frame.ts'
import type { Cell, Reckoning, ToldNumber } from '#domain/ledger.ts'
import { type Asking, namingOf, readUnits } from './asking.ts'
import { toldCell } from './choose-cells.ts'
import { isOneCell, isOneUnit } from './list-series.ts'
import { nameSeries } from './name-series.ts'

export function goOn(asking: Asking): Reckoning | null {
  return addOne(asking) ?? keepYears(asking) ?? swapMeasure(asking)
}

const adding = /^(?:那)?(?:再|还)?(?:把)?(?:算上|加上|带上|加|算|添上)|(?:算进来|加进来|算进去|加进去|也算上|也加上)/

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

/** 只算后两年呢, 24年的呢: the same reckoning of fewer years. */
function keepYears(asking: Asking): Reckoning | null {
  const { now, last, said, operator } = asking
  const { reckoning } = last
  if (!reckoning || operator !== null || namesPlace(now) || now.terms.some(isKnown)) return null
  const own = yearsOf(asking, reckoning)
  if (own.length === 0 || namingOf(said).replace(/只|光|就|单|要|说|仅|\s/g, '').length > 1) return null
  const isKept = (cell: Cell) => own.includes(cell.kind === 'like' ? cell.year : cell.number.year)
  const lines = reckoning.lines.map((sides) => sides.map((side) => side.filter(isKept)))
  return lines.every((sides) => sides.every((side) => side.length > 0)) ? { ...reckoning, lines } : null
}

function yearsOf({ now }: Asking, { lines }: Reckoning): readonly (number | null)[] {
  const said = /([前后头])([两三])年/.exec(now.text)
  const all = lines.flat(2).map((cell) => (cell.kind === 'like' ? cell.year : cell.number.year))
  const years = [...new Set(all)].toSorted((a, b) => (a ?? 0) - (b ?? 0))
  if (!said) return now.years.filter((year) => years.includes(year) && years.length > now.years.length)
  const count = said[2] === '两' ? 2 : 3
  return years.length <= count ? [] : said[1] === '后' ? years.slice(-count) : years.slice(0, count)
}

const bareMeasure = /^(?:那|还有|再说|再看)?([\u4e00-\u9fff]{1,8}?)的?(?:各)?(?:呢|也(?:加|算|合)(?:一?下|起来|上)?)[呢呀吧]?[？?。~～]*$/

/** 人呢, 处数呢, 听课的呢, 次数也加下 after a sum or a row of numbers: that of the same sentences. */
function swapMeasure(asking: Asking): Reckoning | null {
  const { now, last } = asking
  const word = bareMeasure.exec(now.text.trim())?.[1]
  const told = lastRow(asking)
  if (word === undefined || /[年只光算]/.test(word) || namesPlace(now) || now.years.length > 0 || told.length < 2) return null
  const operator = last.ledger?.at(-1)?.isSum ? 'sum' : 'list'
  const units = readUnits(`${word}数`) ?? readUnits(word)
  const [series] = nameSeries({ ...asking, said: word }) ?? []
  const own = told.map((one) => series?.numbers.find((other) => isOneCell(one, other)))
  if (series && own.every((one) => one !== undefined) && !told.includes(own[0]!))
    return { operator, lines: [[own.map((one) => toldCell(one!))]] }
  if (units !== null && told.every(({ unit }) => units.includes(unit))) return null
  const cells = told.map((number): Cell => ({ kind: 'beside', number, units, word }))
  return { operator, lines: [[cells]] }
}

/** What was told last of one measure over several places or years. */
function lastRow({ last, series, newest }: Asking): readonly ToldNumber[] {
  const rows = series.filter(({ isTold, turn, active }) => isTold && turn === newest && active.length > 1)
  const { reckoning } = last
  return rows.length === 1 ? rows[0]!.active : reckoning && rows.length > 1 ? rows[0]!.active : []
}
