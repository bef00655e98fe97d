// Rule of the gate: what was left from before and what came in is what was done and what is left. 上年结转1件，新收6件，共办理7件; 原有18名，新聘4名，现有22名.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'
import { type Fact, groupByStop, isHeld } from './read-facts.ts'

export function checkFlow(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupByStop(checked, facts).flatMap((group) => {
    const counts = group.filter(({ kin, qualifier }) => kin !== '%' && kin !== '' && qualifier === 'none')
    return [...new Set(counts.map(({ kin }) => kin))].flatMap((kin) => {
      const own = counts.filter((fact) => fact.kin === kin)
      return own.length < 3 ? [] : [...checkCases(checked, own), ...checkStock(checked, own)].slice(0, 1)
    })
  })
}

const all = /^(?:全年|本年|年内)?(?:共|合计|共计|总计|累计|应|一共|总共)(?:办理?|需办|处理)?/

/** Cases: 结转 + 新收 = 共, or = 办结 + 未办结. */
function checkCases(checked: CheckedText, own: readonly Fact[]): Finding[] {
  const { carried, added, left, done } = checked.drafting.checking.relations
  const has = (words: readonly string[]) => (fact: Fact) => words.some((word) => fact.lead.includes(word))
  const isLeft = (fact: Fact) => has(left)(fact) || /结转下|转下年/.test(fact.lead)
  const before = own.find((fact) => has(carried)(fact) && !/下年|下一年/.test(fact.lead))
  const come =
    own.find((fact) => fact !== before && has(added)(fact)) ??
    own.find((fact) => fact !== before && /受理|收到|接到|上报/.test(fact.lead) && !fact.isOtherTime)
  if (!before || !come) return []
  const given = isHeld(own, before, come) ? [come] : [before, come]
  const sum = addUp(given.map(({ value }) => value))
  const rest = own.filter((fact) => fact.at.start > Math.max(before.at.start, come.at.start))
  const total = rest.find((fact) => all.test(fact.lead))
  const said = total && done.find((word) => total.lead.endsWith(word))
  if (total && said !== undefined) return checkSettled(checked, own, { total, said })
  if (total)
    return total.value === sum || rest.some(({ value }) => value === sum)
      ? checkOver(checked, rest, total)
      : [say(checked, total, { given: [before, come], sum })]
  const settled = rest.find((fact) => done.some((word) => fact.lead.endsWith(word)) && !isLeft(fact))
  const open = rest.find((fact) => fact !== settled && isLeft(fact))
  if (!settled || !open) return []
  if (settled.value > sum) return [say(checked, settled, { given, sum })]
  // 调解成功163起，终止调解2起，其余3起: what stands between is settled, too.
  const [from, to] = [rest.indexOf(settled), rest.indexOf(open)]
  const between = to > from ? rest.slice(from + 1, to).map(({ value }) => value) : []
  const due = addUp([sum, -settled.value])
  if (open.value === due || addUp([...between, open.value]) === due) return []
  return [say(checked, open, { given, sum: due, less: settled })]
}

/** 共办理9件，办结11件: no more is settled than there was in all. */
function checkOver(checked: CheckedText, rest: readonly Fact[], total: Fact): Finding[] {
  const { done } = checked.drafting.checking.relations
  const [settled] = rest
    .slice(rest.indexOf(total) + 1)
    .filter(({ lead }) => done.some((word) => lead.replace(/^(?:已|均|共)+/, '') === word))
  if (!settled || settled.value <= total.value) return []
  return [
    buildFinding(checked, settled.at, {
      rule: 'part-over-whole',
      severity: 'warn',
      text: `“${settled.raw}”多于前面的“${total.raw}”，办成的数不应大于总数`,
      fix: '核对两个数',
    }),
  ]
}

/** 化解61起，另化解上年结转5起，共计化解66起: what was settled makes all that was settled. */
function checkSettled(
  checked: CheckedText,
  own: readonly Fact[],
  { total, said }: { readonly total: Fact; readonly said: string },
): Finding[] {
  const parts = own.slice(0, own.indexOf(total)).filter(({ lead }) => lead.includes(said))
  const sum = addUp(parts.map(({ value }) => value))
  return parts.length < 2 || sum === total.value ? [] : [say(checked, total, { given: parts, sum })]
}

const had = /原有|原来|此前|现有|已有|上年|去年|年初/
const more =
  /^(?:今年|本年|年内|全年|又|再|已)*(?:新增|新聘|新招|新招聘|新建|新设|新装|新培养|新发展|补充|增加|增聘|增设|增配)/
const now =
  /^(?:目前|现|现已|至此|年末|年底)?(?:现有|已有|共有|达到?|增至|增加到|[一-鿿]{0,6}(?:总数|总量)(?:达到?|为|增至)|(?:总数|总量)?(?:达到?|增至))/

/** A stock: 原有18名，新聘4名，现有22名; and 新装32个，加上原有的180个，总数达到212个. */
function checkStock(checked: CheckedText, own: readonly Fact[]): Finding[] {
  return own.flatMap((result, index) => {
    const pair = own.slice(Math.max(0, index - 2), index)
    const old = pair.find((fact) => had.test(fact.lead) && !more.test(fact.lead))
    const step = pair.find((fact) => fact !== old && more.test(fact.lead))
    if (!old || !step || !now.test(result.lead)) return []
    const sum = addUp([old.value, step.value])
    return sum === result.value || old.value === result.value
      ? []
      : [say(checked, result, { given: [old, step], sum })]
  })
}

interface Due {
  readonly given: readonly Fact[]
  readonly sum: number
  /** Taken off the sum of what is given. */
  readonly less?: Fact
}

function say(checked: CheckedText, shown: Fact, { given, sum, less }: Due): Finding {
  const list = given.map(({ raw }) => `“${raw}”`).join('加')
  const shownSum = shown.raw.includes('万') ? sum / 10_000 : sum
  return buildFinding(checked, shown.at, {
    rule: 'child-sum',
    severity: 'warn',
    text: `${list}${less ? `减去“${less.raw}”` : ''}是 ${shownSum}，与“${shown.raw}”不符`,
    fix: '核对原有、新增和结果几个数',
  })
}
