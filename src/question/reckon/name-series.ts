// Tool of this room: the words of a follow-up -> the series that they name, in their order (渔民的加船厂的). Null where they name something that was never told.
import type { Term } from '#domain/frame.ts'
import { type Asking, bestFit, namingOf, newestTold, readUnits } from './asking.ts'
import { cutPairs } from './cut-pairs.ts'
import type { Series } from './list-series.ts'
import { listNaming } from './name-rows.ts'

const joints =
  /[、，,+＋]|(?:[和与跟及连]|(?<![合共相不协一])同)(?!谐|解|步|续|接|片)|还有|的?加上?(?!装|强|大|快|入|工)|比(?!例|重|率)/

/** 多少钱多少人: one behind the other. */
const measures = /(?<=(?:多少|好多|几)个?(?:钱|[人件起次场户处份]))(?=多少|好多|几)/

export function nameSeries(asking: Asking): readonly Series[] | null {
  const named: Naming[] = []
  const pieces = asking.said
    .replace(/百分[比数点]/g, ' ')
    .split(joints)
    .flatMap((piece) => piece.split(measures))
  for (const piece of pieces) {
    const naming = namingOf(piece)
    const units = readUnits(piece) ?? readUnits(asking.now.text)
    const words = naming.split(/\s+/).filter((word) => word.length > 1)
    if (words.length === 0 && (units === null || (pieces.length > 1 && readUnits(piece) === null))) continue
    const own = words.length > 0 ? bestFit(words, asking, units) : null
    const series = own ?? (words.every((word) => onlyMeasure.test(word)) ? newestTold(asking, units) : null)
    if (series === null || lacksThing(series, { ...asking, said: piece })) return null
    named.push({ words, units, series })
  }
  return [...new Set(named.map((one, i) => apartFrom(one, named.toSpliced(i, 1), asking)))]
}

/** 养狗的处罚 after 新店首年被处罚率: of several words that name a thing one says nothing of what was told. */
function lacksThing({ words, asked }: Series, asking: Asking): boolean {
  const things = listNaming(asking)
  const isSaid = ({ word, alternatives }: Term) =>
    [word, ...alternatives].some((one) => `${words} ${asked}`.includes(one)) ||
    cutPairs(word).some((pair) => words.includes(pair))
  return things.length > 1 && !things.every(isSaid)
}

interface Naming {
  readonly words: readonly string[]
  readonly units: readonly string[] | null
  readonly series: Series
}

/** 信访件数和积案数: a series that fits both pieces is not meant by the one that fits another, which the other does not. */
function apartFrom({ words, units, series }: Naming, others: readonly Naming[], asking: Asking): Series {
  const isCalled = (one: Series, by: readonly string[]) => by.some((word) => one.words.includes(word))
  const twin = others.find((other) => isCalled(series, other.words))
  if (!twin) return series
  const rest = asking.series.filter((one) => !isCalled(one, twin.words))
  const fit = bestFit(words, { ...asking, series: rest }, units)
  return fit && isCalled(fit, words) ? fit : series
}

/** 件数, 平方: which of the numbers, and no thing of its own. */
const onlyMeasure = /^(?:[件起次场处户份人]数|场次|人次|金额|款额|资金|面积|平均|多钱|数量|总数|总量)$/

/** What each of several that are counted off is called; none where one of them has no name. */
export function listNamed({ said }: Pick<Asking, 'said'>): readonly string[] {
  const words = said.split(joints).map((piece) => namingOf(piece).trim().split(/\s+/)[0] ?? '')
  return words.every((word) => word.length > 1) ? words : []
}
