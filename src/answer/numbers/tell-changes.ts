// Tool of this room: entries of several places over years -> from the first year to the last, the place that rose (or fell) most first.
import { isComparable } from '#text/numbers/alike-units.ts'
import type { Entry } from './entry.ts'
import { tellGap } from './tell-difference.ts'

/** 梧桐里街道多12场次（18.8%）：2022年64场次[2] → 2024年76场次[4]；沙汀镇…. Null where fewer than two places tell the same first and last year. */
export function tellChanges(entries: readonly Entry[], isFall: boolean): string | null {
  const [any] = entries
  if (!any || !entries.every(({ unit, kind }) => isComparable(any.unit, unit) && kind === any.kind))
    return null
  const years = entries.flatMap(({ year }) => year ?? [])
  const [from, to] = [Math.min(...years), Math.max(...years)]
  const names = [...new Set(entries.map(({ name }) => name))]
  const changes = names.flatMap((name) => {
    const own = (year: number) => entries.filter((one) => one.name === name && one.year === year)
    const [first, last] = [own(from), own(to)]
    if (first.length !== 1 || last.length !== 1 || from === to) return []
    return [{ name, first: first[0]!, last: last[0]!, gap: last[0]!.value - first[0]!.value }]
  })
  if (changes.length < 2) return null
  const told = changes
    .sort((a, b) => (isFall ? a.gap - b.gap : b.gap - a.gap))
    .map(({ name, first, last, gap }) => {
      const course = `${from}年${first.text}[${first.n}] → ${to}年${last.text}[${last.n}]`
      return `${name}${gap === 0 ? '没有变' : tellGap(Number(gap.toPrecision(12)), [last, first])}：${course}`
    })
  return told.join('；')
}
