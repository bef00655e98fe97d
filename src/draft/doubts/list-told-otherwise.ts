// Step after writing: figures that stand in the text without their number -> each with why. Last year's of which only this year's is told, and noughts that are told as 未发生.
import type { BriefFigure, UnusedPiece } from '#domain/brief.ts'
import type { DraftSection } from '#domain/draft.ts'

/** By the id of the figure. `used`: ids that stand in the text or its tables. */
export function listToldOtherwise(
  figures: readonly BriefFigure[],
  used: ReadonlySet<number>,
  sections: readonly DraftSection[],
): ReadonlyMap<number, UnusedPiece> {
  const denied = new Set(
    sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ sources }) =>
        sources.flatMap((one) => (one.kind === 'brief' && !/\d/.test(one.raw) ? [one.figure] : [])),
      ),
    ),
  )
  return new Map(
    figures.flatMap((figure) => {
      const { id, clause, line, source, value, lastYearOf } = figure
      const isLeft = lastYearOf !== null && used.has(lastYearOf) && !used.has(id)
      const isDenied = value === 0 && denied.has(id)
      if (!isLeft && !isDenied) return []
      const reason = isLeft ? '是上年的数，正文只写了今年的' : '是0，正文按“未发生”“无”写'
      return [[id, { text: clause, reason, source: source || `第${line}行` }] as const]
    }),
  )
}
