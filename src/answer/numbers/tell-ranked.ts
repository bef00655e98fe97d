// Tool of this room: entries -> their order, the first named first. Sorted here: what is said cannot be out of order.
import { isComparable } from '#text/numbers/alike-units.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'
import { aboutOf, type Entry } from './entry.ts'
import { nameThing } from './name-thing.ts'
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
 * 2024年沙汀镇最高，调解成功率99.0%[1]；其次是雾岩乡98.8%[2]、…; 第二是雾岩乡，98.8%[2], told from place `from` on, `of` of them.
 * Null where fewer than two are comparable or one place stands twice.
 */
export function tellRanked(
  entries: readonly Entry[],
  {
    isLeastFirst,
    from,
    of,
    isOfSeen = false,
    thing,
  }: {
    readonly isLeastFirst: boolean
    readonly from: number
    readonly of: number
    readonly isOfSeen?: boolean
    readonly thing?: string
  },
): string | null {
  const [first] = entries
  if (!first || !mayRank(entries)) return null
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
  const named = nameThing(entries.filter(({ indicator }) => indicator !== ''))
  // 满意率 of one that is told alone is said with what it is of.
  const isOwn = named === '' || told.length === 1
  const noun = thing ?? (isOwn ? nameThing([head]) || named : named)
  const only = `${place === 1 ? `${nameOf(head)}${degree}` : `${degree}是${nameOf(head)}`}，${noun}${head.text}[${head.n}]`
  const isShared = sorted.filter(({ value }) => value === head.value).length > 1
  const opening =
    tied.length > 1 ? `${tied.map(tell).join('、')}，并列${degree}` : isShared ? `${only}（并列）` : only
  const others = told.slice(tied.length).map(tell)
  const mixed = isOneYear ? '' : '。各地不是同一年的数，只能参考'
  const about = aboutOf(told) === '' ? '' : '。带“余”“多”“约”的是约数'
  const seen = isOfSeen ? `能看准的${entries.length}家里` : ''
  const lead = `${isOneYear ? `${first.year}年` : ''}${seen}`
  return `${lead}${opening}${others.length > 0 ? `；其次是${others.join('、')}` : ''}${mixed}${about}`
}

/** 2024年沙汀镇在8家里排第四，112条[4]；前一名白塔镇118条[3]，后一名柳溪镇108条[5] */
export function tellPlaceOf(
  entries: readonly Entry[],
  { isLeastFirst, from }: { readonly isLeastFirst: boolean; readonly from: number },
): string | null {
  const sorted = sortEntries(entries, isLeastFirst)
  const own = sorted[from - 1]
  if (!own || !mayRank(entries)) return null
  const isOneYear = shareYear(entries)
  const nameOf = ({ name, year }: Entry) => `${name}${isOneYear || year === null ? '' : `（${year}年）`}`
  const tell = (entry: Entry | undefined, which: string) =>
    entry ? `${which}${nameOf(entry)}${entry.text}[${entry.n}]` : ''
  const isShared = entries.filter(({ value }) => value === own.value).length > 1
  const rank = `第${renderNumeral(rankOf(own, entries, isLeastFirst))}`
  const beside = [tell(sorted[from - 2], '前一名'), tell(sorted[from], '后一名')].filter(Boolean).join('，')
  const lead = isOneYear ? `${own.year}年` : ''
  const mixed = isOneYear ? '' : '。各地不是同一年的数，只能参考'
  return `${nameOf(own)}${lead}在${entries.length}家里排${rank}${isShared ? '（并列）' : ''}，${own.text}[${own.n}]；${beside}${mixed}`
}

/** One number a place, all of one kind. */
function mayRank(entries: readonly Entry[]): boolean {
  const [first] = entries
  if (!first || entries.length < 2 || new Set(entries.map(({ name }) => name)).size < entries.length)
    return false
  return entries.every(({ unit, kind }) => isComparable(first.unit, unit) && kind === first.kind)
}

export function degreeOf({ unit }: Entry, isLeastFirst: boolean): string {
  if (unit === '%') return isLeastFirst ? '最低' : '最高'
  return isLeastFirst ? '最少' : '最多'
}
