// Step: who rose or fell most, and which county has more -> the places by their change, the counties by their sums. Null where that is not asked.

import { chooseYear } from '#answer/pick/choose-year.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import type { Frame } from '#domain/frame.ts'
import { type NumberDeps, type NumberLines, sayNumbers } from './number-deps.ts'

const rise = /(?:增加|增长|增|涨|升|提高|多出来|进步)(?:幅度?)?(?:得|的)?最?(?:多|快|大|猛|明显)/
const fall = /(?:减少|减|降低|下降|降|跌)(?:幅度?)?(?:得|的)?最?(?:多|快|大|猛|明显)/

/** 谁增加得多: from the first year to the last, place by place. */
export function composeChanges(picked: readonly PickedFigure[], { frame, marks }: NumberDeps): NumberLines {
  const isFall = fall.test(frame.text)
  if (!isFall && !rise.test(frame.text)) return null
  const line = sayNumbers({ form: 'changes', isFall }, picked.map(marks.mark))
  return line === null ? null : [line]
}

/** 青禾县和云岭县，哪个县…多: the sum of each county's towns. */
export function composeCounties(picked: readonly PickedFigure[], { frame, marks }: NumberDeps): NumberLines {
  if (!isOfCounties(frame)) return null
  const line = sayNumbers({ form: 'counties' }, chooseYear(picked, frame).map(marks.mark))
  return line === null ? null : [line]
}

function isOfCounties({ include }: Pick<Frame, 'include'>): boolean {
  return include.length > 1 && include.every(({ town }) => town === null)
}
