// Rule of the gate: what is left over is what the number before it lacks. 特困供养35人，集中供养11人，其余24人; 问题57个，解决49个，另8个.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { done } from '../facts/check-shares.ts'
import { type Fact, groupBySentence, isCount, isEach } from '../facts/read-facts.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { sayUnequal } from './say-unequal.ts'

const rest = /^(?:其余|其他|余下|剩下|剩余)的?$/
/** 另8个 may be something more: it is the rest only where it nearly fits. */
const more = /^另外?$/
const restOff = 0.3
const moreOff = 0.1
const fewOff = 2

export function checkRemainder(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupBySentence(facts).flatMap((group) => {
    const counts = group.filter((fact) => isCount(fact) && !isEach(fact))
    return [...new Set(counts.map(({ kin }) => kin))].flatMap((kin) => {
      const own = counts.filter((fact) => fact.kin === kin)
      return own.flatMap((left, at) => checkLeft(checked, own, { left, at }))
    })
  })
}

interface Left {
  readonly left: Fact
  readonly at: number
}

/** Only three numbers of its kind stand so far: the whole, the part and the rest. */
function checkLeft(checked: CheckedText, own: readonly Fact[], { left, at }: Left): Finding[] {
  const [whole, part] = own
  const share = rest.test(left.lead) ? restOff : more.test(left.lead) ? moreOff : null
  if (at !== 2 || share === null || !whole || !part || part.value >= whole.value) return []
  // 整改128处，剩余5处 is held against what was taken in.
  if (rest.test(left.lead) && done.test(part.lead)) return []
  const sum = addUp([part.value, left.value])
  const off = Math.abs(sum - whole.value)
  if (off === 0 || off > Math.max(fewOff, whole.value * share)) return []
  // 排查212处，连同上年未销号的4处，共整改209处，剩余7处.
  if (/结转|上年|连同|挂账|遗留|存量/.test(checked.text.slice(whole.at.end, left.at.start))) return []
  // 作业点16个，检查12个，整改3个，其余…: nothing else may stand between.
  if (/[。；;]/.test(checked.text.slice(whole.at.end, left.at.start))) return []
  return [sayUnequal(checked, { parts: [part, left], total: whole, sum, isSure: false })]
}
