// Rule of the gate: what there is with what is to come is what there will be. 累计达到5个, and planned 新增1个，累计达到7个.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'
import { type Fact, groupBySentence, isLoose } from './read-facts.ts'

interface Step {
  readonly step: Fact
  readonly total: Fact
}

const added = /新增|再[建增创添育]|新[建创添培聘]|增加|增设/
const total = /^[一-鿿]{0,4}(?:累计|总数|总量)(?:达到?|建成|创建|有|为|共有)*$/
/** So many last characters of what is counted tell that it is the same. */
const nounTail = 3
/** No plan holds more. */
const mostSteps = 60

export function checkCumulative(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const steps = groupBySentence(facts).flatMap(findSteps)
  const given = steps.filter(({ step }) => step.part !== 'plan')
  return steps
    .filter(({ step }) => step.part === 'plan')
    .slice(0, mostSteps)
    .flatMap((planned) => {
      const [now, ...more] = given.filter((one) => isSame(one, planned))
      if (now === undefined || more.length > 0) return []
      const facing = [now.total, planned.step, planned.total]
      const due = addUp([now.total.value, planned.step.value])
      if (due === planned.total.value || isLoose(facing)) return []
      return [
        buildFinding(checked, planned.total.at, {
          rule: 'child-sum',
          severity: 'warn',
          text: `前面累计“${now.total.raw}”，加上“${planned.step.raw}”是 ${due}，与“${planned.total.raw}”不符`,
          fix: '核对累计数',
        }),
      ]
    })
}

function findSteps(group: readonly Fact[]): Step[] {
  return group.flatMap((step, index) => {
    const next = group[index + 1]
    const isStep = added.test(step.lead) && next?.kin === step.kin && total.test(next.lead)
    return isStep && step.kin !== '%' ? [{ step, total: next }] : []
  })
}

function isSame(a: Step, b: Step): boolean {
  return a.step.kin === b.step.kin && a.step.lead.slice(-nounTail) === b.step.lead.slice(-nounTail)
}
