// Rule of the gate: a total that closes a list is what the list makes. 镇级调解12起、村级调解18起，共31起; 三项活动共开展54场次.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { type Fact, groupBySentence, isEach, isLoose } from '../facts/read-facts.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { measured } from './check-sums.ts'
import { sayUnequal } from './say-unequal.ts'

const closing =
  /^(?:(?:以上)?([两二三四五六七八九十\d]{1,2})([项个类级村者家镇种人位])[一-鿿]{0,4}?)?(?:合计|总计|共计|一共|(?:全年|[上下]半年|[一二三四]季度)(?:共计|合计|累计|共)|累计|共)/
/** 全年集体学法共计16次: what is summed up stands before. */
const named = /^()()[一-鿿]{2,8}(?:共计|合计|总计)$/
/** So many places or kinds are listed at most. */
const mostPlaces = 30
/** 共办理15件: what was done, and nothing new. */
const bareVerb =
  /^(?:办理|办结|开展|组织|举办|召开|受理|调解|检查|排查|发放|印发|培训|走访|整治|整改|接待|调处|化解|完成|建成|安排|投入|实施|参加|参训|处置|查处|新建|改造|宣讲)$/

export function checkClosing(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupBySentence(facts).flatMap((group) =>
    group.flatMap((total, index) => {
      const said = closing.exec(openingOf(group, index)) ?? named.exec(total.lead)
      if (!said || total.isChange || total.kin === '%' || total.kin === '') return []
      const parts = findParts(checked, group, { index, count: parseCount(said[1] ?? '') ?? 0 })
      if (parts.length < 2 || isLoose([...parts, total]) || parts.some(isEach)) return []
      const noun = nounOf(openingOf(group, index), said[0])
      const isSorts = /[项类级种]/.test(said[2] ?? '')
      if (!isSorts && !isTheirs(checked, { group, index, parts, noun, said: said[0] })) return []
      const isNamed = isSorts || noun === '' || isOfNoun(parts, noun)
      const sums = parts.map((_, from) => addUp(parts.slice(from).map((fact) => fact.value)))
      if (sums.includes(total.value)) return []
      return [sayUnequal(checked, { parts, total, sum: sums[0]!, isSure: !bareVerb.test(noun) && isNamed })]
    }),
  )
}

/** What is summed up, behind 共 or before it. */
function nounOf(opening: string, said: string): string {
  const isBefore = !closing.test(opening)
  const noun = isBefore ? said.replace(/(?:共计|合计|总计)$|^全年/g, '') : opening.slice(said.length)
  return noun.replace(/[了的]/g, '')
}

/** 三个村合计化解: the number of what is summed up is a number too. */
function openingOf(group: readonly Fact[], index: number): string {
  const [before, total] = [group[index - 1], group[index]!]
  const counts = before && before.kin !== total.kin && total.clause.includes(before.raw)
  return counts && before.value <= mostPlaces ? total.clause : total.lead
}

/** Those before it in its measure word; 三项: the last three. None where kinds stand among them in measure words of their own. */
function findParts(
  { text }: CheckedText,
  group: readonly Fact[],
  { index, count }: { index: number; count: number },
): Fact[] {
  const total = group[index]!
  const all = group
    .slice(0, index)
    .filter((fact) => isOneKind(fact, total) && !fact.isChange && fact.value !== total.value)
    .filter(({ lead }) => !/^(?:每|平均|[人户年月]均)/.test(lead))
  const parts = count > 1 ? (all.length < count ? [] : all.slice(-count)) : all
  // 来信9件、来访31批、网上信访52件，共92件.
  let from = group.indexOf(parts[0] ?? total)
  while (from > 0 && /^[一-鿿]{0,3}、/.test(text.slice(group[from - 1]!.at.end, group[from]!.at.start)))
    from--
  const isCounted = openingOf(group, index) !== total.lead
  const listed = group.slice(from, isCounted ? index - 1 : index)
  return listed.some((fact) => !isOneKind(fact, total) && !measured.test(fact.kin)) ? [] : parts
}

/** 第一期48人，第二期46人，共94人次. */
function isOneKind(a: Fact, b: Fact): boolean {
  return a.kin === b.kin || (a.kin === '名' && b.kin === '人次')
}

/** So near to what the list makes that it was meant: 8场、5场、16场，全年共开展法治宣传31场. */
function isClose(parts: readonly Fact[], total: Fact): boolean {
  const sum = addUp(parts.map(({ value }) => value))
  return parts.length > 2 && Math.abs(sum - total.value) <= sum * closeShare
}

const closeShare = 0.12

/** All of them bear its first or last word. */
function isOfNoun(parts: readonly Fact[], noun: string): boolean {
  const words = [noun.slice(0, 2), noun.slice(-2)]
  return noun !== '' && words.some((word) => parts.every((fact) => fact.lead.includes(word)))
}

interface Closed {
  readonly group: readonly Fact[]
  readonly index: number
  readonly parts: readonly Fact[]
  readonly noun: string
  readonly said: string
}

/** A bare 共 behind other numbers may count something new: it is theirs by its words, or right behind a list that is nothing else. */
function isTheirs({ text }: CheckedText, { group, index, parts, noun, said }: Closed): boolean {
  const last = group
    .slice(0, index)
    .findLast((fact) => !/^[一-鿿]?[个家类项种]$/.test(fact.kin) || fact.kin === group[index]!.kin)
  const isNear = (last !== undefined && isOneKind(last, group[index]!)) || /计/.test(said)
  if (!isNear) return false
  // 累计9个 may count all years.
  if ((noun === '' && !/累计/.test(said)) || isOfNoun(parts, noun)) return true
  const isRun = parts.every(
    (part, at) => at === 0 || /^[、和]/.test(text.slice(parts[at - 1]!.at.end, part.at.start)),
  )
  const isList = isRun && group.indexOf(parts[0]!) === index - parts.length
  // 线上宣传18场，线下宣传27场，累计45场.
  const ends = new Set(parts.map(({ lead }) => lead.slice(-2)))
  if (noun === '' && ends.size === 1 && [...ends][0]!.length === 2) return true
  return isList && (noun === '' || bareVerb.test(noun) || isClose(parts, group[index]!))
}
