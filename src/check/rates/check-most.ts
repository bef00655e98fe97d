// Rule of the gate: the largest of them is no more than all of them. 救助金13.84万元，最高的一户4800元; 履行金额153.2万元，最大一笔18万元.
import type { Finding } from '#domain/finding.ts'
import { type Fact, groupByStop } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

const most = /最[大高多长](?:的)?(?:单|一)?[一-鿿]{0,4}$/

/** No sentence has more of them. */
const mostBefore = 12

export function checkMost(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupByStop(checked, facts).flatMap((group) =>
    group.flatMap((one, index) => {
      if (!most.test(one.lead) || one.kin === '%' || one.isChange) return []
      const before = group
        .slice(Math.max(0, index - mostBefore), index)
        .filter(
          (fact) =>
            fact.kin === one.kin &&
            fact.qualifier === 'none' &&
            !fact.isChange &&
            !fact.isOtherTime &&
            !/均|每|价|超过|不足|不到|低于|高于|突破/.test(fact.lead),
        )
      const whole = before.at(-1)
      if (!whole || before.some(({ value }) => value >= one.value)) return []
      return [
        buildFinding(checked, one.at, {
          rule: 'part-over-whole',
          severity: 'warn',
          text: `最大的一个“${one.raw}”多于前面的“${whole.raw}”`,
          fix: '核对两个数和单位',
        }),
      ]
    }),
  )
}
