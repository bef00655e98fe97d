// Step: who has most, in which order -> the first (or the n-th, or the own place) with its number, then the others in order.
import type { Claim, DraftLine } from '#answer/gate/draft-line.ts'
import type { MarkedFigure } from '#answer/numbers/number-marks.ts'
import { sortEntries } from '#answer/numbers/tell-ranked.ts'
import { chooseYear } from '#answer/pick/choose-year.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { placeName } from '#domain/place.ts'
import { countSources } from '#domain/report.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { bothEnds } from '#question/read-extent.ts'
import { type Bound, isWithin, readBound } from '#question/scope/read-bound.ts'
import { readAbove } from '#question/want/ask-of-others.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { findMissing, tellMissing } from './claim-missing.ts'
import { composeValue } from './compose-value.ts'
import { claimNumbers, type NumberDeps, type NumberLines, sayNumbers, thingOf } from './number-deps.ts'

/** Told where no number of places is asked for. */
const mostTold = 8

export async function composeRank(picked: readonly PickedFigure[], deps: NumberDeps): Promise<NumberLines> {
  const { frame, marks } = deps
  const all = chooseYear(picked, frame)
  const bound = readBound(frame.text)
  if (bound !== null && all.length > 1) return tellWithin(all, bound, deps)
  const chosen = all
  if (chosen.length < 2) return composeValue(picked, deps)
  const marked = keepFirst(chosen, mostRanked, frame).map(marks.mark)
  const missing = await findMissing(chosen, deps)
  const isOfSeen = missing.uncounted.length > 0
  const left = tellMissing(missing, deps, true)
  const own = frame.asksOwnRank && frame.own !== null ? tellRankOf(placeName(frame.own), marked, deps) : null
  const isOfFirst = asksFirst.test(turnOf(frame.text))
  if (own !== null && !isOfFirst) return [own, ...left]
  const ends = bothEnds.test(turnOf(frame.text)) && frame.takes !== 'nth' ? tellEnds(marked, isOfSeen) : null
  if (ends !== null) return [...ends, ...left]
  const isWhole = frame.takes !== 'nth' || frame.n === null
  const from = isWhole ? 1 : Math.min(frame.n ?? 1, chosen.length)
  // Of different years the first alone says little.
  const isOneYear = new Set(chosen.map(({ year }) => year)).size === 1
  const most = frame.n ?? (isOfFirst && isOneYear ? 1 : mostTold)
  const at =
    readAbove(turnOf(frame.text)) !== null && frame.own
      ? findOf(placeName(frame.own), marked, frame.isLeastFirst)
      : null
  const upTo = at === null ? most : Math.max(2, at.from)
  const of = isWhole ? upTo : 1 + Math.max(0, (frame.until ?? from) - from)
  const named = { isLeastFirst: frame.isLeastFirst, ...thingOf(marked, frame) }
  const order = sayNumbers({ form: 'ranked', ...named, from, of, isOfSeen }, marked)
  if (order === null) return null
  // 最少的是哪个，咱镇排第几: in the order in which it was asked.
  if (own !== null) return [order, own, ...left]
  return [...tellOfOne(marked, deps), order, ...(isWhole ? left : [])]
}

const turnOf = (text: string) => text.slice(startOfTurn(text))

/** 哪家最高、哪家最低: the first from either end. */
function tellEnds(marked: readonly MarkedFigure[], isOfSeen: boolean): NumberLines {
  const lines = [false, true].flatMap(
    (isLeastFirst) => sayNumbers({ form: 'ranked', isLeastFirst, from: 1, of: 1, isOfSeen }, marked) ?? [],
  )
  return lines.length === 2 ? lines : null
}

/** 成功率高过98%的有哪些: those in their order; all of them where none is. */
async function tellWithin(
  all: readonly PickedFigure[],
  bound: Bound,
  deps: NumberDeps,
): Promise<NumberLines> {
  const { marks } = deps
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
  const left = tellMissing(await findMissing(all, deps), deps, true)
  return claim === null ? null : [{ kind: 'sentence', pieces: [...lead, claim, '。'] }, ...left]
}

/** 最大的是谁家, 哪家最多: the first, and not the order. */
const asksFirst =
  /^(?!.*(?:排[名序个一]|顺序|名次|依次|各[是有家个镇]|分别|[前头后](?:[一二两三四五六七八九十]|\d{1,2}(?![\d年])))).*(?:(?:最[多少高低大小好差快慢强弱]|第一)[^，,。？?]{0,6}(?:谁|哪)|(?:谁|哪)[^，,。？?]{0,14}(?:最[多少高低大小好差快慢强弱]|第一(?!责任)))/

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

/** 沙汀镇在8家里排第四 and nothing of the others but who stands right before and behind. */
function tellRankOf(
  name: string,
  marked: readonly MarkedFigure[],
  { frame: { isLeastFirst } }: NumberDeps,
): DraftLine | null {
  const at = findOf(name, marked, isLeastFirst)
  const claim = at && claimNumbers({ form: 'place-of', isLeastFirst, from: at.from }, marked)
  return claim ? { kind: 'sentence', pieces: ['我们', claim, '。'] } : null
}

/** 石桥乡排第几: its own rank before the order. */
function tellOfOne(
  marked: readonly MarkedFigure[],
  { frame: { include, isLeastFirst } }: NumberDeps,
): readonly DraftLine[] {
  const at = include.length === 1 ? findOf(placeName(include[0]!), marked, isLeastFirst) : null
  const claim = at && claimNumbers({ form: 'ranked', isLeastFirst, from: at.from, of: 1 }, marked)
  return claim ? [{ kind: 'sentence', pieces: [claim, '。'] }] : []
}

/** Its place in the order. */
function findOf(
  name: string,
  marked: readonly MarkedFigure[],
  isLeastFirst: boolean,
): { readonly from: number } | null {
  const sorted = sortEntries(
    marked.map(({ entry }) => entry),
    isLeastFirst,
  )
  const at = marked.find(({ picked }) => picked.place === name)
  return at ? { from: 1 + sorted.indexOf(at.entry) } : null
}
