// Rule of the gate: a town has so many villages wherever all of them are meant. 14个村全部建立 beside 为15个村各配备1名.
import type { Finding } from '#domain/finding.ts'
import type { Fact } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

const village = /^(?:行政)?(村（社区）|村\(社区\)|村（居）|村|社区)(?![民干级委支组小])/
const allBefore = /(?:全[镇乡]|全街道|全部|所有|下辖|辖区?|辖有)的?$/
const allBehind = /^(?:全部|均|都|各|每|逐一|全覆盖|实现)/
/** No paper names them more often; a hostile one is not held pair by pair. */
const mostHeld = 60

interface Counted {
  readonly fact: Fact
  readonly noun: string
  readonly isAll: boolean
}

export function checkVillageCount(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const named = facts.flatMap((fact) => readCounted(checked, fact) ?? []).slice(0, mostHeld)
  // 没有的3个村。…为3个村各选配1名: some that were told before.
  const isSome = ({ fact, noun }: Counted, at: number) =>
    named.slice(0, at).some((one) => !one.isAll && one.noun === noun && one.fact.value === fact.value)
  const counted = named.filter((one, at) => !isSome(one, at))
  return [...new Set(counted.map(({ noun }) => noun))].flatMap((noun) => {
    const all = counted.filter((one) => one.isAll && one.noun === noun)
    const [first] = all
    const other = all.find(({ fact }) => fact.value !== first?.fact.value)
    if (!first || !other) return []
    // Several wholes in a run are drives of their own; two are one too many.
    if (new Set(all.map(({ fact }) => fact.value)).size > 2) return []
    return [
      buildFinding(checked, other.fact.at, {
        rule: 'two-values',
        severity: 'warn',
        text: `${noun}的个数前后不一致：前面是“${first.fact.raw}${noun}”，这里是“${other.fact.raw}${noun}”`,
        fix: '核实后统一',
      }),
    ]
  })
}

function readCounted({ text }: CheckedText, fact: Fact): Counted | null {
  if (fact.kin !== '个' || fact.isChange || fact.isOtherTime || fact.qualifier !== 'none') return null
  const behind = text.slice(fact.at.end, fact.at.end + 16)
  const named = village.exec(behind)
  if (!named) return null
  const isAll = allBefore.test(fact.lead) || allBehind.test(behind.slice(named[0].length))
  return { fact, noun: named[1]!, isAll }
}
