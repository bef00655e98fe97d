// Rule of the gate: what became of things is no more than there were. 梳理诉求56条，回应解决58条; 12个村中有14个村; 在建项目14个，落实实名制的16个 (prompts/checking/relations.tsv).
import type { Relations } from '#domain/checks/relations.ts'
import type { Finding } from '#domain/finding.ts'
import { groupBy } from '#shared/group-by.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'
import { behindOf, type Fact, groupByStop, isBehindNumber, isCount } from './read-facts.ts'

/** What was left from before is done with the rest. */
const others = /结转|上年[未转移遗立留]|往年|遗留|存量|历年|累计|含|包括/

export function checkBegun(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return [
    ...groupByStop(checked, facts).flatMap((group) => findMore(checked, group, isOf)),
    ...findInLines(checked, facts),
  ]
}

/** No paragraph has more numbers; a hostile one is not held number by number. */
const mostOfLine = 60

/** Over a full stop too, where the paragraph opens with all of them. */
function findInLines(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const lines = [...groupBy(facts, ({ line }) => line.start).values()]
  return lines.flatMap((group) =>
    findMore(checked, group.slice(0, mostOfLine), (text, pair) => isApart(pair) && isKind(text, pair)),
  )
}

/** Nothing is told of other things in between: no other whole of that noun. */
function isApart({ first, portion }: Pair): boolean {
  return first.sentence.start !== portion.sentence.start
}

function findMore(
  checked: CheckedText,
  group: readonly Fact[],
  isMeant: (checked: CheckedText, pair: Pair) => boolean,
): Finding[] {
  return group.flatMap((portion, index) => {
    // 2024年来，受理91件，办结93件: both of whatever year the sentence is of.
    if (!isCount({ ...portion, isOtherTime: false })) return []
    const before = group
      .slice(0, index)
      .filter(
        (fact) =>
          isCount({ ...fact, isOtherTime: false }) &&
          fact.isOtherTime === portion.isOtherTime &&
          fact.kin === portion.kin,
      )
    const whole = before.reduce<Fact | null>(
      (most, fact) => (most && most.value >= fact.value ? most : fact),
      null,
    )
    const [first] = before
    if (!whole || !first || portion.value <= whole.value || isTogether(checked, before, portion)) return []
    const behind = checked.text.slice(portion.at.end, portion.at.end + 24).split(/[。\n]/)[0]!
    const line = checked.text.slice(portion.line.start, portion.at.end) + behind
    if (others.test(line.replace(/累计(?=[^，。；]{0,8}$)/, ''))) return []
    return isMeant(checked, { first, last: before.at(-1)!, portion }) ? [say(checked, portion, whole)] : []
  })
}

/** 代表建议11件、政协提案3件，答复14件: what stands side by side is the whole together. */
function isTogether({ text }: CheckedText, before: readonly Fact[], { value }: Fact): boolean {
  return before.some((fact, at) => {
    const next = before[at + 1]
    return (
      next &&
      addUp([fact.value, next.value]) >= value &&
      /[、和及与；;]/.test(text.slice(fact.at.end, next.at.start))
    )
  })
}

interface Pair {
  readonly first: Fact
  /** The number before it of its kin. */
  readonly last: Fact
  readonly portion: Fact
}

function isOf(checked: CheckedText, pair: Pair): boolean {
  if (isSibling(checked, pair)) return false
  return isDone(checked, pair) || isAmong(checked, pair) || isElliptic(checked, pair) || isKind(checked, pair)
}

/** 行政许可0件、行政处罚5件: kinds side by side that are called alike. */
function isSibling({ text }: CheckedText, { last, portion }: Pair): boolean {
  const kind = portion.lead.slice(0, 2)
  return (
    text.slice(last.at.end, portion.at.start) === `、${portion.lead}` &&
    portion.lead.length > 2 &&
    last.lead.slice(0, -2).includes(kind)
  )
}

const adverbs =
  /^(?:中|[上下]半年|其中|本?年内|当年|全年|本年|均|已经?|现已|共|全部|完成|按期|及时|按时|一次性|成功|当场|当天|当日|实际|截至目前|分别|目前|现场|到期|依法|累计)+/

/** 应参保860户，已参保871户: who is on the list, and who of them has. */
const known = /应|适龄|在册|登记|现有|共有/
const already = /^(?:其中)?(?:已|实际)[一-鿿]{2,4}$/

/** 回应解决58条, 采纳意见29条; the number may stand first: 19处已整改到位. */
function isDone(checked: CheckedText, { first, portion }: Pair): boolean {
  const { begun, done } = checked.drafting.checking.relations
  const behindFirst = behindOf(checked, first)
  if (known.test(first.clause) && already.test(portion.lead)) return true
  // 公开栏12个，已更新15个: nothing but what was done with them.
  const isBare =
    /^已/.test(portion.lead) && !compared.test(first.lead) && startOf(done, portion.lead.slice(1))
  if (isBare && isSameThing(leaveDone(done, portion.lead.slice(1)), '')) return true
  const asked = `${first.clause}|${behindFirst}`
  if (!begun.some((word) => first.clause.includes(word)) && !tookPart.test(behindFirst)) return false
  const lead = startOf(done, portion.lead) === undefined ? portion.lead.replace(adverbs, '') : portion.lead
  const behind = behindOf(checked, portion)
  const said = startOf(done, lead)
  if (said !== undefined) return isSameThing(leaveDone(done, lead), asked)
  return (
    (portion.lead === '' || /^(?:其中|有|已有)$/.test(portion.lead)) &&
    startOf(done, behind.replace(adverbs, '')) !== undefined
  )
}

/** 82名干部参加网上学法考试 */
const tookPart = /^(?:应|[一-鿿]{0,6}?(?:参加|报名|参考|参训))/

function startOf(words: Relations['done'], text: string): string | undefined {
  return words.find((word) => text.startsWith(word))
}

/** 整改销号, 化解办结: whatever was done with them. */
function leaveDone(words: Relations['done'], text: string): string {
  const said = startOf(words, text)
  return said === undefined ? text : leaveDone(words, text.slice(said.length))
}

/** Nothing of its own, or what the first number counted. */
function isSameThing(rest: string, asked: string): boolean {
  const thing = rest.replace(/^(?:到位|完毕|完成|了|的|各类|各项)+/, '')
  return thing === '' || asked.includes(thing.slice(-2))
}

/** 12个行政村中有14个村. */
function isAmong({ text }: CheckedText, { last, portion }: Pair): boolean {
  return /^[一-鿿（）()]{0,10}(?:中|里|当中)[，,]?(?:已?有|已)?$/.test(
    text.slice(last.at.end, portion.at.start),
  )
}

const allOf = /^(?:目前|现有|全[镇乡]|全街道|辖区内?|辖|下辖|本级)/

/** 与核定的16名相比. */
const compared = /^(?:与|比|较|同|按)|核定|编制|标准|目标|计划|要求|去年|上年/

/** 落实实名制管理的16个: the projects named at the head of the sentence. */
function isElliptic(_checked: CheckedText, { first, portion }: Pair): boolean {
  return (
    /[一-鿿]{3}的$/.test(portion.lead) &&
    !compared.test(portion.lead) &&
    (allOf.test(first.lead) || /共有|现有|在建|在册/.test(first.lead))
  )
}

/** 全镇8个村，建成示范村9个; 对全乡9个在建项目逐一建档，…。开设专户的项目10个. */
function isKind(checked: CheckedText, { first, portion }: Pair): boolean {
  // 全乡6个村|38个村民小组: the noun is that of the number before it.
  if (!allOf.test(first.lead.replace(/^[对以将把]/, '')) || isBehindNumber(checked, portion)) return false
  // 联合检查6轮，检查项目31个: some were seen more than once.
  if (/[检巡抽督]查|走访|暗访|指导|服务|宣讲|培训/.test(portion.lead)) return false
  const behind = behindOf(checked, first)
  const noun =
    /^(?:行政村|自然村|村|社区|网格|小区|村民小组|组)/.exec(behind)?.[0] ??
    /^[一-鿿]{2}(项目|工地|企业|单位|商户|场所)/.exec(behind)?.[1]
  return noun !== undefined && portion.lead.endsWith(noun)
}

function say(checked: CheckedText, portion: Fact, whole: Fact): Finding {
  return buildFinding(checked, portion.at, {
    rule: 'part-over-whole',
    severity: 'warn',
    text: `“${portion.raw}”多于前面的“${whole.raw}”，办成的、其中的数不应大于总数`,
    fix: '核对两个数',
  })
}
