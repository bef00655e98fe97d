// Tool of this room: entries of several places over years -> from the first year to the last, the place that rose (or fell) most first.
import { isComparable } from '#text/numbers/alike-units.ts'
import type { Entry } from './entry.ts'
import { tellGap } from './tell-difference.ts'

interface Change {
  readonly name: string
  readonly first: Entry
  readonly last: Entry
  readonly gap: number
}

/**
 * 梧桐里街道多12场次（18.8%）：2022年64场次[2] → 2024年76场次[4]；沙汀镇…, those that are alike said to be so. `isShare`: in the order of
 * what they changed in a hundred. Null where fewer than two places tell the same first and last year.
 */
export function tellChanges(
  entries: readonly Entry[],
  { isFall, isShare = false }: { readonly isFall: boolean; readonly isShare?: boolean },
): string | null {
  const [any] = entries
  if (!any || !entries.every(({ unit, kind }) => isComparable(any.unit, unit) && kind === any.kind))
    return null
  const years = entries.flatMap(({ year }) => year ?? [])
  const [from, to] = [Math.min(...years), Math.max(...years)]
  const names = [...new Set(entries.map(({ name }) => name))]
  const changes = names.flatMap((name): readonly Change[] => {
    const own = (year: number) => entries.filter((one) => one.name === name && one.year === year)
    const [first, last] = [own(from), own(to)]
    if (first.length !== 1 || last.length !== 1 || from === to) return []
    const gap = Number((last[0]!.value - first[0]!.value).toPrecision(12))
    return [{ name, first: first[0]!, last: last[0]!, gap }]
  })
  const isOfShares = isShare && changes.every(({ first }) => first.value > 0)
  if (changes.length < 2 || (isShare && !isOfShares)) return null
  const sizeOf = ({ gap, first }: Change) => (isShare ? gap / first.value : gap)
  const sorted = changes.sort((a, b) => (isFall ? sizeOf(a) - sizeOf(b) : sizeOf(b) - sizeOf(a)))
  const told = sorted.map(({ name, first, last, gap }) => {
    const course = `${from}年${first.text}[${first.n}] → ${to}年${last.text}[${last.n}]`
    return `${name}${gap === 0 ? '没有变' : tellGap(gap, [last, first])}：${course}`
  })
  return `${tellLead(sorted, sizeOf, { isFall, isShare })}${told.join('；')}`
}

/** 两家一样：, 按比例杨坪镇降得最多。 */
function tellLead(
  sorted: readonly Change[],
  sizeOf: (one: Change) => number,
  { isFall, isShare }: { readonly isFall: boolean; readonly isShare: boolean },
): string {
  const first = sorted.filter((one) => sizeOf(one) === sizeOf(sorted[0]!))
  const names = first.map(({ name }) => name).join('、')
  if (first.length > 1) return `${names}${isShare ? '按比例' : ''}变化一样：`
  const isSo = isFall ? sizeOf(sorted[0]!) < 0 : sizeOf(sorted[0]!) > 0
  return isShare && isSo ? `按比例${names}${isFall ? '降' : '升'}得最多：` : ''
}
