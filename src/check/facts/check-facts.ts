// Rules of the gate: the facts of a text stand in right relations to each other. Read once, then held against each other.
import type { Rule } from '../gate/checked-text.ts'
import { checkAmounts } from './check-amounts.ts'
import { checkAverages } from './check-averages.ts'
import { checkChanges } from './check-changes.ts'
import { checkClosing } from './check-closing.ts'
import { checkComplete } from './check-complete.ts'
import { checkCumulative } from './check-cumulative.ts'
import { checkDenials } from './check-denials.ts'
import { checkPercents } from './check-percents.ts'
import { checkQuotients } from './check-quotients.ts'
import { checkRestated } from './check-restated.ts'
import { checkSameCount } from './check-same-count.ts'
import { checkShares } from './check-shares.ts'
import { checkSums } from './check-sums.ts'
import { readFacts } from './read-facts.ts'

const relations = [
  checkSums,
  checkClosing,
  checkShares,
  checkQuotients,
  checkPercents,
  checkChanges,
  checkAverages,
  checkSameCount,
  checkRestated,
  checkCumulative,
  checkComplete,
  checkDenials,
  checkAmounts,
]

export const checkFacts: Rule = (checked) => {
  const facts = readFacts(checked)
  return relations.flatMap((relation) => relation(checked, facts))
}
