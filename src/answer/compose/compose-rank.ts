// Step: who has most, in which order -> the first (or the n-th, or the own place) with its number, then the others in order.
import type { Claim, DraftLine } from '#answer/gate/draft-line.ts'
import type { MarkedFigure } from '#answer/numbers/number-marks.ts'
import { sortEntries } from '#answer/numbers/tell-ranked.ts'
import { chooseYear } from '#answer/pick/choose-year.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { isComparable } from '#compare/note-numbers.ts'
import { placeName } from '#domain/place.ts'
import { countSources } from '#domain/report.ts'
import { type Bound, isWithin, readBound } from '#question/read-bound.ts'
import { claimMissing } from './claim-missing.ts'
import { composeValue } from './compose-value.ts'
import { claimNumbers, type NumberDeps, type NumberLines, sayNumbers } from './number-deps.ts'

/** Told where no number of places is asked for. */
const mostTold = 8

export function composeRank(picked: readonly PickedFigure[], deps: NumberDeps): NumberLines {
  const { frame, marks } = deps
  const all = chooseYear(picked, frame)
  const bound = readBound(frame.text)
  if (bound !== null && all.length > 1) return tellWithin(all, bound, deps)
  const chosen = all
  if (chosen.length < 2) return composeValue(picked, deps)
  const marked = keepFirst(chosen, mostRanked, frame).map(marks.mark)
  const isWhole = frame.takes !== 'nth' || frame.n === null
  const from = isWhole ? 1 : Math.min(frame.n ?? 1, chosen.length)
  const of = isWhole ? (frame.n ?? mostTold) : 1 + Math.max(0, (frame.until ?? from) - from)
  const order = sayNumbers({ form: 'ranked', isLeastFirst: frame.isLeastFirst, from, of }, marked)
  if (order === null) return null
  const own = tellOwn(marked, deps)
  // 最少的是哪个，咱镇排第几: in the order in which it was asked.
  const told = asksFirst.test(frame.text) ? [order, ...own] : [...own, order]
  return [...told, ...(isWhole ? claimMissing(chosen, deps) : [])]
}

/** 成功率高过98%的有哪些: those in their order; all of them where none is. */
function tellWithin(all: readonly PickedFigure[], bound: Bound, { marks }: NumberDeps): NumberLines {
  const kept = all.filter(
    ({ figure: { value, unit } }) =>
      isWithin(value, bound) && (bound.unit === '' || bound.unit === unit || isComparable(bound.unit, unit)),
  )
  const shown = kept.length > 0 ? kept : all
  const isLeastFirst = !bound.isOver
  const of = { isLeastFirst, from: 1, of: mostTold } as const
  const marked = keepFirst(shown, mostRanked, { isLeastFirst }).map(marks.mark)
  const claim = claimNumbers(marked.length > 1 ? { form: 'ranked', ...of } : { form: 'list' }, marked)
  const count: Claim = {
    kind: 'count',
    said: countSources(marked.map(({ picked }) => picked.report)),
    citations: marked.map(({ source }) => source.n),
  }
  const lead = kept.length > 0 && kept.length <= mostRanked ? [count, '：'] : []
  return claim === null ? null : [{ kind: 'sentence', pieces: [...lead, claim, '。'] }]
}

const asksFirst =
  /最[多少高低大小][^，,。？?]{0,4}(?:谁|哪)|(?:谁|哪(?:个|家|里))[^，,。？?]{0,8}最[多少高低大小].*第几/

/** Of more than so many the first in order; as they are where there are no more. */
export function keepFirst(
  chosen: readonly PickedFigure[],
  most: number,
  { isLeastFirst }: Pick<NumberDeps['frame'], 'isLeastFirst'>,
): readonly PickedFigure[] {
  if (chosen.length <= most) return chosen
  const sign = isLeastFirst ? 1 : -1
  return [...chosen].sort((a, b) => sign * (a.figure.value - b.figure.value)).slice(0, most)
}

/** More places a claim cannot hold: who stands behind them is not told. */
const mostRanked = 24

/** 沙汀镇第4：112条[4] before the order, where the asker's own rank is asked for. */
function tellOwn(marked: readonly MarkedFigure[], { frame }: NumberDeps): readonly DraftLine[] {
  const own = frame.own === null ? null : placeName(frame.own)
  const asksOwn = frame.asksOwnRank ? own : frame.include.length === 1 ? placeName(frame.include[0]!) : null
  const sorted = sortEntries(
    marked.map(({ entry }) => entry),
    frame.isLeastFirst,
  )
  const at = marked.find(({ picked }) => picked.place === asksOwn)
  if (!at) return []
  const from = 1 + sorted.indexOf(at.entry)
  const claim = claimNumbers({ form: 'ranked', isLeastFirst: frame.isLeastFirst, from, of: 1 }, marked)
  return claim === null ? [] : [{ kind: 'sentence', pieces: [claim, '。'] }]
}
