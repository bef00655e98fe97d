// Rule of the gate: what there is with what is to come is what there will be. 累计达到5个, and planned 新增1个，累计达到7个.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { type Fact, groupBySentence, isLoose } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

interface Step {
  readonly step: Fact
  readonly total: Fact
}

const added = /新增|再[建增创添育考培聘招]|新考|新[建创添培聘]|增加|增设/
/** 举办招聘会4场，全年累计达到8场: in a half-year's paper what was done is said without 新增. */
const ofYear = /^全年(?:共|累计|达到)/
const total = /^[一-鿿]{0,4}(?:累计|总数|总量)(?:达到?|建成|创建|有|为|共有)*$/
/** 持证人员达到: what there will be, by its noun. */
const named = /^(?:力争|使|实现)?([一-鿿]{2,8}?)(?:总数|总量)?(?:将)?(?:达到|增至|增加到)$/
const stock = /现有|已有|共有|现已|配备|建成|达到|总数/
/** So many last characters of what is counted tell that it is the same. */
const nounTail = 3

/** No paper plans more; a hostile one is not held pair by pair. */
const mostPlanned = 40

export function checkCumulative(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const steps = groupBySentence(facts).flatMap(findSteps)
  const given = steps.filter(({ step }) => step.part !== 'plan')
  return steps
    .filter(({ step }) => step.part === 'plan')
    .slice(0, mostPlanned)
    .flatMap((planned) => {
      const totals = ofYear.test(planned.total.lead)
        ? facts.filter(
            (fact) => fact.part !== 'plan' && fact.part !== 'problem' && isAlike(fact, planned.step),
          )
        : totalsOf(planned, { given, facts })
      const [now, ...more] = totals
      if (now === undefined || more.length > 0) return []
      const facing = [now, planned.step, planned.total]
      const due = addUp([now.value, planned.step.value])
      if (due === planned.total.value || isLoose(facing)) return []
      return [
        buildFinding(checked, planned.total.at, {
          rule: 'child-sum',
          severity: 'warn',
          text: `前面累计“${now.raw}”，加上“${planned.step.raw}”是 ${due}，与“${planned.total.raw}”不符`,
          fix: '核对累计数',
        }),
      ]
    })
}

/** Totals that a step of the year led to; else what there is: 现有法律明白人33名. */
function totalsOf(
  { step, total: planned }: Step,
  { given, facts }: { given: readonly Step[]; facts: readonly Fact[] },
): readonly Fact[] {
  const totals = given.filter((one) => isAlike(one.step, step)).map((one) => one.total)
  if (totals.length > 0) return totals
  // 再考取执法证4人，持证人员达到15名: there the total says what there is.
  const noun = named.exec(planned.lead)?.[1] ?? ''
  const isStock = (fact: Fact) =>
    fact.part !== 'plan' && !fact.isOtherTime && (stock.test(fact.lead) || bareNoun(fact.lead) === noun)
  return facts.filter(
    (fact) =>
      isStock(fact) &&
      (isAlike(fact, step) || (noun !== '' && fact.kin === planned.kin && fact.lead.endsWith(noun))),
  )
}

/** 一是持证人员8人 tells what there is, too. */
function bareNoun(lead: string): string {
  return lead.replace(/^[一二三四五六七八九十]是/, '').replace(/[仅只有为共]+$/, '')
}

function findSteps(group: readonly Fact[]): Step[] {
  return group.flatMap((step, index) => {
    const next = group[index + 1]
    // 新考取执法证3个，持证人员达到11人.
    const isCard = /证$/.test(step.lead) && next?.kin === '名'
    if (!next || (next.kin !== step.kin && !isCard)) return []
    const isStep =
      ofYear.test(next.lead) || (added.test(step.lead) && (total.test(next.lead) || named.test(next.lead)))
    return isStep && step.kin !== '%' ? [{ step, total: next }] : []
  })
}

function isAlike(a: Fact, b: Fact): boolean {
  const isPlain = !a.isChange && !a.isOtherTime && b.lead.length >= nounTail
  return isPlain && a.kin === b.kin && a.lead.slice(-nounTail) === b.lead.slice(-nounTail)
}
