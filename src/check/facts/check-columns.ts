// Rule of the gate: what is told in two measures adds up in both. 46户131人，已消除风险29户84人，尚未消除17户57人: the households make 46, the persons do not make 131.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { sayUnequal } from './check-sums.ts'
import { type Fact, groupByStop, isLoose } from './read-facts.ts'

/** A number and the one right behind it: 29户84人, 37条涉及212人. */
type Pair = readonly [Fact, Fact]

/** No sentence has more of them. */
const mostPairs = 12
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
    const isPair =
      other &&
      other.kin !== one.kin &&
      ![one.kin, other.kin].some((kin) => kin === '%' || kin === '') &&
      /^(?:[、，]?(?:共?涉及|惠及|计|共计))?$/.test(text.slice(one.at.end, other.at.start)) &&
      ![one, other].some(({ isChange, isOtherTime }) => isChange || isOtherTime)
    return isPair ? [[one, other]] : []
  })
}

/** The pairs right behind it that make it in one measure and miss it in the other. */
function findWrong(checked: CheckedText, whole: Pair, behind: readonly Pair[]): Finding[] {
  const alike = behind.findIndex(([one, other]) => one.kin !== whole[0].kin || other.kin !== whole[1].kin)
  const parts = alike < 0 ? behind : behind.slice(0, alike)
  for (let count = 2; count <= parts.length; count++) {
    const own = parts.slice(0, count)
    if (isLoose([whole, ...own].flat())) return []
    const sums = [0, 1].map((side) => addUp(own.map((pair) => pair[side]!.value)))
    const right = sums.map((sum, side) => sum === whole[side]!.value)
    if (right[0] === right[1]) continue
    const side = right[0] ? 1 : 0
    const total = whole[side]!
    if (Math.abs(sums[side]! - total.value) > total.value * mostOff) return []
    const wrong = own.map((pair) => pair[side]!)
    return [sayUnequal(checked, { parts: wrong, total, sum: sums[side]!, isSure: true })]
  }
  return []
}
