// Rule of the gate: what lies between two rates or times is as many points or days as is said, and so many times as much. 由95.2%提高到97.8%，提高2.6个百分点; 5.5天缩短至3.2天，缩短2.3天; 是上年430人次的2倍.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'
import { type Fact, groupBySentence, isLoose } from './read-facts.ts'

const from = /(?:由|从)(?:上年|去年|原来|此前|(?:20\d\d)?年)?(?:的)?[一-鿿]{0,4}$/
const reached =
  /(?:提高|提升|上升|增加|增长|下降|降低|减少|缩短|压缩|压减|降|升|增|减)(?:到|至|为)了?(?:20\d\d年的?)?$/
const last = /(?:上一?年度?|去年|同期|20\d\d年)(?:同期)?(?:的|为|是)?$/
const down = /下降|降低|减少|下滑|回落|降|减|缩短|压缩|少/

export function checkSteps(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupBySentence(facts).flatMap((group) =>
    group.flatMap((shown, index) => {
      if (/^[多少][一-鿿]{2,4}$/.test(shown.lead)) return checkMore(checked, group, index)
      if (added.test(shown.lead)) return checkAdded(checked, group, index)
      if (shown.unit === '倍') return checkTimes(checked, group, index)
      const isPoints = /百分点/.test(shown.unit)
      if (!isPoints && !/缩短|压缩|^(?:净增|新增|增加)的$/.test(shown.lead)) return []
      return reached.test(shown.lead)
        ? []
        : checkStep(checked, group, { index, unit: isPoints ? '%' : shown.unit })
    }),
  )
}

function checkStep(
  checked: CheckedText,
  group: readonly Fact[],
  { index, unit }: { index: number; unit: string },
): Finding[] {
  const shown = group[index]!
  const pair = findPair(group, { index, unit })
  if (!pair || isLoose([shown, pair.before, pair.now])) return []
  const right = addUp([pair.now.value, -pair.before.value])
  const isDown = down.test(shown.lead)
  if (Math.abs(right) === shown.value && (right === 0 || isDown === right < 0)) return []
  const said = `${Number(Math.abs(right).toFixed(2))}${shown.unit}`
  return [
    buildFinding(checked, shown.at, {
      rule: 'change-arithmetic',
      severity: 'warn',
      text: `由“${pair.before.raw}”到“${pair.now.raw}”${right < 0 ? '减少' : '增加'}${said}，与“${shown.lead.slice(-4)}${shown.raw}”不符`,
      fix: '核对前后两个数和升降数',
    }),
  ]
}

/** 去年调解126起，今年调解143起，多调解17起. */
function checkMore(checked: CheckedText, group: readonly Fact[], index: number): Finding[] {
  const [one, other, shown] = [group[index - 2], group[index - 1], group[index]!]
  if (!one || !other || one.kin !== shown.kin || other.kin !== shown.kin) return []
  const isPair = one.isOtherTime !== other.isOtherTime && !one.isChange && !other.isChange
  const right = Math.abs(addUp([other.value, -one.value]))
  if (!isPair || right === shown.value || isLoose([one, other, shown])) return []
  return [
    buildFinding(checked, shown.at, {
      rule: 'change-arithmetic',
      severity: 'warn',
      text: `“${one.raw}”与“${other.raw}”相差 ${right}，与“${shown.lead}${shown.raw}”不符`,
      fix: '核对两年的数和增减数',
    }),
  ]
}

const added = /^(?:再|又)?(?:新建|新增|新设|新聘|新装|增设|净增)[一-鿿]{0,10}$/

/** 新建村级分中心4个，使总数由9个增加到13个. */
function checkAdded(checked: CheckedText, group: readonly Fact[], index: number): Finding[] {
  const [step, one, other] = [group[index]!, group[index + 1], group[index + 2]]
  if (!one || !other || one.kin !== step.kin || other.kin !== step.kin) return []
  if (!/总数|总量/.test(one.lead) || !from.test(one.lead) || !reached.test(other.lead)) return []
  const right = addUp([other.value, -one.value])
  if (right === step.value || isLoose([step, one, other])) return []
  return [
    buildFinding(checked, step.at, {
      rule: 'change-arithmetic',
      severity: 'warn',
      text: `由“${one.raw}”到“${other.raw}”增加 ${right}，与“${step.raw}”不符`,
      fix: '核对新增数和前后两个总数',
    }),
  ]
}

interface Pair {
  readonly before: Fact
  readonly now: Fact
}

/** Two numbers of one unit side by side, right before or behind the step: from one to the other, or one of them last year's. */
function findPair(group: readonly Fact[], { index, unit }: { index: number; unit: string }): Pair | null {
  for (const at of [index - 2, index + 1]) {
    const [one, other] = [group[at], group[at + 1]]
    if (!one || !other || one.unit !== unit || other.unit !== unit) continue
    if (from.test(one.lead) && reached.test(other.lead)) return { before: one, now: other }
    const isLast = last.test(other.lead) && !last.test(one.lead) && !one.isOtherTime
    if (at < index && isLast && !/率|度/.test(other.lead)) return { before: other, now: one }
  }
  return null
}

/** 860人次，是上年430人次的2倍. */
function checkTimes(checked: CheckedText, group: readonly Fact[], index: number): Finding[] {
  const shown = group[index]!
  const [one, other] = [group[index - 2], group[index - 1]]
  if (!one || !other || one.kin !== other.kin) return []
  // 由22名增加到66名，是原来的3倍.
  const isFrom = from.test(one.lead) && reached.test(other.lead) && /原来的|原先的/.test(shown.lead)
  const [now, before] = isFrom ? [other, one] : [one, other]
  const isOf =
    isFrom ||
    (/^的(?:约|近)?$/.test(checked.text.slice(before.at.end, shown.at.start)) && /[是为]/.test(before.lead))
  if (before.value === 0) return []
  const decimals = shown.raw.split('.')[1]?.replace(/\D/g, '').length ?? 0
  const right = now.value / before.value
  if (!isOf || isLoose([shown, now, before]) || Math.abs(right - shown.value) <= 0.5 * 10 ** -decimals + 1e-9)
    return []
  return [
    buildFinding(checked, shown.at, {
      rule: 'change-arithmetic',
      severity: 'warn',
      text: `“${now.raw}”是“${before.raw}”的 ${Number(right.toFixed(2))} 倍，与“${shown.raw}”不符`,
      fix: '核对两个数和倍数',
    }),
  ]
}
