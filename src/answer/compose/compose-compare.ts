// Step: two or more named, against each other -> the greater first and by how much; more than two in their order.

import type { DraftLine } from '#answer/gate/draft-line.ts'
import { chooseYear, newestOfEach } from '#answer/pick/choose-year.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { placeName } from '#domain/place.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { claimMissing } from './claim-missing.ts'
import { composeRank } from './compose-rank.ts'
import { composeTrend } from './compose-trend.ts'
import { composeValue } from './compose-value.ts'
import { asksGap, type NumberDeps, type NumberLines, sayNumbers, thingOf } from './number-deps.ts'

export async function composeCompare(
  picked: readonly PickedFigure[],
  deps: NumberDeps,
): Promise<NumberLines> {
  const { frame, marks } = deps
  const places = new Set(picked.map(({ place }) => place))
  if (places.size > 2) return besideNth(picked, deps) ?? orderOfAll(picked, deps)
  // 石桥和白塔谁多, and one of them tells no number: the other's, and that it is silent.
  if (places.size === 1 && frame.include.length > 1 && frame.years.length < 2) {
    const own = newestOfEach(picked)
    const told = composeValue(own, deps)
    return told && [...told, ...(await claimMissing(own, deps))]
  }
  const years = new Set(picked.map(({ year }) => year))
  if (places.size === 1 && years.size > 2 && frame.years.length !== 2) return composeTrend(picked, deps)
  const pair = places.size === 2 ? pairOfPlaces(picked, deps) : pairOfYears(picked)
  // Of one place alone nothing is compared, where many were asked.
  if (pair.length < 2) return frame.include.length === 0 ? null : composeValue(picked, deps)
  if (asksOfBoth.test(frame.text.slice(startOfTurn(frame.text)))) {
    const both = sayNumbers({ form: 'list' }, pair.map(marks.mark))
    if (both !== null) return [both, ...(await claimMissing(pair, deps))]
  }
  const isLeastFirst = frame.isLeastFirst || whoHasLess.test(frame.text)
  const line = sayDifference(pair, deps, isLeastFirst)
  return line === null ? composeRank(picked, { ...deps, frame }) : [line, ...(await claimMissing(pair, deps))]
}

/** 两个柳溪各有几个: both numbers, and no difference. */
const asksOfBoth =
  /^(?!.*(?:谁|哪|比|差|相[比较]|[多少高低]出|变化|增|减|升|降))[^，,。？?]*(?:各(?:有|是|自|家|镇)?|分别|都[有是])[^，,。？?]{0,6}(?:几|多少|好多)/

/** 跟第三名差几条: one's own against the one that stands there in the order; null where no place of an order is asked for. */
function besideNth(picked: readonly PickedFigure[], deps: NumberDeps): NumberLines {
  const { frame } = deps
  const { takes, n, own, isLeastFirst } = frame
  if (takes !== 'nth' || n === null || own === null) return null
  const sign = isLeastFirst ? 1 : -1
  const sorted = [...chooseYear(picked, frame)].sort((a, b) => sign * (a.figure.value - b.figure.value))
  const [other, mine] = [sorted[n - 1], sorted.find(({ place }) => place === placeName(own))]
  if (!other || !mine) return null
  // One's own first: how far it is behind, or before.
  const line = sayDifference([mine, other], deps, mine.figure.value < other.figure.value)
  return line?.kind === 'sentence' ? [{ ...line, pieces: ['我们', ...line.pieces] }] : null
}

/** 哪个多 差多少平 asks by how much, and for the greater. */
const whoHasLess =
  /(?:谁|哪(?:个|家|边|里|一家))[^，,。？?\s多高大]{0,8}(?:(?<!多)[少低小]|差(?!多少|几|好多|[距额值别]))/

/** 最多的比最少的差多少: by how much the first of the order has more than the last, then the order. */
async function orderOfAll(picked: readonly PickedFigure[], deps: NumberDeps): Promise<NumberLines> {
  const order = await composeRank(picked, deps)
  const { text } = deps.frame
  if (order === null || !asksGap.test(text.slice(startOfTurn(text)))) return order
  const sorted = [...chooseYear(picked, deps.frame)].sort((a, b) => b.figure.value - a.figure.value)
  const ends = [sorted[0], sorted.at(-1)].flatMap((one) => one ?? [])
  const isLeastFirst = deps.frame.isLeastFirst || /最[少低小差].*最[多高大好]/.test(text)
  const line = ends.length < 2 ? null : sayDifference(ends, deps, isLeastFirst)
  return line === null ? order : [line, ...order]
}

function sayDifference(
  ends: readonly PickedFigure[],
  { frame, marks }: NumberDeps,
  isLeastFirst = false,
): DraftLine | null {
  const marked = ends.map(marks.mark)
  const asksShare = ofShare.test(frame.text.slice(startOfTurn(frame.text)))
  return sayNumbers({ form: 'difference', isLeastFirst, asksShare, ...thingOf(marked, frame) }, marked)
}

/** By how much in a hundred, or how it changed. */
const ofShare = /[增涨降跌变]|幅|百分|[%％倍]|几成|比例|同比/

function pairOfPlaces(picked: readonly PickedFigure[], { frame }: NumberDeps): readonly PickedFigure[] {
  const chosen = chooseYear(picked, frame)
  return chosen.length === 2 ? chosen : newestOfEach(picked)
}

/** The first and the last of them: 比头一年多几家. */
function pairOfYears(picked: readonly PickedFigure[]): readonly PickedFigure[] {
  const sorted = [...picked].sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
  return sorted.length < 2 ? sorted : [sorted[0]!, sorted.at(-1)!]
}
