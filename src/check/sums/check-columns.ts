// Rule of the gate: what is told in two measures adds up in both. 46户131人，已消除风险29户84人，尚未消除17户57人: the households make 46, the persons do not make 131.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { type Fact, groupByStop, isLoose } from '../facts/read-facts.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { sayUnequal } from './say-unequal.ts'

/** A number and the one right behind it: 29户84人, 37条涉及212人; 41名，追回货款60.2万元. */
interface Pair {
  readonly both: readonly [Fact, Fact]
  /** What stands between, without marks: 追回货款. */
  readonly verb: string
}

/** No sentence has more of them. */
const mostPairs = 24
/** What is further off was never meant to be the whole. */
const mostOff = 0.3

export function checkColumns(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupByStop(checked, facts).flatMap((group) => {
    const pairs = listPairs(checked, group).slice(0, mostPairs)
    return pairs.flatMap((whole, at) => findWrong(checked, whole, pairs.slice(at + 1))).slice(0, 1)
  })
}

function listPairs({ text }: CheckedText, group: readonly Fact[]): Pair[] {
  return group.flatMap((one, at): Pair[] => {
    const other = group[at + 1]
    const between = other && text.slice(one.at.end, other.at.start)
    const isPair =
      other &&
      other.kin !== one.kin &&
      ![one.kin, other.kin].some((kin) => kin === '%' || kin === '') &&
      /^[一-鿿]{0,8}[、，,]?[一-鿿]{0,8}$/.test(between!) &&
      ![one, other].some(({ isChange, isOtherTime }) => isChange || isOtherTime)
    return isPair ? [{ both: [one, other], verb: between!.replace(/[、，,]|共?涉及|惠及|共?计/g, '') }] : []
  })
}

/** Counted alike, and done alike: 追回货款 of 村民追回货款. */
function isAlike({ both, verb }: Pair, whole: Pair): boolean {
  return both.every(({ kin }, side) => kin === whole.both[side]!.kin) && whole.verb.endsWith(verb)
}

/** The pairs right behind it that make it in one measure and miss it in the other. */
function findWrong(checked: CheckedText, whole: Pair, behind: readonly Pair[]): Finding[] {
  const parts = behind.filter((pair) => isAlike(pair, whole)).map(({ both }) => both)
  for (let count = 2; count <= parts.length; count++) {
    const own = parts.slice(0, count)
    if (isLoose([whole.both, ...own].flat())) return []
    const sums = [0, 1].map((side) => addUp(own.map((pair) => pair[side]!.value)))
    const right = sums.map((sum, side) => sum === whole.both[side]!.value)
    if (right[0] === right[1]) continue
    const side = right[0] ? 1 : 0
    const total = whole.both[side]!
    if (Math.abs(sums[side]! - total.value) > total.value * mostOff) return []
    const wrong = own.map((pair) => pair[side]!)
    return [sayUnequal(checked, { parts: wrong, total, sum: sums[side]!, isSure: true })]
  }
  return []
}
