// Tool of this room: entries -> their order, the first named first. Sorted here: what is said cannot be out of order.
import { isComparable } from '#compare/note-numbers.ts'
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
 * 2024年最多的是梧桐里街道247条[1]，其次：2. 云岭县柳溪镇126条[2] 3. …, told from place `from` on, `of` of them.
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
  const tell = (entry: Entry) =>
    `${entry.name}${isOneYear || entry.year === null ? '' : `（${entry.year}年）`}${entry.text}[${entry.n}]`
  const told = sorted.slice(from - 1, from - 1 + of)
  const [head, ...rest] = told
  if (!head) return null
  const lead = isOneYear ? `${first.year}年` : ''
  const place = rankOf(head, entries, isLeastFirst)
  const isTied = sorted.filter(({ value }) => value === head.value).length > 1
  const opening =
    place === 1 && from === 1
      ? `${lead}${tell(head)}${isTied ? '，并列' : '，'}${degreeOf(first, isLeastFirst)}`
      : `${lead}第${place}是${tell(head)}`
  const others = rest.map((entry) => `${rankOf(entry, entries, isLeastFirst)}. ${tell(entry)}`)
  const mixed = isOneYear ? '' : '。各地不是同一年的数，只能参考'
  const about = aboutOf(told) === '' ? '' : '。带“余”“多”“约”的是约数'
  return `${opening}${others.length > 0 ? `。往下：${others.join('，')}` : ''}${mixed}${about}`
}

function degreeOf({ unit }: Entry, isLeastFirst: boolean): string {
  if (unit === '%') return isLeastFirst ? '最低' : '最高'
  return isLeastFirst ? '最少' : '最多'
}
