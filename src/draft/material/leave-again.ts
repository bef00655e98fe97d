// Step of reading a brief: the same number of the same thing said once more (网站141 … 网站那个就是141条, the sums of a table) -> told once. What stands under another name or in the rows of a table stays.
import type { BriefFigure } from '#domain/brief.ts'
import { cutAtNumbers, joinCut } from '#draft/place/cut-clauses.ts'
import { groupBy } from '#shared/group-by.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { lastWords, tail } from './find-doubles.ts'

/** Said again a moment later. */
const reach = 8
const points = /(?:那个|这个|还是|就是|就)+$/

export function leaveAgain(figures: readonly BriefFigure[]): readonly BriefFigure[] {
  return leaveTotals(figures).filter((figure, index) => {
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

/** 合计 | 187 | 264 | 5 below 检查187家次，发现隐患264处: of the row that sums a table up, what has been told elsewhere. */
function leaveTotals(figures: readonly BriefFigure[]): readonly BriefFigure[] {
  const clauses = groupBy(
    figures.filter(({ cell }) => cell?.of?.kind === 'total'),
    ({ cell, clauseIndex }) => `${cell!.table} ${cell!.row} ${clauseIndex}`,
  )
  const left = new Map<BriefFigure, BriefFigure | null>()
  for (const own of clauses.values()) {
    const pieces = cutAtNumbers(own)
    const isAgain = own.map((one, at) => isToldElsewhere(one, { words: pieces[at]!.text, figures }))
    if (!isAgain.includes(true)) continue
    const kept = joinCut(pieces.filter((_, at) => !isAgain[at])).figures
    for (const one of own) left.set(one, kept.find(({ id }) => id === one.id) ?? null)
  }
  return figures.flatMap((one) => (left.has(one) ? (left.get(one) ?? []) : [one]))
}

/** A smaller number may be another thing's. */
const leastTold = 10

function isToldElsewhere(
  { value, unit, cell, lastYearOf }: BriefFigure,
  { words, figures }: { words: string; figures: readonly BriefFigure[] },
): boolean {
  const pairs = listPairs(words).filter((pair) => /^[\u4e00-\u9fff]{2}$/.test(pair))
  return (
    value >= leastTold &&
    lastYearOf === null &&
    figures.some(
      (one) =>
        one.value === value &&
        one.unit === unit &&
        one.lastYearOf === null &&
        one.cell?.table !== cell!.table &&
        pairs.some((pair) => lastWords(one).includes(pair)),
    )
  )
}

function nameOf(figure: BriefFigure): string {
  return lastWords(figure).replace(tail, '').replace(points, '').replace(tail, '').replace(points, '')
}
