// Step: how two years' sums differ, who rose or fell most, and which county has more -> the places by their change, the counties by their sums. Null where that is not asked.

import { chooseYear } from '#answer/pick/choose-year.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import type { Frame } from '#domain/frame.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { asksChange } from '#question/want/settle-want.ts'
import { type NumberDeps, type NumberLines, sayNumbers } from './number-deps.ts'
import { tellCourses } from './tell-courses.ts'

const rise = /(?:增加|增长|增|添|扩|涨|升|提高?|多出来|进步)(?:幅度?)?(?:得|的)?最?(?:多|快|大|猛|明显)/
const fall = /(?:减少|减|降低|下降|降|跌)(?:幅度?)?(?:得|的)?最?(?:多|快|大|猛|明显)/

/** 谁增加得多: from the first year to the last, place by place. */
export function composeChanges(picked: readonly PickedFigure[], { frame, marks }: NumberDeps): NumberLines {
  const isFall = fall.test(frame.text)
  if (!isFall && !rise.test(frame.text)) return null
  const line = sayNumbers({ form: 'changes', isFall }, picked.map(marks.mark))
  return line === null ? null : [line]
}

/** 两家各降了多少 over named years: the course of each place. */
export function composeEach(picked: readonly PickedFigure[], deps: NumberDeps): NumberLines {
  const { text, years, include } = deps.frame
  const turn = text.slice(startOfTurn(text))
  if (years.length < 2 || include.length === 1 || !asksChange.test(turn) || !each.test(turn)) return null
  const lines = tellCourses(picked, deps)
  return lines.length > 0 ? lines : null
}

/** 哪年多, 哪一年成功率最低: the years of one place in their order. */
export function composeYears(picked: readonly PickedFigure[], { frame, marks }: NumberDeps): NumberLines {
  const turn = frame.text.slice(startOfTurn(frame.text))
  const [, ahead, behind] = ofYear.exec(turn) ?? []
  const said = ahead ?? behind
  if (said === undefined) return null
  const isLeastFirst = /[少低小]/.test(said)
  const sorted = [...picked].sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
  const line = sayNumbers({ form: 'years', isLeastFirst }, sorted.map(marks.mark))
  return line === null ? null : [line]
}

/** 哪年多, 最高是哪年, 最少的那年 */
const ofYear =
  /哪(?:一)?年[^，,。？?]{0,14}?(?:最|更|要)?([多高大少低小])|最([多高大少低小])的?[^，,。？?]{0,6}(?:哪|那)(?:一)?年/

const each = /[各都]|分别/

const sums = /合计|加起来|合到一起|加一[起块]|总[数量额]|加总|相加/
const changes = /[增降差多少涨减升]/

/** 两年合计数的同比增幅: the sum of each of two years, against each other. */
export function composeTotals(picked: readonly PickedFigure[], { frame, marks }: NumberDeps): NumberLines {
  const turn = frame.text.slice(startOfTurn(frame.text)).replace(/多少|好多|几多/g, '')
  const asks = (frame.want === 'total' || sums.test(frame.text)) && changes.test(turn) && !/谁|哪/.test(turn)
  const line = asks ? sayNumbers({ form: 'totals' }, picked.map(marks.mark)) : null
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
