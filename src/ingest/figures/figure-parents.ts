// Step: which figure is part of which (其中罚款6次,警告1次; 12件(简易程序10件,一般程序2件)). Figures in text order
// in, the same with `parent` set out.
import type { Figure } from '#domain/figure.ts'
import { foldFigures } from '#text/numbers/fold-figures.ts'

/** Sets `parent` to the index of the figure that this one is part of; conditions and rates have none. */
export function linkParents(text: string, figures: readonly Figure[]): Figure[] {
  const folded = foldFigures(text)
  let parent: number | null = null
  let isFirst = false
  let closesWithBracket = false
  return figures.map((figure, index) => {
    const previous = figures[index - 1]
    const between = previous ? folded.slice(previous.at.end, figure.at.start) : ''
    if (/[。!?\n]/.test(between) || (closesWithBracket && between.includes(')'))) parent = null
    const opening = previous ? readOpening(between) : null
    if (opening !== null && parent === null) {
      parent = index - 1
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
}

function readOpening(between: string): 'bracket' | 'word' | null {
  if (/\((?:其中|包括|含|包含)[^)]*$/.test(between) || /^\([一-龥]{2,12}$/.test(between)) return 'bracket'
  if (/(?:^|[,;:。(])[^,;。]{0,2}(?:其中|包括|包含)[^)]*$/.test(between) || /^\s?=\s?$/.test(between))
    return 'word'
  return null
}
