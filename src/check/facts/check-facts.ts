// Rules of the gate: the facts of a text stand in right relations to each other. Read once, then held against each other.

import type { Finding } from '#domain/finding.ts'
import { checkComplete } from '../across/check-complete.ts'
import { checkCumulative } from '../across/check-cumulative.ts'
import { checkDenials } from '../across/check-denials.ts'
import { checkFull } from '../across/check-full.ts'
import { checkLists } from '../across/check-lists.ts'
import { checkRestated } from '../across/check-restated.ts'
import { checkSameCount } from '../across/check-same-count.ts'
import { checkShifted } from '../across/check-shifted.ts'
import { checkToldAgain } from '../across/check-told-again.ts'
import { checkTransposed } from '../across/check-transposed.ts'
import { checkTwins } from '../across/check-twins.ts'
import { checkVillageCount } from '../across/check-village-count.ts'
import { checkWithin } from '../across/check-within.ts'
import type { CheckedText, Rule } from '../gate/checked-text.ts'
import { checkAverages } from '../rates/check-averages.ts'
import { checkEach } from '../rates/check-each.ts'
import { checkLineRates } from '../rates/check-line-rates.ts'
import { checkMost } from '../rates/check-most.ts'
import { checkOfAll } from '../rates/check-of-all.ts'
import { checkPercents } from '../rates/check-percents.ts'
import { checkPortions } from '../rates/check-portions.ts'
import { checkQuotients } from '../rates/check-quotients.ts'
import { checkSeries } from '../rates/check-series.ts'
import { checkClosing } from '../sums/check-closing.ts'
import { checkColumns } from '../sums/check-columns.ts'
import { checkKinds } from '../sums/check-kinds.ts'
import { checkOutcomes } from '../sums/check-outcomes.ts'
import { checkPeriods } from '../sums/check-periods.ts'
import { checkRemainder } from '../sums/check-remainder.ts'
import { checkSums } from '../sums/check-sums.ts'
import { weighSum } from '../sums/weigh-sum.ts'
import { checkAmounts } from './check-amounts.ts'
import { checkBalance } from './check-balance.ts'
import { checkBegun } from './check-begun.ts'
import { checkChanges } from './check-changes.ts'
import { checkFlow } from './check-flow.ts'
import { checkNet } from './check-net.ts'
import { checkShares } from './check-shares.ts'
import { checkSteps } from './check-steps.ts'
import { isExplained } from './is-explained.ts'
import { type Fact, groupBySentence, readFacts } from './read-facts.ts'

const relations = [
  checkSums,
  checkPeriods,
  checkClosing,
  checkKinds,
  checkOutcomes,
  checkColumns,
  checkFlow,
  checkBalance,
  checkRemainder,
  checkShares,
  checkBegun,
  checkQuotients,
  checkLineRates,
  checkOfAll,
  checkPercents,
  checkPortions,
  checkChanges,
  checkNet,
  checkSteps,
  checkSeries,
  checkMost,
  checkAverages,
  checkEach,
  checkSameCount,
  checkRestated,
  checkToldAgain,
  checkTransposed,
  checkTwins,
  checkLists,
  checkCumulative,
  checkComplete,
  checkFull,
  checkWithin,
  checkVillageCount,
  checkDenials,
  checkAmounts,
  checkShifted,
]

export const checkFacts: Rule = (checked) => {
  const facts = readFacts(checked)
  const within = facts.some(({ isOtherTime }) => isOtherTime) ? ofOneTime(facts) : facts
  return relations
    .flatMap((relation) => relation(checked, relation === checkSums ? within : facts))
    .filter((found) => !addsCarried(checked, found, facts) && !isExplained(checked, found, facts))
    .map((found) => weighSum(found, facts))
}

/** 2023年来办理38件，其中…: a sentence that is all of another year adds up as any other. */
function ofOneTime(facts: readonly Fact[]): readonly Fact[] {
  return groupBySentence(facts).flatMap((group) =>
    group.every(({ isOtherTime }) => isOtherTime)
      ? group.map((fact) => ({ ...fact, isOtherTime: false }))
      : group,
  )
}

/** 新收9件，上年结转1件；公开7件、部分公开2件、不予公开1件: the parts are of both. */
function addsCarried(
  { drafting }: CheckedText,
  { rule, text, where }: Finding,
  facts: readonly Fact[],
): boolean {
  const sum = rule === 'child-sum' ? Number(/相加是 ([\d.]+)$/.exec(text)?.[1]) : Number.NaN
  const at = Number.isNaN(sum) ? -1 : facts.findIndex((fact) => fact.at.start === where.start)
  const [total, left] = [facts[at], facts[at + 1]]
  if (total === undefined || left === undefined || left.line.start !== total.line.start) return false
  const isLeft = drafting.checking.relations.carried.some((word) => left.lead.includes(word))
  return isLeft && left.kin === total.kin && total.value + left.value === sum
}
