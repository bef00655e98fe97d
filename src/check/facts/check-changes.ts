// Rule of the gate: a change is what its two numbers give. 143件，比上年160件下降10.6%; 由12万元增加到15万元，增长25%.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'
import { findGone } from './check-net.ts'
import { type Fact, groupByStop, isLoose } from './read-facts.ts'

const last =
  /(?:上一?年度?|去年|同期|20\d\d年)(?:同期|上半年|下半年|全年|前三季度|[一二三四]季度)?(?:的|为|是|有|只有|仅)?$/
/** 与2023年新受理的131件相比 */
const lastNamed = /(?:上一?年度?|去年|20\d\d年)[一-鿿]{1,8}的?$/
/** 去年受理120件: beside what was 受理 this year. */
const lastOf = /^(?:而|较|比|同比)?(?:上一?年|去年|20\d\d年)(?:同期)?(?:共|全年)?([一-鿿]{2})[一-鿿]{0,6}$/
/** 环比6月的47起, 比二季度的170件: what it is compared with. */
const base = /(?:环比|同比|[较比])[一-鿿\d]{0,10}的?$/
const from = /(?:由|从)(?:上年|去年|年初|20\d\d年)?(?:同期|[底末初]|年[底末初])?(?:的)?$/
const reached = /(?:增加|增长|提高|上升|上涨|扩大|下降|减少|降低|压减|下滑|降|增|升|减)(?:到|至|为)了?$/
const down = /下降|减少|少(?=\d*$)|降低|下滑|压减|回落|降|减/

export function checkChanges(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupByStop(checked, facts).flatMap((group) =>
    group.flatMap((fact, index) => {
      if (!fact.isChange) return checkReached(checked, group, index)
      if (fact.qualifier !== 'none') return []
      if (/百分点/.test(fact.unit)) return checkUnit(checked, group, index)
      if (fact.unit !== '%') return checkStep(checked, group, index)
      return checkPoints(checked, group, index) ?? checkRate(checked, { group, index, facts })
    }),
  )
}

interface Pair {
  readonly now: Fact
  readonly before: Fact
}

/** The numbers that a change at `index` is between: last year's is said to be so, this year's stands before it. */
function findPair({ text }: CheckedText, group: readonly Fact[], index: number): Pair | null {
  // The nearest before it first: 29件，上年41件，加工制造11件（上年10件，增加1件）.
  const earlier = group.slice(Math.max(0, index - 3), index)
  // 5万元、8万元、9万元，累计增加4万元: since the first.
  const isAll = /累计|[两三四五]年/.test(group[index]!.lead)
  const behind = group
    .slice(index + 1, index + 2)
    .filter(({ sentence }) => sentence.start === group[index]!.sentence.start)
  // 117件，同比下降8.6%（上年128件）: what the bracket right behind it gives is its own.
  const isBracketed = behind.some(({ at }) =>
    /^[（(][^）)]*$/.test(text.slice(group[index]!.at.end, at.start)),
  )
  const told = isAll ? earlier : earlier.toReversed()
  const near = isBracketed ? [...behind, ...told] : [...told, ...behind]
  for (const before of near) {
    if (before.isChange || before.unit === '%') continue
    const at = group.indexOf(before)
    // 增加8名，其中女护边员由11名增至15名: the step is of all.
    if (at > index && /^其中/.test(before.lead)) continue
    if (from.test(before.lead)) {
      const now = group[at + 1]
      if (now && reached.test(now.lead) && now.kin === before.kin) return { now, before }
    }
    const isBase = base.test(before.lead)
    if (!before.isOtherTime && !isBase) continue
    const same = isBase || last.test(before.lead) ? '' : lastOf.exec(before.lead)?.[1]
    if (same === undefined) continue
    const fits = (fact: Fact) =>
      fact.kin === before.kin && !fact.isChange && (same === '' || fact.lead.includes(same))
    // 2023年受理118件，2022年受理131件，今年比上年下降18.6%: two years that are past have no change of this one.
    const isPast = (fact: Fact) => same !== '' && fact.isOtherTime && /20\d\d年/.test(before.lead)
    const now =
      group.slice(0, Math.min(at, index)).findLast((fact) => fits(fact) && !isPast(fact)) ??
      group.slice(at + 1, index).find((fact) => fits(fact) && !fact.isOtherTime)
    if (now) return { now, before }
  }
  return null
}

interface Told {
  readonly group: readonly Fact[]
  readonly index: number
  readonly facts: readonly Fact[]
}

function checkRate(checked: CheckedText, told: Told): Finding[] {
  const { group, index } = told
  const shown = group[index]!
  const pair = findPair(checked, group, index) ?? pairByStep(group, index) ?? pairAcross(checked, told)
  if (!pair || pair.before.value === 0 || isLoose([pair.now, pair.before])) return []
  // 政策文件27（上年31，下降12.9%）: numbers that are counted in nothing stand between.
  const between = checked.text.slice(group[index - 1]?.at.end ?? shown.at.start, shown.at.start)
  if (/\d/.test(between.replace(/\d+(?:年|月|日)/g, ''))) return []
  const right = changeOf(pair)
  const isDown = down.test(leadOf(group, index))
  const decimals = shown.raw.split('.')[1]?.replace(/\D/g, '').length ?? 0
  const isTurned = right !== 0 && isDown === right > 0
  if (givesRate(group, { index, base: pair.before, isDown, decimals })) return []
  if (!isTurned && Math.abs(Math.abs(right) - shown.value) < 10 ** -decimals - 1e-9) return []
  const said = right === 0 ? '没有增减' : `${right > 0 ? '增长' : '下降'}${trim(Math.abs(right))}%`
  return [
    buildFinding(checked, shown.at, {
      rule: 'change-arithmetic',
      severity: 'block',
      text: `由“${pair.before.raw}”到“${pair.now.raw}”是${said}，与“${shown.lead.slice(-4)}${shown.raw}”不符`,
      fix: '核对两年的数和增减幅度',
    }),
  ]
}

/** 分别下降9.9%、18.6%: the verb of the first is that of them all. */
function leadOf(group: readonly Fact[], index: number): string {
  const shown = group[index]!
  const before = group[index - 1]
  return shown.lead === '' && before?.isChange ? leadOf(group, index - 1) : shown.lead
}

/** In per cent. */
function changeOf({ now, before }: Pair): number {
  return ((now.value - before.value) / before.value) * 100
}

interface Shown {
  readonly index: number
  /** What it was taken to be compared with. */
  readonly base: Fact
  readonly isDown: boolean
  readonly decimals: number
}

/** What is tried against each other; longer sentences are rare. */
const mostTried = 12

/**
 * 受理158件，其中来信21件…，同比下降9.7%: the change is that of the whole, which stands further back; 214名328.6万元，上年263名411万元，
 * 人数下降18.6%，金额下降20.0%, and 由2022年的52起、2023年的41起下降到33起: of whichever two of one kind give it.
 */
function givesRate(group: readonly Fact[], { index, base: known, isDown, decimals }: Shown): boolean {
  const shown = group[index]!
  const beside = group.slice(Math.max(0, index - mostTried), index)
  const counts = [known, ...beside].filter((fact) => !fact.isChange && fact.unit !== '%' && fact.value > 0)
  return counts.some((before) =>
    counts.some((now) => {
      if (now === before || now.kin !== before.kin) return false
      const right = changeOf({ now, before })
      return isDown === right < 0 && Math.abs(Math.abs(right) - shown.value) < 10 ** -decimals - 1e-9
    }),
  )
}

/** 受理94件次。…与2023年的118件次相比，下降24.3%: the sentence compares what the paragraph is about, whichever number of it that is. */
function pairAcross({ text }: CheckedText, { group, index, facts }: Told): Pair | null {
  const [before] = group
  const shown = group[index]!
  if (index !== 1 || !before?.isOtherTime || before.value <= 0) return null
  const opening = text.slice(before.sentence.start, before.at.start).trimStart()
  const isNamed = last.test(before.lead) || lastNamed.test(before.lead)
  const same = lastOf.exec(opening)?.[1]
  const [, subject = ''] = /^([一-鿿]{0,8}?)[与比较同和]/.exec(opening) ?? []
  const isTotal = subject === '' || /总[量数体]|数量|登记量|受理量/.test(subject)
  const isOpening = isTotal && new RegExp(`^${subject}[与比较同和]`).test(opening)
  if (same === undefined && !(isNamed && isOpening)) return null
  const earlier = facts.filter(
    (fact) =>
      fact.line.start === before.line.start &&
      fact.at.start < before.sentence.start &&
      fact.kin === before.kin &&
      !fact.isChange &&
      !fact.isOtherTime &&
      (same === undefined || fact.lead.includes(same)),
  )
  const sign = down.test(shown.lead) ? -1 : 1
  const fits = (now: Fact, rate: number) => Math.abs(changeOf({ now, before }) - rate) < 0.1
  if (earlier.some((now) => fits(now, sign * shown.value))) return null
  const turned = earlier.find((now) => fits(now, -sign * shown.value))
  const now = turned ?? (same !== undefined && earlier.length > 1 ? undefined : earlier[0])
  return now ? { now, before } : null
}

const stock = /现有|原有|基础上/
const result = /^(?:总数|总量|累计)?(?:达到?|增至|增加到|增加至)/

/** 在现有12名安检员基础上增加2名，达到15名. */
function checkReached(checked: CheckedText, group: readonly Fact[], index: number): Finding[] {
  const [before, step, now] = [group[index - 2], group[index - 1], group[index]!]
  if (!before || !step || !result.test(now.lead) || before.kin !== now.kin || step.kin !== now.kin) return []
  const said = checked.text.slice(before.sentence.start, step.at.start)
  const isStep = step.isChange || /(?:新增|补充|再招|增聘)$/.test(step.lead)
  if (!isStep || !stock.test(said) || now.kin === '%' || isLoose([before, step, now])) return []
  const sum = addUp([before.value, (down.test(step.lead) ? -1 : 1) * step.value])
  if (sum === now.value) return []
  return [
    buildFinding(checked, now.at, {
      rule: 'change-arithmetic',
      severity: 'warn',
      text: `“${before.raw}”加上“${step.raw}”是 ${sum}，与“${now.raw}”不符`,
      fix: '核对原有数、增减数和结果',
    }),
  ]
}

/** 54名，较上年增加8名，增长17.4%: last year's number is what the step leaves. */
function pairByStep(group: readonly Fact[], index: number): Pair | null {
  const [now, step] = [group[index - 2], group[index - 1]]
  if (!now || !step?.isChange || now.isChange || step.kin !== now.kin || now.unit === '%') return null
  const sign = down.test(step.lead) ? 1 : -1
  // 比上年的118件减少24件，下降20.3%: the number given is last year's own.
  if (now.isOtherTime || base.test(now.lead)) {
    if (!last.test(now.lead) && !base.test(now.lead)) return null
    const value = addUp([now.value, -sign * step.value])
    return { before: now, now: { ...step, value, raw: `${value}${now.unit}` } }
  }
  const value = addUp([now.value, sign * step.value])
  return { now, before: { ...step, value, raw: `${value}${now.unit}` } }
}

/** 由95.2%提高到97.8%，提高2.6%: what lies between two rates is points. Null where the change is of no two rates. */
function checkPoints(checked: CheckedText, group: readonly Fact[], index: number): Finding[] | null {
  const [before, now, step] = [group[index - 2], group[index - 1], group[index]!]
  if (before?.unit !== '%' || now?.unit !== '%' || !reached.test(now.lead)) return null
  if (Math.abs(addUp([now.value, -before.value])) !== step.value) return null
  return [
    buildFinding(checked, step.at, {
      rule: 'percent-points',
      severity: 'warn',
      text: `“${before.raw}”到“${now.raw}”相差 ${step.value} 个百分点，不是“${step.raw}”`,
      fix: `写成“${step.value}个百分点”`,
    }),
  ]
}

/** 46万元，比上年的40万元增长15个百分点: only what lies between two rates is points. */
function checkUnit(checked: CheckedText, group: readonly Fact[], index: number): Finding[] {
  const shown = group[index]!
  const pair = findPair(checked, group, index)
  if (!pair || [pair.now, pair.before].some(({ unit }) => unit === '%')) return []
  // 成功率96%，比上年提高2个百分点，受理140件: another rate may be meant.
  if (group.slice(0, index).some(({ unit, lead }) => unit === '%' || /率|占比/.test(lead))) return []
  return [
    buildFinding(checked, shown.at, {
      rule: 'percent-points',
      severity: 'warn',
      text: `“${pair.before.raw}”到“${pair.now.raw}”不是百分比，增减不用“百分点”`,
      fix: `写成“${trim(shown.value)}%”，并核对`,
    }),
  ]
}

/** 233条，比上年196条增加47条. */
function checkStep(checked: CheckedText, group: readonly Fact[], index: number): Finding[] {
  const step = group[index]!
  const pair = findPair(checked, group, index)
  if (!pair || pair.now.kin !== step.kin || reached.test(step.lead) || isLoose([pair.now, pair.before]))
    return []
  // 新增9名、退出3名: only both together are what lies between.
  if (findGone(group, index, checked.drafting.checking.relations)) return []
  const right = addUp([pair.now.value, -pair.before.value])
  if (Math.abs(right) === step.value && down.test(step.lead) === right < 0) return []
  // 排查53起，化解51起，环比6月的47起增加6起: the step is that of the whole, further back.
  const isOfOther = group
    .slice(0, index)
    .some(
      (now) =>
        now.kin === step.kin &&
        !now.isChange &&
        addUp([now.value, -pair.before.value]) === (down.test(step.lead) ? -1 : 1) * step.value,
    )
  if (isOfOther) return []
  return [
    buildFinding(checked, step.at, {
      rule: 'change-arithmetic',
      severity: 'block',
      text: `“${pair.now.raw}”与“${pair.before.raw}”相差 ${Math.abs(right)}，与“${step.lead.slice(-4)}${step.raw}”不符`,
      fix: '核对两年的数和增减数',
    }),
  ]
}

function trim(value: number): string {
  return String(Number(value.toFixed(1)))
}
