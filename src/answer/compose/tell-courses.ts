// Tool of this room: picked figures of several years -> how it went at each place, 是 or 不是 first where a course was asserted.

import type { DraftLine } from '#answer/gate/draft-line.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { groupBy } from '#shared/group-by.ts'
import { type NumberDeps, sayNumbers, thingOf } from './number-deps.ts'

const mostPlaces = 8

/** One line for each place that has two years or more. */
export function tellCourses(
  picked: readonly PickedFigure[],
  { frame, marks }: NumberDeps,
): readonly DraftLine[] {
  const byPlace = groupBy(picked, ({ place }) => place)
  const asked = readAsked(frame.text)
  return [...byPlace.values()]
    .filter((own) => own.length > 1)
    .slice(0, mostPlaces)
    .flatMap((own): readonly DraftLine[] => {
      const marked = own.map(marks.mark)
      const line = sayNumbers({ form: 'trend', asked, ...thingOf(marked, frame) }, marked)
      return line === null ? [] : [line]
    })
}

/** 是不是年年涨: a course that is asserted. */
function readAsked(text: string): 'yes-no-up' | 'yes-no-down' | null {
  if (!/是不是|对吧|[吧吗么]/.test(text)) return null
  if (/年年|逐年|一年比一年|都在/.test(text))
    return /[涨升增多]/.test(text) ? 'yes-no-up' : /[降减少跌]/.test(text) ? 'yes-no-down' : null
  return null
}
