// Step: two or more named, against each other -> the greater first and by how much; more than two in their order.

import { chooseYear, newestOfEach } from '#answer/pick/choose-year.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { placeName } from '#domain/place.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { claimMissing } from './claim-missing.ts'
import { composeRank } from './compose-rank.ts'
import { composeTrend } from './compose-trend.ts'
import { composeValue } from './compose-value.ts'
import { asksGap, type NumberDeps, type NumberLines, sayNumbers } from './number-deps.ts'

export function composeCompare(picked: readonly PickedFigure[], deps: NumberDeps): NumberLines {
  const { frame, marks } = deps
  const places = new Set(picked.map(({ place }) => place))
  if (places.size > 2) return besideNth(picked, deps) ?? orderOfAll(picked, deps)
  // 石桥和白塔谁多, and one of them tells no number: the other's, and that it is silent.
  if (places.size === 1 && frame.include.length > 1 && frame.years.length < 2) {
    const own = newestOfEach(picked)
    const told = composeValue(own, deps)
    return told && [...told, ...claimMissing(own, deps)]
  }
  const years = new Set(picked.map(({ year }) => year))
  if (places.size === 1 && years.size > 2 && frame.years.length !== 2) return composeTrend(picked, deps)
  const pair = places.size === 2 ? pairOfPlaces(picked, deps) : pairOfYears(picked)
  // Of one place alone nothing is compared, where many were asked.
  if (pair.length < 2) return frame.include.length === 0 ? null : composeValue(picked, deps)
  const isLeastFirst = frame.isLeastFirst || whoHasLess.test(frame.text)
  const line = sayNumbers({ form: 'difference', isLeastFirst }, pair.map(marks.mark))
  return line === null ? composeRank(picked, { ...deps, frame }) : [line, ...claimMissing(pair, deps)]
}

/** 跟第三名差几条: one's own against the one that stands there in the order; null where no place of an order is asked for. */
function besideNth(picked: readonly PickedFigure[], { frame, marks }: NumberDeps): NumberLines {
  const { takes, n, own, isLeastFirst } = frame
  if (takes !== 'nth' || n === null || own === null) return null
  const sign = isLeastFirst ? 1 : -1
  const sorted = [...chooseYear(picked, frame)].sort((a, b) => sign * (a.figure.value - b.figure.value))
  const [other, mine] = [sorted[n - 1], sorted.find(({ place }) => place === placeName(own))]
  if (!other || !mine) return null
  const form = { form: 'difference', isLeastFirst: mine.figure.value < other.figure.value } as const
  const line = sayNumbers(form, [other, mine].map(marks.mark))
  return line ? [line] : null
}

const whoHasLess = /(?:谁|哪(?:个|家|边|里|一家))[^，,。？?]{0,8}[少低小差]/

/** 最多的比最少的差多少: by how much the first of the order has more than the last, then the order. */
function orderOfAll(picked: readonly PickedFigure[], deps: NumberDeps): NumberLines {
  const order = composeRank(picked, deps)
  const { text } = deps.frame
  if (order === null || !asksGap.test(text.slice(startOfTurn(text)))) return order
  const sorted = [...chooseYear(picked, deps.frame)].sort((a, b) => b.figure.value - a.figure.value)
  const ends = [sorted[0], sorted.at(-1)].flatMap((one) => one ?? [])
  const isLeastFirst = deps.frame.isLeastFirst || /最[少低小差].*最[多高大好]/.test(text)
  const form = { form: 'difference', isLeastFirst } as const
  const line = ends.length < 2 ? null : sayNumbers(form, ends.map(deps.marks.mark))
  return line === null ? order : [line, ...order]
}

function pairOfPlaces(picked: readonly PickedFigure[], { frame }: NumberDeps): readonly PickedFigure[] {
  const chosen = chooseYear(picked, frame)
  return chosen.length === 2 ? chosen : newestOfEach(picked)
}

/** The first and the last of them: 比头一年多几家. */
function pairOfYears(picked: readonly PickedFigure[]): readonly PickedFigure[] {
  const sorted = [...picked].sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
  return sorted.length < 2 ? sorted : [sorted[0]!, sorted.at(-1)!]
}
