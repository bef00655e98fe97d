// Tool of this room: entries of one place -> the year that has most (or least) first, the others behind it.
import { isComparable } from '#text/numbers/alike-units.ts'
import type { Entry } from './entry.ts'
import { sharePlace } from './tell-list.ts'
import { degreeOf, sortEntries } from './tell-ranked.ts'

/** 白塔镇2023年最多，82起[1]；其次是2024年78起[2]. Null for other than one number a year of one place and kind, and where two years share the first place. */
export function tellYearOrder(entries: readonly Entry[], isLeastFirst: boolean): string | null {
  const [first, second, ...others] = sortEntries(entries, isLeastFirst)
  if (!first || !second || first.value === second.value || !sharePlace(entries)) return null
  const isAlike = ({ unit, kind }: Entry) => kind === first.kind && isComparable(first.unit, unit)
  const years = new Set(entries.map(({ year }) => year))
  if (!entries.every(isAlike) || years.size < entries.length || years.has(null)) return null
  const rest = [second, ...others].map(({ year, text, n }) => `${year}年${text}[${n}]`).join('、')
  return `${first.name}${first.year}年${degreeOf(first, isLeastFirst)}，${first.text}[${first.n}]；其次是${rest}`
}
