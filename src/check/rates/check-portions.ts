// Rule of the gate: a share is of some number that the paper tells. 重复信访31件次，占总量的41.5% where 214件次 came in.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { type Fact, groupBySentence, isLoose } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

/** 占比, 占总量的, 占全部议题的; 占全县总量的 is of what the paper does not tell. */
const share =
  /^占(比|总[量数件]|全部[一-鿿]{0,6}|全年[一-鿿]{0,6}|(?!全[县市省区])[一-鿿]{0,6}总[量数])?的?(?:比例|比重)?(?:为|达到?)?$/
/** A text with more of them is not held number by number. */
const mostWholes = 200

export function checkPortions(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupBySentence(facts).flatMap((group) =>
    group.flatMap((shown, index) => {
      const portion = group[index - 1]
      const said = share.exec(shown.lead)
      if (shown.unit !== '%' || !said || !portion || portion.unit === '%' || portion.kin === '') return []
      if (isLoose([shown, portion]) || portion.isChange || portion.isOtherTime) return []
      const wholes = facts.filter((one) => isWhole(one, portion)).slice(0, mostWholes)
      const kin = wholes.filter((one) => one.kin === portion.kin)
      const isBare = said[1] === undefined || said[1] === '比'
      const near = kin.filter((one) =>
        isBare
          ? one.sentence.start === portion.sentence.start && one.at.end < portion.at.start
          : one.line.start === portion.line.start,
      )
      const whole = near.findLast(({ at }) => at.start < portion.at.start) ?? near[0]
      if (!whole || isGiven(group, { index, shown, wholes })) return []
      const right = ((portion.value / whole.value) * 100).toFixed(1)
      return [
        buildFinding(checked, shown.at, {
          rule: 'rate-arithmetic',
          severity: 'warn',
          text: `“${portion.raw}”占“${shown.raw}”，全文没有哪个数能算出这个比例；按“${whole.raw}”算约 ${right}%`,
          fix: '核对占比和它的总数',
        }),
      ]
    }),
  )
}

/** 12篇，占412条的2.9%: whatever it is counted in. */
function isWhole(one: Fact, { value }: Fact): boolean {
  return one.kin !== '%' && one.value > value && !one.isChange && one.qualifier === 'none'
}

/** The number before it, or the last two or three together, are that share of some number of the paper. */
function isGiven(
  group: readonly Fact[],
  {
    index,
    shown,
    wholes,
  }: { readonly index: number; readonly shown: Fact; readonly wholes: readonly Fact[] },
): boolean {
  const own = group.slice(0, index).filter((one) => one.kin === group[index - 1]!.kin)
  const parts = [1, 2, 3].map((count) => addUp(own.slice(-count).map(({ value }) => value)))
  const places = shown.raw.split('.')[1]?.replace(/\D/g, '').length ?? 0
  const fits = (part: number, whole: number) =>
    whole > 0 && Math.abs((part / whole) * 100 - shown.value) <= 10 ** -places + 1e-9
  return wholes.some(({ value }) => parts.some((part) => fits(part, value)))
}
