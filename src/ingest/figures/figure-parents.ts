// Step: which figure is part of which (其中罚款6次,警告1次; 12件(简易程序10件,一般程序2件); 30件…偷牛14件、换锁16件).
// Figures in text order in, the same with `parent` set out; the parts of another year's number with its year.
import type { Figure } from '#domain/figure.ts'
import { groupBy } from '#shared/group-by.ts'
import { foldFigures } from '#text/numbers/fold-figures.ts'

/** Sets `parent` to the index of the figure that this one is part of; conditions and rates have none. */
export function linkParents(text: string, figures: readonly Figure[]): Figure[] {
  const folded = foldFigures(text)
  return datedAsWhole(linkSums(folded, leaveLists(folded, linkNamed(folded, figures))))
}

function linkNamed(folded: string, figures: readonly Figure[]): Figure[] {
  let parent: number | null = null
  let isFirst = false
  let closesWithBracket = false
  let sentence = 0
  const linked = figures.map((figure, index) => {
    const previous = figures[index - 1]
    const between = previous ? folded.slice(previous.at.end, figure.at.start) : ''
    if (/[。!?\n]/.test(between) || (closesWithBracket && between.includes(')'))) parent = null
    if (/[。;!?\n]/.test(between)) sentence = index
    if (parent === null && previous && isAmong(between, previous, figure))
      return { ...figure, parent: index - 1 }
    const opening = previous ? readOpening(between) : null
    if (opening !== null && parent === null) {
      parent = findWhole(figures, folded, { from: sentence, to: index })
      isFirst = true
      closesWithBracket = opening === 'bracket'
    }
    const whole = parent === null ? undefined : figures[parent]
    if (whole === undefined || figure.kind === 'condition' || figure.unit === '%' || whole.unit === '%')
      return figure
    const isPart = figure.unit === whole.unit || (isFirst && figure.value <= whole.value)
    isFirst = false
    if (isPart) return { ...figure, parent }
    if (!closesWithBracket) parent = null
    return figure
  })
  return setRight(linked, folded)
}

/** 调解193起，成功189起，成功率97.9%，其中劳动争议41起: no part of the rate, nor of what was done with them, but of the count before these; else of the number before. */
function findWhole(
  figures: readonly Figure[],
  folded: string,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const { unit } = figures[to]!
  for (let at = to - 1; at > Math.max(from, to - farthest); at--) {
    const [before, one] = [figures[at - 1]!, figures[at]!]
    if (one.unit === '%') continue
    const isDone = isCountOf(before, unit) && isCountOf(one, unit) && one.value <= before.value
    return isDone && deedAlone.test(folded.slice(before.at.end, one.at.start)) ? at - 1 : at
  }
  const first = figures[from]!
  return figures[to - 1]!.unit === '%' && isCountOf(first, unit) ? from : to - 1
}

/** ，成功 between two numbers: what was done with the first, and no thing of its own. */
const deedAlone = /^[,、][一-龥]{2}$/

const isCountOf = ({ kind, unit }: Figure, asked: string) => kind === 'count' && unit === asked

/** 调解80起，成功78起，其中山林30起、邻里50起: where all the parts make another count of the sentence, they are of that one. */
function setRight(figures: readonly Figure[], folded: string): Figure[] {
  const moved = new Map<number, number>()
  const groups = groupBy(
    figures.filter(({ parent }) => parent !== null),
    ({ parent }) => parent!,
  )
  for (const [whole, parts] of groups) {
    const { unit, value } = figures[whole]!
    const alike = parts.filter((one) => one.unit === unit)
    const sum = alike.reduce((total, one) => total + one.value, 0)
    const looked = { folded, from: whole, sum, unit, most: farthest, stops: /[。;!?\n]/ }
    const other = alike.length < 2 || sum === value ? null : findBefore(figures, looked)
    if (other !== null) moved.set(whole, other)
  }
  return figures.map((one) => {
    const other = one.parent === null ? undefined : moved.get(one.parent)
    return other === undefined ? one : { ...one, parent: other }
  })
}

/** The count of so many that stands before another number; null: none does. */
function findBefore(
  figures: readonly Figure[],
  { folded, from, sum, unit, most, stops }: Before,
): number | null {
  for (let at = from - 1; at >= Math.max(0, from - most); at--) {
    const one = figures[at]!
    if (stops.test(folded.slice(one.at.end, figures[at + 1]!.at.start))) return null
    if (isCountOf(one, unit) && one.value === sum) return at
  }
  return null
}

interface Before {
  readonly folded: string
  readonly from: number
  readonly sum: number
  readonly unit: string
  /** Numbers that are looked through. */
  readonly most: number
  /** What no number behind it is looked for over. */
  readonly stops: RegExp
}

/** Numbers between them. */
const farthest = 6

/** 11名队员中持证8名: some of those counted right before. */
function isAmong(between: string, whole: Figure, part: Figure): boolean {
  const isOfUnit = isCountOf(whole, part.unit) && part.kind === 'count' && part.value <= whole.value
  return isOfUnit && among.test(between)
}

const among = /^[一-龥]{1,8}[中里](?!心|学|小|医|央|国|程|面)[一-龥]{1,6}$/

function readOpening(between: string): 'bracket' | 'word' | null {
  if (/\((?:其中|包括|含|包含)[^)]*$/.test(between) || /^\([一-龥]{2,12}$/.test(between)) return 'bracket'
  if (/(?:^|[,;:。(])[^,;。]{0,2}(?:其中|包括|包含)[^)]*$/.test(between) || /^\s?=\s?$/.test(between))
    return 'word'
  return null
}

/** 占道4起、偷倒1起、烧荒2起,其中罚款3起、警告4起: parts of all that was listed, and not of the last. */
function leaveLists(folded: string, figures: readonly Figure[]): Figure[] {
  const sums = new Map<number, number>()
  for (const { parent, value, unit } of figures)
    if (parent !== null && figures[parent]?.unit === unit) sums.set(parent, (sums.get(parent) ?? 0) + value)
  return figures.map((figure) => {
    const { parent } = figure
    const whole = parent === null ? undefined : figures[parent]
    if (parent === null || whole === undefined || !standInList(folded, figures[parent - 1], whole))
      return figure
    return (sums.get(parent) ?? 0) > whole.value ? { ...figure, parent: null } : figure
  })
}

/** 30件…,查出偷牛14件、换锁9件、赊账7件: items of one list that make exactly what their sentence counted before them. */
function linkSums(folded: string, figures: readonly Figure[]): Figure[] {
  const linked = [...figures]
  for (let first = 1; first < figures.length; first++) {
    let last = first
    while (standInList(folded, figures[last], figures[last + 1])) last++
    if (last > first) {
      const items = figures.slice(first, last + 1)
      const sum = items.reduce((total, { value }) => total + value, 0)
      const { unit } = figures[first]!
      const looked = { folded, from: first, sum, unit, most: mostBefore, stops: /[。!?\n]/ }
      const whole = findBefore(figures, looked)
      for (let i = first; whole !== null && i <= last; i++)
        linked[i] = { ...linked[i]!, parent: linked[i]!.parent ?? whole }
    }
    first = last
  }
  return linked
}

/** Numbers before a list among which its whole is looked for. */
const mostBefore = 3

const listed = /^[^,，;；:：。!！?？\n|、]{0,6}、[^,，;；:：。!！?？\n|]{1,16}$/

/** Two exact counts of one list: a noun and a mark of listing between them, and no other stop. */
export function standInList(text: string, one: Figure | undefined, next: Figure | undefined): boolean {
  if (one === undefined || next === undefined || one.unit !== next.unit) return false
  if ([one, next].some(({ kind, qualifier }) => kind !== 'count' || qualifier !== 'none')) return false
  return listed.test(text.slice(one.at.end, next.at.start))
}

/** 把2022年30件旧案摊开,查出偷牛14件: of that year's, whatever year the report is of. */
function datedAsWhole(figures: readonly Figure[]): Figure[] {
  return figures.map((figure) => {
    const whole = figure.parent === null ? undefined : figures[figure.parent]
    if (whole === undefined || figure.period !== null) return figure
    const named = /((?:19|20)\d{2}年)的?$/.exec(whole.quote.slice(0, whole.at.start - whole.start))?.[1]
    return named === undefined ? figure : { ...figure, period: named }
  })
}
