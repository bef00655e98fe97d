// Tool of this room: numbers of several things of one place and year -> their sum with the addends. Null where one is part of another, or they are not alike.
import { isComparable } from '#compare/note-numbers.ts'
import type { Entry } from './entry.ts'
import { sharePlace, shareYear } from './tell-list.ts'
import { tellSum } from './tell-total.ts'

/** 潭溪镇2024年合计24名：护林员9名[1]、保洁员15名[1]（9+15=24） */
export function tellThings(entries: readonly Entry[]): string | null {
  const [first, ...others] = entries
  if (!first || others.length === 0 || !sharePlace(entries) || !shareYear(entries)) return null
  const isAlike = entries.every(({ kind, unit }) => kind === 'count' && isComparable(first.unit, unit))
  const indexes = new Set(entries.map(({ index }) => index))
  const isWithin = entries.some(({ whole }) => whole !== null && indexes.has(whole))
  if (!isAlike || isWithin || indexes.size < entries.length) return null
  return tellSum(entries, { addends: entries.map(({ thing, text, n }) => `${thing}${text}[${n}]`) })
}
