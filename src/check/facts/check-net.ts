// Rule of the gate: who came and who went is what lies between two numbers. 由27名增至33名，新增9名、退出3名 (prompts/checking/relations.tsv).
import type { Relations } from '#domain/checks/relations.ts'
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'
import { type Fact, groupByStop, isLoose } from './read-facts.ts'

const from = /(?:由|从)[^，。；\d]{0,8}$/
/** 增至33名: the number that it came to. */
export const reached = /^[一-鿿]{0,4}(?:到|至|为)了?$/

/** What is told of one change stands together. */
const mostBeside = 6

export function checkNet(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const { relations } = checked.drafting.checking
  return groupByStop(checked, facts).flatMap((group) =>
    group.flatMap((come, index) => {
      const gone = findGone(group, index, relations)
      const net = group
        .slice(Math.max(0, index - mostBeside), index + mostBeside)
        .find(({ lead, kin }) => kin === come.kin && /净[增减]/.test(lead))
      if (gone && net) return checkGain(checked, { come, gone, net })
      const at = group.slice(0, index).findLastIndex(({ lead }) => reached.test(lead))
      const [before, now] = [group[at - 1], group[at]]
      if (!gone || !before || !now || !from.test(before.lead)) return []
      const own = [before, now, come, gone]
      if (own.some(({ kin }) => kin !== come.kin) || isLoose(own)) return []
      const due = addUp([before.value, come.value, -gone.value])
      if (due === now.value) return []
      return [
        buildFinding(checked, come.at, {
          rule: 'change-arithmetic',
          severity: 'block',
          text: `“${before.raw}”加“${come.raw}”减“${gone.raw}”是 ${due}，与“${now.raw}”不符`,
          fix: '核对前后两个数和增减数',
        }),
      ]
    }),
  )
}

interface Gain {
  readonly come: Fact
  readonly gone: Fact
  readonly net: Fact
}

/** 新增48户、退出12户，净增36户. */
function checkGain(checked: CheckedText, { come, gone, net }: Gain): Finding[] {
  const due = addUp([come.value, -gone.value]) * (/净减/.test(net.lead) ? -1 : 1)
  if (due === net.value || isLoose([come, gone, net])) return []
  return [
    buildFinding(checked, net.at, {
      rule: 'change-arithmetic',
      severity: 'warn',
      text: `“${come.raw}”减“${gone.raw}”是 ${due}，与“${net.raw}”不符`,
      fix: '核对增、减和净增减数',
    }),
  ]
}

/** 退出3名 right behind 新增9名, or before it. */
export function findGone(group: readonly Fact[], index: number, relations: Relations): Fact | null {
  const come = group[index]!
  if (!relations.come.some((word) => come.lead.includes(word))) return null
  const gone = [group[index + 1], group[index - 1]].find(
    (fact) => fact?.kin === come.kin && relations.gone.some((word) => fact.lead.includes(word)),
  )
  return gone ?? null
}
