// Tool of this room: entries -> their order, the first named first. Sorted here: what is said cannot be out of order.
import { isComparable } from '#compare/note-numbers.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'
import { aboutOf, type Entry } from './entry.ts'
import { shareYear } from './tell-list.ts'

/** Greatest first, or least. Stable among equals. */
export function sortEntries(entries: readonly Entry[], isLeastFirst: boolean): readonly Entry[] {
  return [...entries].sort((a, b) => (isLeastFirst ? a.value - b.value : b.value - a.value))
}

/** Rank among all: equals share one. */
function rankOf(entry: Entry, all: readonly Entry[], isLeastFirst: boolean): number {
  const isBefore = ({ value }: Entry) => (isLeastFirst ? value < entry.value : value > entry.value)
  return 1 + all.filter(isBefore).length
}

/**
 * 2024年沙汀镇最高，99.0%[1]；其次是雾岩乡98.8%[2]、…; 第二是雾岩乡，98.8%[2], told from place `from` on, `of` of them.
 * Null where fewer than two are comparable or one place stands twice.
 */
export function tellRanked(
  entries: readonly Entry[],
  { isLeastFirst, from, of }: { readonly isLeastFirst: boolean; readonly from: number; readonly of: number },
): string | null {
  const [first] = entries
  if (!first || entries.length < 2 || new Set(entries.map(({ name }) => name)).size < entries.length)
    return null
  if (!entries.every(({ unit, kind }) => isComparable(first.unit, unit) && kind === first.kind)) return null
  const sorted = sortEntries(entries, isLeastFirst)
  const isOneYear = shareYear(entries)
  const nameOf = ({ name, year }: Entry) => `${name}${isOneYear || year === null ? '' : `（${year}年）`}`
  const tell = (entry: Entry) => `${nameOf(entry)}${entry.text}[${entry.n}]`
  const told = sorted.slice(from - 1, from - 1 + of)
  const [head] = told
  if (!head) return null
  const place = rankOf(head, entries, isLeastFirst)
  const tied = told.filter(({ value }) => value === head.value)
  const degree = place === 1 ? degreeOf(first, isLeastFirst) : `第${renderNumeral(place)}`
  const only = `${place === 1 ? `${nameOf(head)}${degree}` : `${degree}是${nameOf(head)}`}，${head.text}[${head.n}]`
  const isShared = sorted.filter(({ value }) => value === head.value).length > 1
  const opening =
    tied.length > 1 ? `${tied.map(tell).join('、')}，并列${degree}` : isShared ? `${only}（并列）` : only
  const others = told.slice(tied.length).map(tell)
  const mixed = isOneYear ? '' : '。各地不是同一年的数，只能参考'
  const about = aboutOf(told) === '' ? '' : '。带“余”“多”“约”的是约数'
  const lead = isOneYear ? `${first.year}年` : ''
  return `${lead}${opening}${others.length > 0 ? `；其次是${others.join('、')}` : ''}${mixed}${about}`
}

export function degreeOf({ unit }: Entry, isLeastFirst: boolean): string {
  if (unit === '%') return isLeastFirst ? '最低' : '最高'
  return isLeastFirst ? '最少' : '最多'
}
