// Rules of the gate: the facts of a text stand in right relations to each other. Read once, then held against each other.

import { checkComplete } from '../across/check-complete.ts'
import { checkCumulative } from '../across/check-cumulative.ts'
import { checkDenials } from '../across/check-denials.ts'
import { checkLists } from '../across/check-lists.ts'
import { checkRestated } from '../across/check-restated.ts'
import { checkSameCount } from '../across/check-same-count.ts'
import { checkShifted } from '../across/check-shifted.ts'
import { checkToldAgain } from '../across/check-told-again.ts'
import { checkTransposed } from '../across/check-transposed.ts'
import { checkTwins } from '../across/check-twins.ts'
import { checkVillageCount } from '../across/check-village-count.ts'
import type { Rule } from '../gate/checked-text.ts'
import { checkAverages } from '../rates/check-averages.ts'
import { checkEach } from '../rates/check-each.ts'
import { checkLineRates } from '../rates/check-line-rates.ts'
import { checkMost } from '../rates/check-most.ts'
import { checkPercents } from '../rates/check-percents.ts'
import { checkPortions } from '../rates/check-portions.ts'
import { checkQuotients } from '../rates/check-quotients.ts'
import { checkSeries } from '../rates/check-series.ts'
import { checkAmounts } from './check-amounts.ts'
import { checkBalance } from './check-balance.ts'
import { checkBegun } from './check-begun.ts'
import { checkChanges } from './check-changes.ts'
import { checkClosing } from './check-closing.ts'
import { checkColumns } from './check-columns.ts'
import { checkFlow } from './check-flow.ts'
import { checkKinds } from './check-kinds.ts'
import { checkNet } from './check-net.ts'
import { checkPeriods } from './check-periods.ts'
import { checkRemainder } from './check-remainder.ts'
import { checkShares } from './check-shares.ts'
import { checkSteps } from './check-steps.ts'
import { checkSums } from './check-sums.ts'
import { readFacts } from './read-facts.ts'
import { weighSum } from './weigh-sum.ts'

const relations = [
  checkSums,
  checkPeriods,
  checkClosing,
  checkKinds,
  checkColumns,
  checkFlow,
  checkBalance,
  checkRemainder,
  checkShares,
  checkBegun,
  checkQuotients,
  checkLineRates,
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
  checkVillageCount,
  checkDenials,
  checkAmounts,
  checkShifted,
]

export const checkFacts: Rule = (checked) => {
  const facts = readFacts(checked)
  return relations.flatMap((relation) => relation(checked, facts)).map((found) => weighSum(found, facts))
}
