// Tool of this room: entries of several counties and one year -> each county's sum with its addends, and which is greater by how much.
import { aboutOf, type Entry, writeAmount } from './entry.ts'
import { shareYear, tellEntries } from './tell-list.ts'
import { addUp, mayAdd } from './tell-total.ts'

/** 2024年青禾县合计58.2万元：…；云岭县合计38.5万元：…。青禾县多19.7万元 */
export function tellCounties(entries: readonly Entry[]): string | null {
  const counties = [...new Set(entries.map(({ county }) => county))]
  if (counties.length < 2 || counties.includes('') || !shareYear(entries) || !mayAdd(entries)) return null
  const about = aboutOf(entries)
  const unit = entries[0]?.unit ?? ''
  const groups = counties
    .map((county) => ({ county, own: entries.filter((one) => one.county === county) }))
    .map((group) => ({ ...group, sum: addUp(group.own) }))
    .sort((a, b) => b.sum - a.sum)
  const told = groups.map(
    ({ county, own, sum }) =>
      `${county}合计${about}${writeAmount(sum, unit)}：${tellEntries(own, { place: false, year: true }).join('、')}`,
  )
  const [first, second] = groups
  if (!first || !second) return null
  const gap = Number((first.sum - second.sum).toPrecision(12))
  const order =
    gap === 0 ? `${first.county}与${second.county}一样` : `${first.county}多${about}${writeAmount(gap, unit)}`
  return `${entries[0]?.year}年${order}。${told.join('；')}`
}
