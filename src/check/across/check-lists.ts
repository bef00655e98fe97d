// Rule of the gate: a list that closes with 其他 is all of something, and 5个问题已全部整改 takes up what stands before it. 林地类40件、低保类22件、其他类13件 beside 受理94件.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { behindOf, type Fact, groupBySentence, isCount } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

/** No paper lists more; a hostile one is not held pair by pair. */
const mostHeld = 300
const mostOff = 0.12
const fewest = 3

export function checkLists(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const counts = facts.filter(isCount).slice(0, mostHeld)
  const groups = groupBySentence(counts)
  return [
    ...groups.flatMap((group) => checkClosed(checked, group, counts)),
    ...groups.flatMap((group) => checkAll(checked, group)),
  ]
}

/** Kinds side by side up to 其他, without a whole in their sentence: some number of the paper is theirs, or none is near. */
function checkClosed(checked: CheckedText, group: readonly Fact[], counts: readonly Fact[]): Finding[] {
  const end = group.findIndex(({ lead }) => /^其[他它余]/.test(lead))
  const last = group[end]
  if (!last || last.part === 'plan') return []
  let from = end
  while (from > 0 && group[from - 1]!.kin === last.kin && isJoined(checked, group[from - 1]!, group[from]!))
    from--
  const kinds = group.slice(from, end + 1)
  const isAlone = group.slice(0, from).every(({ kin }) => kin !== last.kin)
  if (kinds.length < fewest || !isAlone) return []
  const sum = addUp(kinds.map(({ value }) => value))
  // 调解21起，成功20起，其余1起: the first is what the others make.
  if (addUp(kinds.slice(1).map(({ value }) => value)) === kinds[0]!.value) return []
  const wholes = counts.filter(
    (fact) =>
      fact.kin === last.kin && fact.sentence.start !== last.sentence.start && !settled.test(fact.lead),
  )
  const near = wholes.findLast(
    (fact) => fact.at.start < last.at.start && Math.abs(fact.value - sum) <= sum * mostOff,
  )
  if (!near || wholes.some(({ value }) => value === sum)) return []
  return [say(checked, kinds[0]!, { list: kinds, sum, total: near })]
}

/** 办结148件 of 150: what was settled is not what came in. */
const settled = /(?:办结|化解|整改|调解?成功?|解决|完成|成功|采纳|答复)[了的率]?$/

function isJoined({ text }: CheckedText, one: Fact, other: Fact): boolean {
  return /^[、，,]/.test(text.slice(one.at.end, other.at.start))
}

const taken = /^[一-鿿]{0,6}(?:已|均|都)?(?:全部|均已|都已)/

/** 通报问题3个，自查发现2个，5个问题已全部整改. */
function checkAll(checked: CheckedText, group: readonly Fact[]): Finding[] {
  return group.flatMap((total, index) => {
    if (total.lead !== '' || !taken.test(behindOf(checked, total))) return []
    const parts = group.slice(0, index).filter((fact) => fact.kin === total.kin)
    const sum = addUp(parts.map(({ value }) => value))
    if (parts.length < 2 || sum === total.value || parts.some(({ value }) => value >= total.value)) return []
    return Math.abs(sum - total.value) > Math.max(sum * mostOff, 2)
      ? []
      : [say(checked, total, { list: parts, sum, total })]
  })
}

function say(
  checked: CheckedText,
  at: Fact,
  { list, sum, total }: { list: readonly Fact[]; sum: number; total: Fact },
): Finding {
  return buildFinding(checked, at.at, {
    rule: 'child-sum',
    severity: 'warn',
    text: `各分项（${list.map(({ raw }) => raw).join('、')}）相加是 ${sum}，与总数“${total.raw}”不符`,
    fix: '核对总数和各分项',
  })
}
