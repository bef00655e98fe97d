// Rule of the gate: what was done is no more than what there was, over a full stop too, and a rate is their quotient.
import type { Finding } from '#domain/finding.ts'
import { checkRate } from '../gate/check-figures.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { type Fact, groupBySentence } from './read-facts.ts'

const taken = /受理|接到|接收|收到|接待|排查|发现|登记|摸排|查出|梳理|交办|承接/
const done =
  /^(?:其中|均?已|现已|共|全部|已经|按期|及时|按时|成功|当场|截至目前)*(?:调解成功|成功调解|调处成功|成功调处|成功化解|化解成功|化解|办结|结案|整改|整改完成|完成整改|采纳|答复|回复|办复|销号)(?:到位)?了?$/
/** What was left from before is done with the rest. */
const carried = /结转|上年未|遗留|历史积案|往年|存量/

export function checkShares(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return [
    ...checkDone(checked, facts),
    ...groupBySentence(facts).flatMap((group) => [...checkNamed(checked, group), ...checkOf(checked, group)]),
  ]
}

/** 受理143件，其中…。按期办结145件: nothing else of its kind taken in between. */
function checkDone(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return facts.flatMap((portion, index) => {
    if (portion.kin === '%' || portion.kin === '' || !done.test(portion.lead)) return []
    const before = facts.slice(Math.max(0, index - 12), index).filter((fact) => fact.kin === portion.kin)
    const total = before.findLast((fact) => taken.test(fact.clause) && !fact.isChange && !fact.isOtherTime)
    if (!total || portion.value <= total.value || !isNear(checked, { portion, total })) return []
    if (carried.test(checked.text.slice(total.line.start, portion.at.start))) return []
    return checkRate(checked, { portion, total, shown: null })
  })
}

/** In the same paragraph with nothing else taken; or a sentence that opens with 按期办结 and names nothing of its own. */
function isNear({ text }: CheckedText, { portion, total }: { portion: Fact; total: Fact }): boolean {
  if (portion.line.start === total.line.start)
    return !taken.test(text.slice(total.at.end, portion.at.start).replace(/接待/g, ''))
  return text.slice(portion.sentence.start, portion.at.start).trim() === portion.lead.trim()
}

/** 办结315件，办结率100%: the rate is named after what its part did; its whole is the nearest number before that part. */
function checkNamed(checked: CheckedText, group: readonly Fact[]): Finding[] {
  return group.flatMap((shown, index) => {
    const named = /([一-鿿]{2})率(?:均|都|已)?(?:为|达到?|是)?了?$/.exec(shown.lead)
    if (shown.unit !== '%' || !named || noShare.test(shown.lead)) return []
    const due = findDue(group, index)
    if (due) return checkRate(checked, { ...due, shown })
    const at = group.findLastIndex(
      (fact, place) =>
        place < index && place > 0 && fact.kin !== '%' && isDone(checked, group, place, named[1]!),
    )
    const portion = group[at]
    const total = group
      .slice(0, Math.max(0, at))
      .findLast((fact) => fact.kin === portion?.kin && !fact.isChange)
    if (!portion || !total || total.isOtherTime || portion.value > total.value) return []
    return checkRate(checked, { portion, total, shown })
  })
}

/** 增长率 is no share; 按期办结率 is one of another number. */
const noShare =
  /(?:增长|下降|使用|利用|发生|发案|死亡|失业|出生|同比|环比|增速)[一-鿿]{0,2}率|按期|及时|按时|如期|首次|一次/

/** 应参加72人，实际参加70人: the words say themselves what is part of what. */
function findDue(group: readonly Fact[], index: number): { portion: Fact; total: Fact } | null {
  const [total, portion] = [group[index - 2], group[index - 1]]
  if (!total || !portion || total.kin !== portion.kin) return null
  return /应(?!急|对)/.test(total.clause) && /^实/.test(portion.lead) ? { portion, total } : null
}

/** 持证9人, and 16人通过考试. */
function isDone(checked: CheckedText, group: readonly Fact[], index: number, name: string): boolean {
  const fact = group[index]!
  const next = group[index + 1]?.at.start ?? fact.at.end
  const behind = checked.text.slice(fact.at.end, next).split(/[，。；,;]/)[0] ?? ''
  return fact.lead.includes(name) || (behind.includes(name) && !behind.includes('率'))
}

/** 持证人员9人，占执法人员总数12人的75%. */
function checkOf(checked: CheckedText, group: readonly Fact[]): Finding[] {
  return group.flatMap((shown, index) => {
    const [portion, total] = [group[index - 2], group[index - 1]]
    if (shown.unit !== '%' || !portion || !total || portion.kin !== total.kin) return []
    const isOf =
      /占/.test(total.lead) &&
      /^的(?:比例)?(?:为|达)?$/.test(checked.text.slice(total.at.end, shown.at.start))
    return isOf && portion.value <= total.value ? checkRate(checked, { portion, total, shown }) : []
  })
}
