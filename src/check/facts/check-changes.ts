// Rule of the gate: a change is what its two numbers give. 143件，比上年160件下降10.6%; 由12万元增加到15万元，增长25%.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'
import { countedKin, type Fact, groupBySentence, isLoose } from './read-facts.ts'

const last = /(?:上一?年度?|去年|同期|20\d\d年)(?:同期)?(?:的|为|是|有|只有|仅)?$/
/** 去年受理120件: beside what was 受理 this year. */
const lastOf = /^(?:而|较|比|同比)?(?:上一?年|去年)(?:同期)?(?:共|全年)?([一-鿿]{2})[一-鿿]{0,6}$/
const from = /(?:由|从)(?:上年|去年|20\d\d年)?(?:的)?$/
const reached = /(?:增加|增长|提高|上升|上涨|扩大|下降|减少|降低|压减|下滑|降|增|升|减)(?:到|至|为)了?$/
const down = /下降|减少|降低|下滑|压减|回落|降|减/

export function checkChanges(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupBySentence(facts).flatMap((group) =>
    group.flatMap((fact, index) => {
      if (!fact.isChange || fact.qualifier !== 'none' || /百分点/.test(fact.unit)) return []
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
function findPair(group: readonly Fact[], index: number): Pair | null {
  const near = [...group.slice(Math.max(0, index - 3), index + 2)].filter((fact) => fact !== group[index])
  for (const before of near) {
    if (before.isChange || before.unit === '%') continue
    const at = group.indexOf(before)
    if (from.test(before.lead)) {
      const now = group[at + 1]
      if (now && reached.test(now.lead) && now.kin === before.kin) return { now, before }
    }
    if (!before.isOtherTime) continue
    const same = last.test(before.lead) ? '' : lastOf.exec(before.lead)?.[1]
    if (same === undefined) continue
    const fits = (fact: Fact) =>
      fact.kin === before.kin && !fact.isChange && (same === '' || fact.lead.includes(same))
    const now =
      group.slice(0, Math.min(at, index)).findLast(fits) ??
      group.slice(at + 1, index).find((fact) => fits(fact) && !fact.isOtherTime)
    if (now) return { now, before }
  }
  return null
}

/** A paragraph holds fewer numbers. */
const reach = 60

interface Told {
  readonly group: readonly Fact[]
  readonly index: number
  readonly facts: readonly Fact[]
}

function checkRate(checked: CheckedText, told: Told): Finding[] {
  const { group, index } = told
  const shown = group[index]!
  const pair = findPair(group, index) ?? pairByStep(group, index) ?? pairAcross(checked, told)
  if (!pair || pair.before.value === 0 || isLoose([pair.now, pair.before])) return []
  const right = changeOf(pair)
  const isDown = down.test(shown.lead)
  const decimals = shown.raw.split('.')[1]?.replace(/\D/g, '').length ?? 0
  const isTurned = right !== 0 && isDown === right > 0
  if (givesRate(group, { index, before: pair.before, isDown, decimals })) return []
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

/** In per cent. */
function changeOf({ now, before }: Pair): number {
  return ((now.value - before.value) / before.value) * 100
}

interface Shown {
  readonly index: number
  readonly before: Fact
  readonly isDown: boolean
  readonly decimals: number
}

/** 受理158件，其中来信21件…，同比下降9.7%: the change is that of the whole, which stands further back. */
function givesRate(group: readonly Fact[], { index, before, isDown, decimals }: Shown): boolean {
  const shown = group[index]!
  return group.slice(0, index).some((now) => {
    if (now.kin !== before.kin || now.isChange || now.isOtherTime) return false
    const right = changeOf({ now, before })
    return isDown === right < 0 && Math.abs(Math.abs(right) - shown.value) < 10 ** -decimals - 1e-9
  })
}

/** 受理94件次。…与2023年的118件次相比，下降24.3%: the sentence compares what the paragraph is about, whichever number of it that is. */
function pairAcross({ text }: CheckedText, { group, index, facts }: Told): Pair | null {
  const [before] = group
  const shown = group[index]!
  if (index !== 1 || !before?.isOtherTime || !last.test(before.lead)) return null
  const opening = text.slice(before.sentence.start, before.at.start).trimStart()
  if (!/^[与比较同和]/.test(opening)) return null
  const at = facts.indexOf(before)
  const earlier = facts
    .slice(Math.max(0, at - reach), at)
    .filter(
      (fact) =>
        fact.line.start === before.line.start &&
        fact.at.start < before.sentence.start &&
        countedKin(fact) === countedKin(before) &&
        !fact.isChange &&
        !fact.isOtherTime,
    )
  const fits = (now: Fact) => Math.abs(Math.abs(changeOf({ now, before })) - shown.value) < 0.1
  const [now] = earlier
  return now && before.value > 0 && !earlier.some(fits) ? { now, before } : null
}

/** 54名，较上年增加8名，增长17.4%: last year's number is what the step leaves. */
function pairByStep(group: readonly Fact[], index: number): Pair | null {
  const [now, step] = [group[index - 2], group[index - 1]]
  if (!now || !step?.isChange || now.isChange || step.kin !== now.kin || now.unit === '%') return null
  const sign = down.test(step.lead) ? 1 : -1
  // 比2023年的118件减少24件，下降20.3%: the number that stands there is last year's.
  if (now.isOtherTime) {
    const value = addUp([now.value, -sign * step.value])
    return { now: { ...step, value, raw: `${value}${now.unit}` }, before: now }
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

/** 233条，比上年196条增加47条. */
function checkStep(checked: CheckedText, group: readonly Fact[], index: number): Finding[] {
  const step = group[index]!
  const pair = findPair(group, index)
  if (!pair || pair.now.kin !== step.kin || reached.test(step.lead) || isLoose([pair.now, pair.before]))
    return []
  const right = addUp([pair.now.value, -pair.before.value])
  if (Math.abs(right) === step.value && down.test(step.lead) === right < 0) return []
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
