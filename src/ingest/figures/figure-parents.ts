// Step: which figure is part of which (其中罚款6次,警告1次; 12件(简易程序10件,一般程序2件)). Figures in text order
// in, the same with `parent` set out.
import type { Figure } from '#domain/figure.ts'
import { groupBy } from '#shared/group-by.ts'
import { foldFigures } from '#text/numbers/fold-figures.ts'

/** Sets `parent` to the index of the figure that this one is part of; conditions and rates have none. */
export function linkParents(text: string, figures: readonly Figure[]): Figure[] {
  const folded = foldFigures(text)
  let parent: number | null = null
  let isFirst = false
  let closesWithBracket = false
  let sentence = 0
  const linked = figures.map((figure, index) => {
    const previous = figures[index - 1]
    const between = previous ? folded.slice(previous.at.end, figure.at.start) : ''
    if (/[。!?\n]/.test(between) || (closesWithBracket && between.includes(')'))) parent = null
    if (/[。;!?\n]/.test(between)) sentence = index
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
    const other = alike.length < 2 || sum === value ? null : findBefore(figures, { folded, whole, sum })
    if (other !== null) moved.set(whole, other)
  }
  return figures.map((one) => {
    const other = one.parent === null ? undefined : moved.get(one.parent)
    return other === undefined ? one : { ...one, parent: other }
  })
}

/** The count of so many that stands before the whole in its sentence; null: none does. */
function findBefore(
  figures: readonly Figure[],
  { folded, whole, sum }: { readonly folded: string; readonly whole: number; readonly sum: number },
): number | null {
  for (let at = whole - 1; at >= Math.max(0, whole - farthest); at--) {
    const one = figures[at]!
    if (/[。;!?\n]/.test(folded.slice(one.at.end, figures[at + 1]!.at.start))) return null
    if (isCountOf(one, figures[whole]!.unit) && one.value === sum) return at
  }
  return null
}

/** Numbers between them. */
const farthest = 6

function readOpening(between: string): 'bracket' | 'word' | null {
  if (/\((?:其中|包括|含|包含)[^)]*$/.test(between) || /^\([一-龥]{2,12}$/.test(between)) return 'bracket'
  if (/(?:^|[,;:。(])[^,;。]{0,2}(?:其中|包括|包含)[^)]*$/.test(between) || /^\s?=\s?$/.test(between))
    return 'word'
  return null
}
