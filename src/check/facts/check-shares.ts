// Rule of the gate: what was done is no more than what there was, over a full stop too, and what is left is the rest.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { checkRate } from '../gate/check-figures.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'
import { behindOf, type Fact, isHeld, isLoose } from './read-facts.ts'

const taken =
  /受理|接到|接收|收到|上报|接待|排查|发现|登记|摸排|查出|梳理|交办|接报|接诉|承接|新收|新增申请|包案|包保|包联|提出|征[求集]|收集/
const takenOff = /扣除|剔除|核减|除去|不予|重复(?:登记|受理|投诉|反映)|不符合/
/** What was done is counted by its own noun: 采纳意见15条. */
export const done =
  /^(?:截?[至止到](?:\d{1,2}月|今年|年)?[底末份]?|其中|本?年内|当年|本年|全年|均?已|现已|共|全部|已经|按期|及时|按时|成功|当场|截至目前|年底前?)*(?:包案|积案)?(?:调解成功|成功调解|调处成功|成功调处|成功化解|化解成功|化解|办结|责令改正|改正|胜诉|败诉|解决|结案|整改|整改完成|完成整改|采纳|答复|回复|办复|销号)(?:到位)?了?(?:意见|建议|意见建议|隐患|问题|事项|信访事项|案件|线索)?$/
/** What was left from before is done with the rest. */
const carried = /结转|上年未|遗留|历史积案|往年|存量|挂账|连同/

export function checkShares(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return [
    ...checkDone(checked, facts),
    ...checkRest(checked, facts),
    ...checkSameThing(checked, facts),
    ...checkRateAcross(checked, facts),
  ]
}

/** 受理143件，其中…。按期办结145件: nothing else of its kind taken in between. */
function checkDone(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return facts.flatMap((portion, index) => {
    if (portion.kin === '%' || portion.kin === '') return []
    const total = done.test(portion.lead)
      ? (findTaken(checked, facts, index) ?? findStarted(checked, facts, index))
      : findTried(facts, index)
    return total && portion.value > total.value && !isNearer(facts, index, total)
      ? checkRate(checked, { portion, total, shown: null })
      : []
  })
}

/** 纠纷318起。…上报事件2960件，办结2931件: its sentence gives a number of its kind that holds it. */
function isNearer(facts: readonly Fact[], index: number, total: Fact): boolean {
  const [before, portion] = [facts[index - 1], facts[index]!]
  return (
    before !== undefined &&
    before !== total &&
    before.sentence.start === portion.sentence.start &&
    total.sentence.start !== portion.sentence.start &&
    before.kin === portion.kin &&
    before.value >= portion.value
  )
}

/** Less sure: what was begun before it in the sentence, with nothing larger beside. */
const started = /立案|反馈|通报|指出|查找|确定|列入|申请|举报|投诉|上报|诉讼|复议|应诉|发出|下发|问题|隐患/

/** 立案15件，结案16件: no more is done than the most that stands before it in the sentence. */
function findStarted({ text }: CheckedText, facts: readonly Fact[], index: number): Fact | null {
  const portion = facts[index]!
  const before = facts
    .slice(Math.max(0, index - 12), index)
    .filter((fact) => fact.sentence.start === portion.sentence.start && fact.kin === portion.kin)
  const around = text.slice(portion.line.start, portion.at.end + 20)
  if (/结转|上年|往年|遗留|存量|含/.test(around) || before.some((fact) => fact.isChange || fact.isOtherTime))
    return null
  if (!before.some((fact) => started.test(fact.clause))) return null
  return before.reduce<Fact | null>((most, fact) => (most && most.value >= fact.value ? most : fact), null)
}

const scope = '(?:全年|本年度?|今年|上半年|共|累计|全镇|全乡|其中|全部|按期|及时|已)*'
const takenWords = '(?:受理|立案|接到|接收|收到|排查|发现|登记|交办|收)'
const doneWords = '(?:办结|办复|化解|结案|整改|答复|调处)'
/** 受理信访事项 and 信访事项受理. */
const [takenThing, doneThing] = [takenWords, doneWords].map(
  (verbs) => new RegExp(`^${scope}(?:${verbs}(?:各类)?([一-鿿]{3,12})|([一-鿿]{3,12})${verbs})$`),
) as [RegExp, RegExp]

function thingOf(pattern: RegExp, { lead }: Fact): string | undefined {
  const match = pattern.exec(lead)
  return match?.[1] ?? match?.[2]
}

/** 受理信访事项180件。…办结信访事项185件: both name the same thing, in whatever paragraphs; told once each. */
function checkSameThing(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const isYears = (fact: Fact) =>
    !fact.isChange && !fact.isOtherTime && fact.part !== 'plan' && fact.kin !== '%'
  const own = facts.filter(isYears)
  return own.flatMap((portion, index) => {
    const thing = thingOf(doneThing, portion)
    if (thing === undefined) return []
    const before = own
      .slice(0, index)
      .filter((fact) => fact.kin === portion.kin && thingOf(takenThing, fact) === thing)
    const [total] = before
    if (total === undefined || before.length > 1 || portion.value <= total.value || isLoose([portion, total]))
      return []
    const between = checked.text.slice(total.line.start, portion.at.end)
    return carried.test(between) ? [] : checkRate(checked, { portion, total, shown: null })
  })
}

const mostKinds = 12

/** 调解纠纷88起，成功91起: success is of the very number before it. */
function findTried(facts: readonly Fact[], index: number): Fact | null {
  const [before, own] = [facts[index - 1], facts[index]!]
  const isOf = /^(?:其中|均|全部)?成功了?$/.test(own.lead) && before?.sentence.start === own.sentence.start
  // 217件（邻里96件、其他26件），成功212件: the last of the kinds is no whole.
  const isOfKinds = facts
    .slice(Math.max(0, index - mostKinds), index - 1)
    .some(
      (fact) => fact.sentence.start === own.sentence.start && fact.kin === own.kin && fact.value >= own.value,
    )
  const isWhole = isOf && before.kin === own.kin && !before.isChange && !before.isOtherTime && !isOfKinds
  return isWhole ? before : null
}

/** What there was before the fact at `index`, with what was left from earlier; null where that is not told in numbers. */
export function findTaken(checked: CheckedText, facts: readonly Fact[], index: number): Fact | null {
  const portion = facts[index]!
  // 扣除不予受理的5件、重复登记的3件: what was taken off was not taken in.
  const before = facts
    .slice(Math.max(0, index - 12), index)
    .filter((fact) => fact.kin === portion.kin && !takenOff.test(fact.lead))
  // 限期整改的53处中，已整改47处.
  const among = before.findLast((fact) => isAmong(checked, fact, portion))
  if (among) return among
  const at = before.findLastIndex((fact) => taken.test(fact.clause) && !fact.isChange && !fact.isOtherTime)
  // 交办9条、来访3起，共17件: what closes the list is the whole.
  const summed = before.slice(at + 1).findLast((fact) => /^(?:共|合计|总计|共计)/.test(fact.lead))
  const total = at < 0 ? undefined : (summed ?? before[at])
  if (!total || !isNear(checked, { portion, total })) return null
  if (summed !== undefined) return summed
  const isWithin = before.slice(0, at).some((fact) => fact.sentence.start === total.sentence.start)
  // 受理118件，包案5件，办结116件: the cases in care are some of all.
  if (few.test(total.clause) && isWithin) return null
  const since = carriedSince(checked, total)
  if (!carried.test(checked.text.slice(since, portion.at.start))) return addKinds(checked, before, at)
  const all = before.filter((fact) => fact.at.start >= since && carried.test(fact.lead))
  const left = all.filter((fact) => !isHeld(before, fact, total))
  if (all.length === 0 || isLoose(all)) return null
  if (left.length === 0) return addKinds(checked, before, at)
  const value = addUp([total, ...left].map((fact) => fact.value))
  return { ...total, value, raw: `${[...left, total].map((fact) => fact.raw).join('加')}` }
}

function isAmong(checked: CheckedText, whole: Fact, portion: Fact): boolean {
  return (
    whole.sentence.start === portion.sentence.start &&
    /^[一-鿿]{0,6}中$/.test(behindOf(checked, whole)) &&
    !whole.isChange &&
    !whole.isOtherTime
  )
}

/** What was left from before is told in the same sentence, or anywhere before it in the paragraph of 新收7件; another sentence's is another thing's. */
function carriedSince({ text }: CheckedText, total: Fact): number {
  const isNew = /新(?:收|增|受理|接)|当年|本年/.test(total.clause)
  const own = text.slice(total.sentence.start, total.at.end)
  return isNew && !carried.test(own) ? total.line.start : total.sentence.start
}

/** 发现一般隐患251处、重大隐患2处: what is told side by side is the whole together. */
function addKinds({ text }: CheckedText, before: readonly Fact[], at: number): Fact {
  const total = before[at]!
  let first = at
  while (
    first > 0 &&
    /^、(?:\d{5})?[一-鿿]{1,8}$/.test(text.slice(before[first - 1]!.at.end, before[first]!.at.start))
  )
    first--
  const kinds = before.slice(first, at + 1)
  // 接收47条，其中转办29条、来访7条: of the whole, whatever its parts make.
  const isWhole = (fact: Fact) =>
    fact.sentence.start === total.sentence.start && !fact.isChange && !fact.isOtherTime
  const whole = /^其中/.test(kinds[0]!.lead) ? before.slice(0, first).findLast(isWhole) : undefined
  if (whole !== undefined) return whole
  if (kinds.length === 1 || isLoose(kinds)) return total
  const value = addUp(kinds.map((fact) => fact.value))
  return { ...total, value, raw: kinds.map((fact) => fact.raw).join('加') }
}

const ownRate = /^(?:按期|按时|及时)?(?:办结|办复|化解|整改|答复)率(?:为|达到?)?$/
const ofThose = /(?:受理|登记|收到|接到|排查出?|发现)的([一-鿿]{4,6}?)(?:逐|均|全部|都|进行|，|,)/

/** 受理信访事项128件次。…¶对受理的信访事项逐件转办，按期办结126件次，办结率92.5%: the sentence names the whole, which is told once. */
function checkRateAcross(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return facts.flatMap((shown, index) => {
    const portion = facts[index - 1]
    if (shown.kin !== '%' || !ownRate.test(shown.lead) || portion?.sentence.start !== shown.sentence.start)
      return []
    const said = checked.text.slice(portion.sentence.start, portion.at.start)
    const noun = ofThose.exec(said)?.[1]
    if (noun === undefined || !done.test(portion.lead)) return []
    const [total, ...more] = facts.filter(
      ({ kin, clause, isChange, isOtherTime, sentence }) =>
        kin === portion.kin &&
        !isChange &&
        !isOtherTime &&
        sentence.start < portion.sentence.start &&
        taken.test(clause) &&
        clause.endsWith(noun),
    )
    return total && more.length === 0 && portion.value <= total.value
      ? checkRate(checked, { portion, total, shown })
      : []
  })
}

const few = /包案|包保|包联|积案/
const rest = /^(?:剩余|余下|其余|尚余|剩|尚?未(?:办结|整改|化解)的?|(?:责令)?限期整改)的?$/
/** 限期整改 may stand beside a third kind. */
const someRest = /限期/
const open = /^(?:仍|尚|还)有$/
const notYet = /^[^，。；,;]{0,8}(?:未|没有|正在|在办|限期|挂牌|待)/

/** 排查268处，整改260处，剩余12处: both parts are the whole. */
function checkRest(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return facts.flatMap((left, index) => {
    const isRest =
      rest.test(left.lead) ||
      (open.test(left.lead) && notYet.test(checked.text.slice(left.at.end, left.at.end + 12)))
    if (!isRest) return []
    const at = facts[index - 1]?.kin === '%' ? index - 2 : index - 1
    const portion = facts[at]
    if (!portion || portion.kin !== left.kin || portion.line.start !== left.line.start) return []
    const total = done.test(portion.lead) ? findTaken(checked, facts, at) : null
    if (!total || isLoose([total, portion, left])) return []
    const sum = addUp([portion.value, left.value])
    if (sum === total.value || portion.value > total.value) return []
    if (someRest.test(left.lead) && sum < total.value) return []
    return [
      buildFinding(checked, left.at, {
        rule: 'child-sum',
        severity: 'warn',
        text: `“${portion.raw}”加上“${left.raw}”是 ${sum}，与总数“${total.raw}”不符`,
        fix: '核对三个数',
      }),
    ]
  })
}

/** In the same paragraph with nothing else taken; or a sentence that opens with 按期办结 and names nothing of its own. */
function isNear({ text }: CheckedText, { portion, total }: { portion: Fact; total: Fact }): boolean {
  if (portion.line.start === total.line.start)
    return !taken.test(text.slice(total.at.end, portion.at.start).replace(/其中[^。\n]*|接待/g, ''))
  return text.slice(portion.sentence.start, portion.at.start).trim() === portion.lead.trim()
}
