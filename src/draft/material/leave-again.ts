// Step of reading a brief: the same number of the same thing said once more (网站141 … 网站那个就是141条) -> told once. What stands under another name or in the rows of a table stays.
import type { BriefFigure } from '#domain/brief.ts'
import { lastWords, tail } from './find-doubles.ts'

/** Said again a moment later. */
const reach = 8
const points = /(?:那个|这个|还是|就是|就)+$/

export function leaveAgain(figures: readonly BriefFigure[]): readonly BriefFigure[] {
  return figures.filter((figure, index) => {
    const { clause, raw, source, label, theme } = figure
    const name = nameOf(figure)
    const isAlone = clause.startsWith(lastWords(figure)) && clause.endsWith(raw) && source === ''
    if (!isAlone || name.length < 2 || !/就是|还是|那个|这个/.test(clause)) return true
    const before = figures.slice(Math.max(0, index - reach), index)
    return !before.some(
      (one) =>
        one.value === figure.value &&
        (one.unit === figure.unit || one.unit === '') &&
        one.label === label &&
        one.theme === theme &&
        nameOf(one) === name,
    )
  })
}

function nameOf(figure: BriefFigure): string {
  return lastWords(figure).replace(tail, '').replace(points, '').replace(tail, '').replace(points, '')
}
