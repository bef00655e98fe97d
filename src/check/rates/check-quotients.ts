// Rule of the gate: a rate is the quotient of its two numbers. 办结315件，办结率100%; 持证9人，占总数12人的75%.
import type { Finding } from '#domain/finding.ts'
import { groupBy } from '#shared/group-by.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { oncePer } from '#shared/once-per.ts'
import { done, findTaken } from '../facts/check-shares.ts'
import { type Fact, groupBySentence } from '../facts/read-facts.ts'
import { checkRate } from '../gate/check-figures.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { narrower, noShare } from './rate-names.ts'

export function checkQuotients(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupBySentence(facts).flatMap((group) => [
    ...checkNamed(checked, group, facts),
    ...checkOf(checked, group),
  ])
}

/** 办结315件，办结率100%: the rate is named after what its part did; its whole is the nearest number before that part. */
function checkNamed(checked: CheckedText, group: readonly Fact[], facts: readonly Fact[]): Finding[] {
  return group.flatMap((shown, index) => {
    const named = /([一-鿿]{2,6})率(?:均|都|已)?(?:为|达到?|是)?了?$/.exec(shown.lead)?.[1]
    if (shown.unit !== '%' || !named || noShare.test(shown.lead)) return []
    const qualifier = narrower.exec(shown.lead)?.[0]
    const due = findDue(group, index)
    if (due) return checkRate(checked, { ...due, shown })
    const at = findPortion(checked, { group, until: index, named })
    if (at < 0) return checkBehind(checked, { group, index, named }) ?? checkAlone(checked, shown, facts)
    const portion = group[at]
    if (portion && isOfAll(checked, { portion, shown, named })) return []
    // 本人出庭应诉1次，另1件由副职出庭，出庭率100%.
    if (group.slice(at + 1, index).some(({ lead }) => /^另/.test(lead))) return []
    if (!portion || (qualifier !== undefined && !portion.lead.includes(qualifier))) return []
    const total =
      group.slice(0, at).findLast((fact) => isWhole(fact, portion) && !isBeside(fact, portion, named)) ??
      wholeBehind(group.slice(at + 1, index), portion) ??
      caseBefore(group, { at, shown }) ??
      (done.test(portion.lead)
        ? findTaken(checked, facts, facts.indexOf(portion))
        : wholeBefore(checked, { facts, portion, shown }))
    if (!total || total.isOtherTime || portion.value > total.value) return []
    return checkRate(checked, { portion, total, shown })
  })
}

/** 结婚登记167对、离婚登记41对，登记合格率100%: what ends in the same word as the part, which the rate's name only begins with, is no whole of it. */
function isBeside(fact: Fact, portion: Fact, named: string): boolean {
  const thing = named.slice(-4, -2)
  return thing.length === 2 && fact.lead.endsWith(thing) && portion.lead.endsWith(thing)
}

/** 214件，其中…其他纠纷30件，调解成功203件: a kind that is less than the part is not its whole. */
function isWhole(fact: Fact, { kin, value, lead }: Fact): boolean {
  // 会前学法9次，出庭应诉2次，出庭率100%: what is done so many times is a whole of its own.
  const isOfOther =
    kin === '次' && fact.lead !== '' && !listPairs(lead).some((pair) => fact.lead.includes(pair))
  return fact.kin === kin && fact.value >= value && !fact.isChange && !fact.isOtherTime && !isOfOther
}

/** 其中重点帮教对象7人，衔接率、帮教率均为100%: rates told together are of all that was told, and not of the kind beside them. */
function isOfAll(
  { text }: CheckedText,
  { portion, shown, named }: { readonly portion: Fact; readonly shown: Fact; readonly named: string },
): boolean {
  const deed = named.slice(-2)
  const isKind = /^(?:其中|另有?)/.test(portion.lead) && !portion.lead.endsWith(deed)
  return isKind && /率[、和及与]/.test(text.slice(portion.at.end, shown.at.start))
}

/** By the last two characters of the rate's name, else by the two before: 整改|完成|率. */
function findPortion(
  checked: CheckedText,
  { group, until, named }: { group: readonly Fact[]; until: number; named: string },
): number {
  for (const name of [named.slice(-2), named.slice(-4, -2)]) {
    if (name.length < 2) continue
    const at = group.findLastIndex(
      (fact, place) =>
        place < until && fact.kin !== '%' && !/^应/.test(fact.lead) && isDone(checked, group, place, name),
    )
    if (at >= 0) return at
  }
  return -1
}

/** 实名制覆盖项目13个，全镇在建项目14个，覆盖率92.9%. */
function wholeBehind(between: readonly Fact[], portion: Fact): Fact | undefined {
  return between.find(
    (fact) =>
      fact.kin === portion.kin &&
      fact.value >= portion.value &&
      !fact.isChange &&
      !fact.isOtherTime &&
      /^(?:全[镇乡]|全街道|共有?|总|应|辖)/.test(fact.lead),
  )
}

/** 成功率97.8%（受理231件、成功226件）: the two numbers stand in the bracket behind it. */
function checkBehind(
  checked: CheckedText,
  { group, index, named }: { group: readonly Fact[]; index: number; named: string },
): Finding[] | null {
  const shown = group[index]!
  const [first] = group.slice(index + 1)
  if (first?.lead === named.slice(-2)) return checkNext(checked, { group, index, portion: first })
  if (!first || !/^[（(]/.test(checked.text.slice(shown.at.end, first.at.start))) return null
  const end = checked.text.slice(shown.at.end, shown.sentence.end).search(/[）)]/)
  const inside = group.slice(index + 1).filter((fact) => fact.at.start < shown.at.end + end)
  const due = findDue(inside, inside.length)
  if (due && inside.length === 2) return checkRate(checked, { ...due, shown })
  const at = findPortion(checked, { group: inside, until: inside.length, named })
  const portion = inside[at]
  const total = inside.find((fact) => fact !== portion && fact.kin === portion?.kin)
  return portion && total && inside.length === 2 ? checkRate(checked, { portion, total, shown }) : null
}

/** 参训72人次，合格率97.2%，合格70人: the part stands right behind its rate. */
function checkNext(
  checked: CheckedText,
  { group, index, portion }: { group: readonly Fact[]; index: number; portion: Fact },
): Finding[] | null {
  const isOne = (fact: Fact) => fact.kin === portion.kin || (portion.kin === '名' && fact.kin === '人次')
  const total = group.slice(0, index).findLast((fact) => isOne(fact) && !fact.isChange && !fact.isOtherTime)
  if (!total || portion.value > total.value) return null
  return checkRate(checked, { portion, total, shown: group[index]! })
}

const ofCases = /^(?:件|批|次|批次)$/

/** 行政诉讼1件，出庭应诉1次，出庭应诉率10%: a case and what was done in it, right behind; not every case is heard, so that less may be all. */
function caseBefore(group: readonly Fact[], { at, shown }: { at: number; shown: Fact }): Fact | null {
  const [before, portion] = [group[at - 1], group[at]!]
  if (!before || before.isChange || before.isOtherTime || shown.value >= 100) return null
  return ofCases.test(before.kin) && ofCases.test(portion.kin) ? before : null
}

/** 现有队员18名，其中在编10名；持证12名，持证率66.7%: what the sentence before the semicolon opens with. */
function wholeBefore(
  { text }: CheckedText,
  { facts, portion, shown }: Omit<Among, 'total'> & { facts: readonly Fact[] },
): Fact | null {
  if (!/[；;]\s*$/.test(text.slice(portion.line.start, portion.sentence.start))) return null
  const at = facts.indexOf(portion)
  const before = facts
    .slice(Math.max(0, at - 12), at)
    .filter(
      (fact) =>
        fact.line.start === portion.line.start &&
        fact.at.start < portion.sentence.start &&
        fact.kin === portion.kin,
    )
  const gives = (fact: Fact) => Math.abs((portion.value / fact.value) * 100 - shown.value) < 1
  const [first] = before
  return first && /现有|共有|总数|应/.test(first.clause) && !before.some(gives) ? first : null
}

/** 调解成功率98.5% in a sentence of its own: the one number that is called 调解成功 is its part. */
function checkAlone(checked: CheckedText, shown: Fact, facts: readonly Fact[]): Finding[] {
  const name = /([一-鿿]{4})率(?:均|都|已)?(?:为|达到?|是)?了?$/.exec(shown.lead)?.[1] ?? ''
  if (name === '' || shown.part === 'plan') return []
  const own = namedAlike(facts).get(name) ?? []
  const [only] = own
  if (own.length !== 1 || !only) return []
  const total = findTaken(checked, facts, only.at)
  if (!total || total.isOtherTime || only.fact.value > total.value) return []
  return checkRate(checked, { portion: only.fact, total, shown })
}

/** Counts of the year by the last four characters before them, with their places. */
const namedAlike = oncePer((facts: readonly Fact[]) =>
  groupBy(
    facts.flatMap((fact, at) =>
      fact.kin !== '%' && !fact.isOtherTime && !fact.isChange && fact.part !== 'plan' ? [{ fact, at }] : [],
    ),
    ({ fact }) => fact.lead.slice(-4),
  ),
)

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
  // 不合格4批次 are none of those that are 合格.
  const own = new RegExp(`(?<![不未没非无])${name}`)
  return own.test(fact.lead) || (own.test(behind) && !behind.includes('率'))
}

/** 持证人员9人，占执法人员总数12人的75%. */
function checkOf(checked: CheckedText, group: readonly Fact[]): Finding[] {
  return group.flatMap((shown, index) => {
    const second = group[index - 1]
    const first = group.slice(0, Math.max(0, index - 1)).findLast((fact) => fact.kin === second?.kin)
    if (shown.unit !== '%' || !first || !second) return []
    const isOf =
      /占|完成[一-鿿]{0,6}(?:计划|目标|任务)/.test(second.lead) &&
      /^的(?:比例)?(?:为|达)?$/.test(checked.text.slice(second.at.end, shown.at.start))
    if (isOf)
      return first.value <= second.value || shown.value <= 100
        ? checkRate(checked, { portion: first, total: second, shown })
        : []
    return isAmong(checked, { total: first, portion: second, shown }) &&
      !isOtherShare(group, { second, shown })
      ? checkRate(checked, { portion: second, total: first, shown })
      : []
  })
}

interface Among {
  readonly total: Fact
  readonly portion: Fact
  readonly shown: Fact
}

/** 解读材料12篇，其中图解4篇，占比25%; 13个村中有5个村未覆盖，占41.7%. */
function isAmong({ text }: CheckedText, { total, portion, shown }: Among): boolean {
  const between = text.slice(total.at.end, portion.at.start)
  return (
    /^占(?:比|全部|总数)?(?:为|达到?)?$/.test(shown.lead) &&
    (/^[^，。；]{0,8}(?:，其中|中)/.test(between) ||
      (/^(?:全[镇乡]|全街道|共有?|总数?)/.test(total.lead) &&
        /^[^，。；\d]{0,8}，[^，。；\d]{0,8}$/.test(between))) &&
    portion.value <= total.value &&
    !portion.isChange &&
    !total.isOtherTime
  )
}

/** The share may be one of a whole further back. */
function isOtherShare(group: readonly Fact[], { second, shown }: { second: Fact; shown: Fact }): boolean {
  return group.some(
    (fact) => fact.kin === second.kin && Math.abs((second.value / fact.value) * 100 - shown.value) < 0.1,
  )
}
