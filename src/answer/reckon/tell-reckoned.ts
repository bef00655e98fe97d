// Tool of this room: entries in sides -> what they make together: a sum, a difference, a share, how many times, how much on each, with every addend and the reckoning shown. Null where the units do not go together, or one is part of another.

import { aboutOf, type Entry, underTown, writeAmount } from '#answer/numbers/entry.ts'
import { nameThing } from '#answer/numbers/name-thing.ts'
import { tellDifference, tellGap } from '#answer/numbers/tell-difference.ts'
import { sayTenths } from '#answer/numbers/tell-division.ts'
import { leadOf, sharePlace, shareYear, tellList } from '#answer/numbers/tell-list.ts'
import { tellRanked } from '#answer/numbers/tell-ranked.ts'
import { addUp, tellSum } from '#answer/numbers/tell-total.ts'
import type { Operator } from '#domain/talk/ledger.ts'
import { isComparable } from '#text/numbers/alike-units.ts'

interface Form {
  readonly operator: Operator
  readonly sides: readonly number[]
  readonly n?: number
}

export function tellReckoned(
  entries: readonly Entry[],
  { operator, sides: sizes, n = 1 }: Form,
): string | null {
  const sides = cutSides(sizes.length === 1 ? underTown(entries) : entries, sizes)
  const [first, second, ...more] = sides
  if (operator === 'rank' && first && !second)
    return tellRanked(first, { isLeastFirst: false, from: n, of: 1 })
  if (operator === 'list' && first && !second) {
    const told = first.length === 1 ? tellSide(first) : tellList(first)
    // Those that were told of, and not all that there are.
    return n === first.length && n > 1 ? `前面说到的里有${n}家：${told}` : told
  }
  if (!first || more.length > 0 || !sides.every(isSummable)) return null
  if (operator === 'sum' || operator === 'mean')
    return second || first.length < 2 ? null : tellOneSum(first, operator === 'mean')
  if (!second) return null
  switch (operator) {
    case 'difference':
    case 'growth':
      return tellGapOf(first, second, operator === 'growth')
    case 'share':
      return tellShareOf(first, second)
    case 'times':
      return tellTimes(first, second)
    case 'each':
      return tellEach(first, second)
    case 'rest':
      return tellRest(first, second)
    case 'list':
    case 'rank':
    case 'course':
    case 'changes':
      return null
  }
}

function cutSides(entries: readonly Entry[], sizes: readonly number[]): readonly (readonly Entry[])[] {
  let from = 0
  const sides = sizes.map((size) => {
    from += size
    return entries.slice(from - size, from)
  })
  return from === entries.length && sizes.every((size) => size > 0) ? sides : []
}

/** Counts of one unit, each once, none part of another; one alone may be a rate. */
function isSummable(entries: readonly Entry[]): boolean {
  const [first, ...others] = entries
  if (!first || others.length === 0) return first !== undefined
  const keys = new Set(entries.map(({ name, year, index }) => `${name} ${year} ${index}`))
  const isWithin = entries.some(({ name, year, whole }) =>
    entries.some((one) => one.index === whole && one.name === name && one.year === year),
  )
  const isAlike = entries.every(({ kind, unit }) => kind === 'count' && isComparable(first.unit, unit))
  return isAlike && !isWithin && keys.size === entries.length
}

/** 石桥乡2023年, what an entry counts: as far as the others do not share it. */
function nameEach(entries: readonly Entry[]): readonly string[] {
  const isOfThings = !isOneThing(entries)
  const [isOnePlace, isOneYear] = [sharePlace(entries), shareYear(entries)]
  return entries.map(({ name, year, thing, text, n }) => {
    const when = isOneYear || year === null ? '' : `${year}年`
    return `${isOnePlace ? '' : name}${when}${isOfThings ? thing : ''}${text}[${n}]`
  })
}

/** No two of one place and year: they are of one measure. */
function isOneThing(entries: readonly Entry[]): boolean {
  const keys = new Set(entries.map(({ name, year }) => `${name} ${year}`))
  return keys.size === entries.length && (entries.length === 1 || nameThing(entries) !== '')
}

const nounOf = (entries: readonly Entry[]) => (isOneThing(entries) ? nameThing(entries) : '')

function tellOneSum(entries: readonly Entry[], asksMean: boolean): string {
  return tellSum(entries, { addends: nameEach(entries), asksMean, noun: nounOf(entries) })
}

/** 石桥乡2024年193起[1]; of several their sum with the addends: 2024年合计48名（…）. */
function tellSide(entries: readonly Entry[]): string {
  const [only, ...others] = entries
  const lead = `${leadOf(entries)}${nounOf(entries)}`
  if (only && others.length === 0) return `${lead}${only.text}[${only.n}]`
  return `${lead}合计${aboutOf(entries)}${writeAmount(addUp(entries), entries[0]!.unit)}（${nameEach(entries).join('、')}）`
}

/** As one number. */
function asOne(entries: readonly Entry[]): Entry {
  const about = entries.find(({ qualifier }) => qualifier !== 'none')
  return {
    ...entries[0]!,
    value: addUp(entries),
    text: writeAmount(addUp(entries), entries[0]!.unit),
    qualifier: about?.qualifier ?? 'none',
  }
}

const isAlike = ([a]: readonly Entry[], [b]: readonly Entry[]) =>
  a !== undefined && b !== undefined && a.kind === b.kind && isComparable(a.unit, b.unit)

function tellGapOf(a: readonly Entry[], b: readonly Entry[], asksShare: boolean): string | null {
  if (!isAlike(a, b)) return null
  if (a.length === 1 && b.length === 1) return tellDifference([...a, ...b], { asksShare })
  const isLater = latest(a) !== latest(b) ? latest(a) > latest(b) : addUp(a) >= addUp(b)
  const [first, second] = isLater ? [a, b] : [b, a]
  const gap = Number((addUp(first) - addUp(second)).toPrecision(12))
  const said = gap === 0 ? '一样多' : tellGap(gap, [asOne(first), asOne(second)], asksShare)
  return `${tellSide(first)}，比${tellSide(second)}${gap === 0 ? `，${said}` : said}`
}

const latest = (entries: readonly Entry[]) => Math.max(...entries.map(({ year }) => year ?? 0))

/** 热线586件[1]占合计685件（…）的85.5%（约八成半，586÷685） */
function tellShareOf(part: readonly Entry[], whole: readonly Entry[]): string | null {
  const [own, all] = [addUp(part), addUp(whole)]
  if (!isAlike(part, whole) || part[0]!.kind !== 'count' || all <= 0 || own > all) return null
  const exact = (100 * own) / all
  const share = Math.round(10 * exact) / 10
  const about = aboutOf([...part, ...whole]) === '' && share === exact ? '' : '约'
  const lead = leadOf([...part, ...whole])
  const tenths = sayTenths(share)
  return `${lead}${about}占${share}%（${tenths === '' ? '' : `${tenths}，`}${own}÷${all}）：${tellSide(part)}，${tellSide(whole)}`
}

/** 梧桐里街道2024年热线2904件[1]是沙汀镇318件[2]的约9.13倍 */
function tellTimes(a: readonly Entry[], b: readonly Entry[]): string | null {
  if (!isAlike(a, b) || a[0]!.kind !== 'count' || addUp(b) <= 0) return null
  const exact = addUp(a) / addUp(b)
  const times = Math.round(100 * exact) / 100
  const about = aboutOf([...a, ...b]) === '' && times === exact ? '' : '约'
  const share = times < 1 ? `，约${Math.round(1000 * exact) / 10}%` : ''
  return `${tellSide(a)}，${about}是${tellSide(b)}的${times}倍（${addUp(a)}÷${addUp(b)}${share}）${noteApart(a, b)}`
}

/** 不是同一段时间的数，只能参考 */
function noteApart(a: readonly Entry[], b: readonly Entry[]): string {
  const periods = new Set([...a, ...b].map(({ period }) => period))
  return periods.size > 1 ? '。不是同一段时间的数，只能参考' : ''
}

/** 雾岩乡平均每人约1.33万元：合计35.9万元（…）÷合计27人（…） */
function tellEach(own: readonly Entry[], by: readonly Entry[]): string | null {
  if (addUp(by) <= 0 || [...own, ...by].some(({ kind }) => kind !== 'count')) return null
  const [{ unit } = own[0]!, { unit: each } = by[0]!] = [own[0]!, by[0]!]
  if (isComparable(unit, each)) return null
  const exact = addUp(own) / addUp(by)
  const mean = exact >= tenThousand ? Math.round(exact / 100) * 100 : Math.round(10 * exact) / 10
  const about = aboutOf([...own, ...by]) === '' && mean === exact ? '' : '约'
  const lead = leadOf([...own, ...by].map((one) => ({ ...one, name: one.town })))
  return `${lead}平均每${each}${about}${writeAmount(mean, unit)}：${tellSide(own)}÷${tellSide(by)}`
}

/** Of larger amounts two digits of 万 are told, of others one behind the point. */
const tenThousand = 10_000

/** 还剩70件：85件[1]减去15件[1] */
function tellRest(whole: readonly Entry[], part: readonly Entry[]): string | null {
  const rest = Number((addUp(whole) - addUp(part)).toPrecision(12))
  if (!isAlike(whole, part) || whole[0]!.kind !== 'count' || rest < 0) return null
  const about = aboutOf([...whole, ...part])
  return `${leadOf([...whole, ...part])}余下${about}${writeAmount(rest, whole[0]!.unit)}（${addUp(whole)}-${addUp(part)}=${rest}）：${tellSide(whole)}，${tellSide(part)}`
}
