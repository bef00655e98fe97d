// Step: a question for a sum -> 合计391条：石桥乡88条[1]、…; one total a report, like with like, or why they may not be added.
import type { DraftLine } from '#answer/gate/draft-line.ts'
import { phrases } from '#answer/gate/set-phrases.ts'
import { chooseYear, newestOfEach } from '#answer/pick/choose-year.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { claimMissing } from './claim-missing.ts'
import { composeRank, keepFirst } from './compose-rank.ts'
import { composeValue } from './compose-value.ts'
import { type NumberDeps, type NumberLines, sayNumbers, thingOf } from './number-deps.ts'

/** What no place's count adds up to: a state at one time over several years, and rates. */
export async function composeTotal(picked: readonly PickedFigure[], deps: NumberDeps): Promise<NumberLines> {
  const { frame, marks } = deps
  const told = frame.years.length > 1 || isOnePlace(picked) ? picked : chooseOfNamed(picked, frame)
  const named = keepNamed(told, frame)
  const asked = leaveExtremes(named, frame)
  if (asked.length === 1) {
    const value = composeValue(asked, deps)
    return value && [...value, ...(await claimMissing(asked, deps))]
  }
  if (asked.length > mostAdded) return [tooMany, ...((await composeRank(asked, deps)) ?? [])]
  const marked = [...asked].sort(byYear).map(marks.mark)
  const thing = thingOf(marked, frame)
  const total = isSnapshotOverYears(asked, deps)
    ? null
    : sayNumbers({ form: 'total', asksMean: /平均|均值/.test(frame.text), ...thing }, marked)
  const list = total ?? sayNumbers({ form: 'list', ...thing }, marked)
  if (list === null) return null
  const why: readonly DraftLine[] =
    total === null ? [{ kind: 'frame', pieces: ['这几个数口径上加不到一起，分别是：'] }] : []
  return [...why, list, ...tellLeft(named, asked, deps), ...(await claimMissing(named, deps))]
}

/** Of towns that are named each is added up: where not all of them tell one year, each with its newest. */
function chooseOfNamed(picked: readonly PickedFigure[], frame: NumberDeps['frame']): readonly PickedFigure[] {
  const chosen = chooseYear(picked, frame)
  const isNamed = frame.include.length > 1 && frame.include.every(({ town }) => town !== null)
  const isLost = picked.some(({ place }) => chosen.every((one) => one.place !== place))
  return isNamed && isLost ? newestOfEach(picked) : chosen
}

/** 没有算进去的：石桥乡33.2万元[4]。 */
function tellLeft(
  named: readonly PickedFigure[],
  asked: readonly PickedFigure[],
  { marks }: NumberDeps,
): readonly DraftLine[] {
  const left = named.filter((one) => !asked.includes(one))
  const list = left.length === 0 ? null : sayNumbers({ form: 'list' }, left.map(marks.mark))
  return list === null ? [] : [{ kind: 'frame', pieces: [phrases.notAdded] }, list]
}

/** 这三家加起来: the first three of the order before. */
function keepNamed(told: readonly PickedFigure[], frame: NumberDeps['frame']): readonly PickedFigure[] {
  const { takes, n } = frame
  return takes === 'sum' && n !== null && n > 1 ? keepFirst(told, n, frame) : told
}

const leaves = /(?:剔除|剔掉|去掉|除去|除掉|扣掉|扣除|刨去|刨掉|不算|不要|拿掉|抛开)[^，,。；;]{0,8}?最/
const greatest = /最(?:大|高|多)/
const least = /最(?:小|低|少)/

/** 去掉最高的再加: without the greatest number, the least, or both. */
function leaveExtremes(
  told: readonly PickedFigure[],
  { text }: NumberDeps['frame'],
): readonly PickedFigure[] {
  const said = text.slice(startOfTurn(text))
  if (!leaves.test(said)) return told
  const values = told.map(({ figure }) => figure.value)
  const out = new Set([
    ...(greatest.test(said) ? [Math.max(...values)] : []),
    ...(least.test(said) ? [Math.min(...values)] : []),
  ])
  const kept = told.filter(({ figure }) => !out.has(figure.value))
  return kept.length > 1 ? kept : told
}

/** More addends are no sentence. */
const mostAdded = 40
const tooMany: DraftLine = { kind: 'frame', pieces: [phrases.tooMany] }

const byYear = (a: PickedFigure, b: PickedFigure) => (a.year ?? 0) - (b.year ?? 0)

function isOnePlace(picked: readonly PickedFigure[]): boolean {
  return new Set(picked.map(({ place }) => place)).size === 1
}

function isSnapshotOverYears(picked: readonly PickedFigure[], { indicators }: NumberDeps): boolean {
  const isSeveral = new Set(picked.map(({ year }) => year)).size > 1
  const aggregation = indicators.find(({ name }) => name === picked[0]?.figure.indicator)?.aggregation
  return isSeveral && aggregation === 'snapshot'
}
