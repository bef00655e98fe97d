// Rule of the gate: how cases ended are no more than there were. 被提起行政复议2件，维持1件、撤销1件、驳回1件 (prompts/checking/relations.tsv, 果).
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { type Fact, groupByStop, isCount } from '../facts/read-facts.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { sayUnequal } from './say-unequal.ts'

/** What stands before an outcome and is none of it. */
const opening = /^(?:其中|结果|均|已|被|审结|判决|决定|复议机关|法院)+/
const leftBefore = /结转|上年|往年|遗留|去年/

export function checkOutcomes(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const { outcomes } = checked.drafting.checking.relations
  const isOutcome = ({ lead }: Fact) => outcomes.includes(lead.replace(opening, ''))
  return groupByStop(checked, facts).flatMap((group) =>
    group.flatMap((whole, index) => {
      if (!isCount(whole) || isOutcome(whole)) return []
      const run: Fact[] = []
      for (const fact of group.slice(index + 1)) {
        if (fact.kin !== whole.kin || !isCount(fact) || !isOutcome(fact)) break
        run.push(fact)
      }
      const sum = addUp(run.map(({ value }) => value))
      const said = checked.text.slice(whole.line.start, run.at(-1)?.at.end ?? whole.at.end)
      if (run.length < 2 || sum <= whole.value || leftBefore.test(said)) return []
      return [sayUnequal(checked, { parts: run, total: whole, sum, isSure: false })]
    }),
  )
}
