// Rule of the gate: a share of 总量 is one of the total that the paragraph told. 信访总量128件。…重复信访12件，占总量的15%.
import type { Finding } from '#domain/finding.ts'
import { groupBy } from '#shared/group-by.ts'
import { type Fact, isCount, isLoose } from '../facts/read-facts.ts'
import { checkRate } from '../gate/check-figures.ts'
import type { CheckedText } from '../gate/checked-text.ts'

const ofAll = /占(?:全部|信访|受理|案件|纠纷)?(?:总量|总数|总体|全部)的?(?:比例)?(?:为|达)?$/
const isTotal = /总[量数体]|全年[共受接]|共(?:受理|接|收|办)/
/** What rounding may add. */
const mostOff = 0.6
/** No paragraph has more numbers; a hostile one is not held number by number. */
const mostOfLine = 60

export function checkOfAll(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return [...groupBy(facts, ({ line }) => line.start).values()].flatMap((line) => {
    const own = line.slice(0, mostOfLine)
    return own.flatMap((shown, at) => {
      const portion = own[at - 1]
      if (shown.unit !== '%' || !ofAll.test(shown.lead) || !portion || !isCount(portion)) return []
      const wholes = own.filter(
        (fact) => isCount(fact) && fact.kin === portion.kin && fact.value > portion.value && fact !== portion,
      )
      const total = wholes.find(({ clause }) => isTotal.test(clause))
      if (!total || isLoose([portion, total])) return []
      const isNear = ({ value }: Fact) => Math.abs((portion.value / value) * 100 - shown.value) < mostOff
      if (wholes.some(isNear)) return []
      return checkRate(checked, { portion, total, shown }).map((found) => ({ ...found, severity: 'warn' }))
    })
  })
}
