// Step: a follow-up that asks who of those told stands where (排第二的是哪个, 不到40名的有哪些, 谁跟我们一样多, 谁在前头, 谁降得最狠) -> their numbers, or how each changed. Null where it asks no such thing, or they were not told.
import { namesPlace } from '#domain/frame.ts'
import { isSamePlace, type Place } from '#domain/place.ts'
import type { Reckoning, ToldNumber } from '#domain/talk/ledger.ts'
import { isWithin, readBound } from '#question/scope/read-bound.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { type Asking, countPlaces, namingOf, newestTold, placesOf } from './asking.ts'
import { cellOf, distinctPlaces, distinctYears, toldCell } from './choose-cells.ts'
import { listRows, type Series } from './list-series.ts'
import { namedRows } from './name-rows.ts'

export function overOrder(asking: Asking): Reckoning | null {
  return (
    rankChanges(asking) ??
    gapToEnd(asking) ??
    sortAll(asking) ??
    keepBeside(asking) ??
    askNth(asking) ??
    askFirst(asking) ??
    askYearEnd(asking) ??
    keepWithin(asking)
  )
}

const toEnd =
  /(?:比|跟|和|与|同|离|较)(?:那个?)?(?:最([多高大少低小])|(倒数第一|末位|垫底|最后一?[名个家位])|(第一|头名|榜首))的?(?:那?一?[个家名])?[^，,。？?\d]{0,4}?[多少高低差]/

/** 比最少的多几个 after who has most: the one told last against the end of the whole order. */
function gapToEnd(asking: Asking): Reckoning | null {
  const { now, last } = asking
  const [, side = '', foot = '', head = ''] = toEnd.exec(now.text) ?? []
  if (side + foot + head === '' || now.years.length > 0) return null
  const all = listRows(last.ledger ?? [])
  const row = widest(all.filter(({ active }) => distinctYears(active).length === 1))
  if (!row || distinctPlaces(row.active).length < 3) return null
  const [named = now.asksOwnRank ? now.own : toldAlone(asking, row)] = placesOf(asking)
  const own = row.active.find(({ place }) => named != null && isSamePlace(place, named))
  const isMost = head !== '' || /[多高大]/.test(side)
  const [first, ...others] = row.active.toSorted((a, b) => b.value - a.value)
  const end = isMost ? first! : others.at(-1)!
  return !own || own === end ? null : { operator: 'difference', lines: [[[toldCell(own)], [toldCell(end)]]] }
}

const widest = (rows: readonly Series[]) =>
  rows.reduce<Series | null>(
    (most, one) => (most && most.active.length > one.active.length ? most : one),
    null,
  )

/** The one place of the newest turn that told a number of the order. */
function toldAlone({ last }: Asking, { active }: Series): Place | null {
  const told = last.ledger?.at(-1)?.numbers.filter((one) => one.isTold) ?? []
  const places = distinctPlaces(told)
  return places.length === 1 && active.some(({ place }) => isSamePlace(place, places[0]!)) ? places[0]! : null
}

const sorts = /排(?:个|一下|下)?[序名]|排一?排|排一?下|从[高多大低少小]到/

/** 四个乡镇排一下 after two of them: as many as were told of one measure and year. */
function sortAll(asking: Asking): Reckoning | null {
  const { now, last } = asking
  const count = sorts.test(now.text) ? countPlaces(now.text) : null
  const rows = listRows(last.ledger ?? []).filter(
    ({ active }) => distinctPlaces(active).length === count && distinctYears(active).length === 1,
  )
  const row = rows.at(-1)
  if (count === null || count < 3 || !row || now.years.length > 0) return null
  const isUp = /从[低少小]/.test(now.text)
  const sorted = row.active.toSorted((a, b) => (isUp ? a.value - b.value : b.value - a.value))
  return { operator: 'list', lines: [[sorted.map(toldCell)]] }
}

const asksWhoChanged =
  /(?:谁|哪一?[个家边]?[镇乡]?)[^，,。？?]{0,8}?(添|增加|增长|增|涨|升|提高|降低|下降|降|减少|减|跌)(?:幅度?)?(?:得|的)?最?(?:多|狠|快|厉害|凶|大|猛|明显)/
const byShare = /按比例|按(?:百分比|幅度|增幅|降幅|涨幅)|[增降涨跌升减]幅|百分比/

/** 跟石桥比谁添得多, 剩下三个按比例谁降得最狠: of each place the last year that was told against the first. */
function rankChanges(asking: Asking): Reckoning | null {
  const { now } = asking
  const verb = asksWhoChanged.exec(now.text)?.[1]
  const newest = newestTold(asking)
  const [row, ...others] = (verb && newest && namedRows(asking, [newest])) || []
  if (verb === undefined || !row || others.length > 0) return null
  const told = row.numbers.filter(({ isTold }) => isTold)
  const years = (now.years.length > 1 ? now.years : distinctYears(told)).toSorted(
    (a, b) => (a ?? 0) - (b ?? 0),
  )
  const [from, to] = [years[0], years.at(-1)]
  const places = placesHeld(asking, distinctPlaces(told))
  if (from == null || to == null || from === to || places.length < 2) return null
  const cells = places.flatMap((place) => [cellOf(row, place, from), cellOf(row, place, to)])
  const change = { isFall: /[降减跌]/.test(verb), isShare: byShare.test(now.text) }
  return { operator: 'changes', change, lines: [[cells]] }
}

/** Those named, with those told where they are held against them; else those told; without those left out. */
function placesHeld(asking: Asking, told: readonly Place[]): readonly Place[] {
  const { exclude } = asking.now
  const named = placesOf(asking)
  const left = told.filter((place) => exclude.every((out) => !isSamePlace(out, place)))
  if (named.length > 1) return named
  return [...left, ...named.filter((place) => left.every((one) => !isSamePlace(one, place)))]
}

/** What was told last of one year over several places; null: nothing was. */
function orderOf({ last }: Asking): Series | null {
  const isOrder = ({ active }: Series) =>
    distinctPlaces(active).length > 2 && distinctYears(active).length === 1
  return listRows(last.ledger ?? []).findLast(isOrder) ?? null
}

const alike = /(?:跟|和|与|同)[^，,。？?]{1,8}(?:一样|一般|同样|相同|持平|并列)(?:[多少高低])?/
const before = /(?:在|排|站|列)?(?:我们?|咱们?|俺们?|它|他)?(?:的)?(前头|前面|头里|上头|后头|后面|下头)/
const asksWhom = /谁|哪一?[个家些]/

/** 谁跟我们一样多, 谁在前头: of an order those beside one's own, or beside the one that is named. */
function keepBeside(asking: Asking): Reckoning | null {
  const { now, last } = asking
  const row = asksWhom.test(now.text) ? orderOf(asking) : null
  const isAlike = alike.test(now.text)
  const side = isAlike ? null : before.exec(now.text)?.[1]
  if (!row || now.years.length > 0 || (!isAlike && side == null)) return null
  const [named = last.asksOwnRank ? now.own : placeTold(asking)] = placesOf(asking)
  const own = row.active.find(({ place }) => named !== null && isSamePlace(place, named))
  const rest = now.text.replace(alike, ' ').replace(before, ' ').replace(ofWhom, ' ')
  if (!own || /[\u4e00-\u9fff]/.test(rest)) return null
  const isLeastFirst = last.ledger?.[row.turn]?.isLeastFirst ?? false
  const isUp = /前|头里|上/.test(side ?? '') !== isLeastFirst
  const isKept = (one: ToldNumber) =>
    isAlike ? one !== own && one.value === own.value : isUp ? one.value > own.value : one.value < own.value
  const kept = row.active.filter(isKept)
  const sorted = kept.toSorted((a, b) => (isUp ? b.value - a.value : a.value - b.value))
  return kept.length === 0 ? null : { operator: 'list', n: kept.length, lines: [[sorted.map(toldCell)]] }
}

const ofWhom = /谁|哪一?[个家些]|[是有的还也那呢呀啊吗？?，,。\s镇乡]/g

/** The one that was asked about last. */
function placeTold({ last }: Asking): Place | null {
  const [only, ...others] = last.include
  return only?.town && others.length === 0 ? only : null
}

/** 排第二的是哪个 after something else was asked of one of them: of the order told before. */
function askNth(asking: Asking): Reckoning | null {
  const { now, last, said, series, newest } = asking
  const n = /第([一二三四五六七八\d])(?!项|条|点|步|种)/.exec(now.text)?.[1]
  const isOrder = last.want === 'rank' || last.want === 'quality' || last.want === 'who'
  if (n === undefined || isOrder || namesPlace(now) || now.years.length > 0) return null
  if (namingOf(said.replace(/排|列|名|位|谁|哪|第/g, ' ')).trim().length > 1) return null
  const rows = series.filter(({ isTold, active }) => isTold && distinctPlaces(active).length > 1)
  const row = rows.reduce<Series | null>((best, one) => (best && best.turn > one.turn ? best : one), null)
  if (!row || row.turn === newest || distinctYears(row.active).length !== 1) return null
  return { operator: 'rank', n: parseCount(n) ?? 1, lines: [[row.active.map(toldCell)]] }
}

/** 哪家哪年的最大 after numbers of several places, each of its own years: of all of them. */
function askFirst(asking: Asking): Reckoning | null {
  const { now, last, said } = asking
  const side = /最([多高大少低小])/.exec(now.text)?.[1]
  if (side === undefined || !/哪|谁/.test(now.text) || namesPlace(now) || now.years.length > 0) return null
  const rest = namingOf(said.replace(/最[多高大少低小]|哪一?[年家个笔]|[笔项年份]/g, ' '))
  const row = listRows(last.ledger ?? []).at(-1)
  const isMixed = row && distinctPlaces(row.active).length > 1 && distinctYears(row.active).length > 1
  if (!isMixed || rest.replace(/\s/g, '').length > 1) return null
  const n = /[多高大]/.test(side) ? 1 : row.active.length
  return { operator: 'rank', n, lines: [[row.active.map(toldCell)]] }
}

const endYear = /最([多高大少低小])的?(?:是)?那一?年|那一?年最([多高大少低小])/

/** 最低的那年呢 after the years of one place: that one. */
function askYearEnd({ now, last }: Asking): Reckoning | null {
  const [, ahead, behind] = endYear.exec(now.text) ?? []
  const side = ahead ?? behind
  const row = listRows(last.ledger ?? []).findLast(({ active }) => distinctYears(active).length > 1)
  if (side === undefined || !row || namesPlace(now) || distinctPlaces(row.active).length !== 1) return null
  const sorted = row.active.toSorted((a, b) => b.value - a.value)
  const end = /[多高大]/.test(side) ? sorted[0]! : sorted.at(-1)!
  return { operator: 'list', lines: [[[toldCell(end)]]] }
}

/** 不到40名的有哪些, 超过60的呢 after the numbers of several places: those that are so. */
function keepWithin({ now, last, said }: Asking): Reckoning | null {
  const bound = readBound(now.text)
  const rows = listRows(last.ledger ?? []).filter(({ active }) => distinctPlaces(active).length > 2)
  const newest = rows.at(-1)?.active[0]?.indicator
  // 超过60的呢 after 不到40名的有哪些: of all again.
  const row = widest(rows.filter(({ active }) => active[0]!.indicator === newest))
  if (!bound || !row || namesPlace(now) || distinctYears(row.active).length !== 1) return null
  const left = said.replace(
    /\d+(?:\.\d+)?[万亿千百%％]?|[一二三四五六七八九十百千万]+|高过|高于|超过|低于|多于|少于|大于|小于|突破|达到|不足|不到|以[上下内]|满|至少/g,
    ' ',
  )
  if (now.years.length > 0 || namingOf(left).replace(/[\s名件起人元场次处户份的些]/g, '').length > 1)
    return null
  const [{ unit }] = row.active as [ToldNumber]
  if (bound.unit !== '' && !isComparable(bound.unit, unit)) return null
  const kept = row.active.filter(({ value }) => isWithin(value, bound))
  const sorted = kept.toSorted((a, b) => (bound.isOver ? b.value - a.value : a.value - b.value))
  return kept.length === 0 ? null : { operator: 'list', n: kept.length, lines: [[sorted.map(toldCell)]] }
}
