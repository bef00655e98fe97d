// Tool of this room: two entries -> the greater first, and by how much.

import { tellShare } from '#compare/tell-share.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { aboutOf, type Entry, writeAmount } from './entry.ts'
import { nameThing } from './name-thing.ts'
import { sharePlace, shareYear } from './tell-list.ts'

/** 沙汀镇多，2023年3.1万元[1]，比杨坪镇2.35万元[2]多0.75万元; of one place the later year first: 2024年12.6万元，比2023年少3.5万元. */
export function tellDifference(
  entries: readonly Entry[],
  {
    isLeastFirst = false,
    asksShare = false,
    thing,
  }: { readonly isLeastFirst?: boolean; readonly asksShare?: boolean; readonly thing?: string } = {},
): string | null {
  const [a, b, ...more] = entries
  if (!a || !b || more.length > 0 || a.kind !== b.kind || !isComparable(a.unit, b.unit)) return null
  if (a.name === b.name && a.year === b.year) return tellThingGap(a, b, asksShare)
  const isOnePlace = sharePlace(entries)
  const isOneYear = shareYear(entries)
  const isLater = (a.year ?? 0) >= (b.year ?? 0)
  const [first, second] = (isOnePlace ? isLater : isLeastFirst ? a.value <= b.value : a.value >= b.value)
    ? [a, b]
    : [b, a]
  const when = ({ year }: Entry) => (year === null ? '' : `${year}年`)
  const shared = thing ?? nameThing(entries)
  // Where they have no name together, each keeps its own.
  const [noun, otherNoun] =
    shared === '' || bareMoney.test(shared) ? [nameThing([first]), nameThing([second])] : [shared, '']
  const other = `${isOnePlace ? '' : second.name}${isOneYear && !isOnePlace ? '' : when(second)}${otherNoun}${second.text}[${second.n}]`
  const gap = Number((first.value - second.value).toPrecision(12))
  const which = isOnePlace || gap === 0 ? '' : `${sideOf(gap, first)}，`
  const own = `${first.name}${which}${when(first)}${noun}${first.text}[${first.n}]`
  if (gap === 0) return `${own}，与${other}一样`
  const isOfParts = a.period !== b.period
  const apart = [isOnePlace || isOneYear ? '' : '同一年', isOfParts ? '同一段时间' : ''].filter(Boolean)
  const mixed = apart.length === 0 ? '' : `。两个数不是${apart.join('、也不是')}的，只能参考`
  return `${own}，比${other}${tellGap(gap, [first, second], asksShare)}${mixed}`
}

/** 追回工资 of each, and not 工资 of both. */
const bareMoney = /^(?:工资|工钱|资金|款项|金额|款)$/

/** 0.75万元 between 3.1万元 and 2.35万元: in 万 where both are told so. */
function writeLike(size: number, [now, before]: readonly [Entry, Entry]): string {
  const isInTens = [now, before].every(
    ({ text, value }) => value >= tenThousand && /^\D*[\d.]+余?万/.test(text),
  )
  const told = Number((size / tenThousand).toPrecision(12))
  return isInTens && size < tenThousand ? `${told}万${now.unit}` : writeAmount(size, now.unit)
}

const tenThousand = 10_000

/** 石桥乡2024年劳动争议41起[1]，比土地流转37起[2]多4起（10.8%）: of two things that are no part of each other. */
function tellThingGap(a: Entry, b: Entry, asksShare: boolean): string | null {
  if (a.index === b.index || a.thing === b.thing || a.whole === b.index || b.whole === a.index) return null
  const [first, second] = a.value >= b.value ? [a, b] : [b, a]
  const gap = Number((first.value - second.value).toPrecision(12))
  const own = `${first.name}${first.year === null ? '' : `${first.year}年`}${first.thing}${first.text}[${first.n}]`
  const other = `${second.thing}${second.text}[${second.n}]`
  return gap === 0
    ? `${own}，与${other}一样`
    : `${own}，比${other}${tellGap(gap, [first, second], asksShare)}`
}

/** A rate is higher, a count is more. */
function sideOf(gap: number, { unit }: Entry): string {
  if (unit === '%') return gap > 0 ? '高' : '低'
  return gap > 0 ? '多' : '少'
}

/** 多6起（3.2%）, 低0.3个百分点 */
export function tellGap(gap: number, [now, before]: readonly [Entry, Entry], asksShare = true): string {
  const about = aboutOf([now, before])
  const size = Number(Math.abs(gap).toPrecision(12))
  const side = sideOf(gap, now)
  if (now.unit === '%') return `${side}${about}${size}个百分点`
  // Of numbers that are no exact ones a share to the digit says what nobody knows.
  // 是其约10倍 is heard at once; 27.3% is told where it is asked.
  const isTold = now.value >= 2 * before.value || (asksShare && about === '')
  const share = isTold ? tellShare(now.value, before.value, about) : ''
  return `${side}${about}${writeLike(size, [now, before])}${share}`
}
