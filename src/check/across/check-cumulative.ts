// Rule of the gate: what there is with what is to come is what there will be. 累计达到5个, and planned 新增1个，累计达到7个.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { reached } from '../facts/check-net.ts'
import { type Fact, groupBySentence, isLoose, item } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

interface Step {
  readonly step: Fact
  readonly total: Fact
}

const added = /新增|再[建增创添育考培聘招]|新[一-鿿]?[建创添培聘考装设招]|增[加设配聘添]|吸纳/
/** 举办招聘会4场，全年累计达到8场: in a half-year's paper what was done is said without 新增. */
const ofYear = /^全年(?:共|累计|达到)/
const total = /^[一-鿿]{0,4}(?:累计|总数|总量)(?:达到?|建成|创建|有|为|共有)*$/
/** 持证人员达到: what there will be, by its noun. */
const named = /^(?:力争|使|实现)?([一-鿿]{2,8}?)(?:总数|总量)?(?:将)?(?:达到|增至|增加到)$/
const stock = /现有|已有|共有|现已|配备|建成|达到|总数/
/** Before what is counted. */
const deeds =
  /^.*?(?:新增|再?新?[一-鿿]?[建创添培聘考装设招配育]成?[立养育]?|增[加设配聘添]|吸纳|举办|开展|组织|现有|已有|共有|配备|达到)了?/
/** So many last characters of what is counted tell that it is the same. */
const nounTail = 3

/** No paper plans more; a hostile one is not held pair by pair. */
const mostPlanned = 40

export function checkCumulative(checked: CheckedText, read: readonly Fact[]): Finding[] {
  const facts = nameReached(read)
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

const from = /(?:由|从)(?:上一?年|去年|年初|原来|20\d\d年)?(?:底|末)?的?$/

/** 持证人员由上年的6人增加到9人: the result is what there is, by the name before the first. */
function nameReached(facts: readonly Fact[]): readonly Fact[] {
  return facts.map((fact, at) => {
    const before = facts[at - 1]
    const isResult =
      before !== undefined &&
      before.sentence.start === fact.sentence.start &&
      before.kin === fact.kin &&
      from.test(before.lead) &&
      reached.test(fact.lead)
    return isResult ? { ...fact, lead: `现有${before.lead.replace(from, '')}`, isChange: false } : fact
  })
}

/** 全镇调解室 and 调解室 are one, 品牌调解室 is another. */
function isOther(planned: string, given: string): boolean {
  const bare = withoutScope(planned)
  return bare.length > given.length && bare.endsWith(given) && given.length >= nounTail
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
    fact.part !== 'plan' &&
    (!fact.isOtherTime || fact.lead.startsWith('现有')) &&
    (stock.test(fact.lead) || bareNoun(fact.lead) === noun) &&
    !isOther(noun, bareNoun(fact.lead.replace(/^.*(?:现有|已有|共有|现已|配备|建成)/, '')))
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
    return isStep && step.kin !== '%' && (isCard || !isOfOther(step, next)) ? [{ step, total: next }] : []
  })
}

/** 增配专职安全员3人，持证安全员达到8人: the total is that of others. */
function isOfOther(step: Fact, next: Fact): boolean {
  const noun = withoutScope(named.exec(next.lead)?.[1] ?? '')
  return noun.length > nounTail && !noun.startsWith('总') && !isOneName(bareOf(step), noun)
}

function bareOf({ lead }: Fact): string {
  return lead.replace(item, '').replace(deeds, '')
}

function withoutScope(noun: string): string {
  return noun
    .replace(/^(?:全镇|全乡|全街道|辖区|本级|使|力争)+/, '')
    .replace(/(?:总数|总量|总人数|面积|规模|数量)$/, '')
}

/** 持证人员 and 人员: the one is the end of the other. */
function isOneName(one: string, other: string): boolean {
  return one.endsWith(other) || other.endsWith(one)
}

function isAlike(a: Fact, b: Fact): boolean {
  const isPlain = !a.isChange && (!a.isOtherTime || a.lead.startsWith('现有')) && b.lead.length >= nounTail
  if (!isPlain || a.kin !== b.kin) return false
  if (bareOf(a) === bareOf(b) && bareOf(a).length > 1) return true
  if (a.lead.slice(-nounTail) !== b.lead.slice(-nounTail)) return false
  // 充电停车场 and 公共停车场 are two.
  const [one, other] = [bareOf(a), bareOf(b)]
  return isOneName(one, other) || Math.min(one.length, other.length) <= nounTail
}
