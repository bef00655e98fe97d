// Step of reading a brief: last year's number and how far this year's went from it (去年61件，今年少了12件) -> the number of this year that lies so far from it, wherever it was told.
import type { BriefFigure } from '#domain/brief.ts'
import { addUp } from '#text/numbers/add-up.ts'

/** 今年少了12件: how far it went, and no number of this year; 减少到, 降至 say where it came to. */
export const isStep = ({ clause, at }: BriefFigure) => step.test(clause.slice(0, at.start))
const step =
  /(?:减少|增加|增长|下降|上升|提高|降低|回落|少|多|涨|降|(?<!新)增|减)(?:了|收|受理|发生|调解|办理){0,2}(?:约|近|大约|大概)?$/
/** The step stands beside last year's number; this year's may be told long before. */
const near = 4
const reach = 40

/** `index`: of last year's number among the figures. */
export function findStepped(
  past: BriefFigure,
  figures: readonly BriefFigure[],
  { index, isPast }: { index: number; isPast: (figure: BriefFigure) => boolean },
): { readonly own: BriefFigure; readonly step: BriefFigure } | null {
  const told = figures
    .slice(Math.max(0, index - near), index + near)
    .find((one) => one.sentence === past.sentence && one.unit === past.unit && isStep(one))
  if (told === undefined) return null
  const isDown = /减|少|降|落|低/.test(told.clause.slice(0, told.at.start))
  const due = addUp([past.value, isDown ? -told.value : told.value])
  const own = figures
    .slice(Math.max(0, index - reach), index)
    .find(
      (one) => one.value === due && one.unit === past.unit && one.sentence !== past.sentence && !isPast(one),
    )
  return own === undefined ? null : { own, step: told }
}
