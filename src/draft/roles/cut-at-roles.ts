// Step of reading a brief: sentences that turn from what lacks to what is planned, or from what was done to it in so many words -> two sentences.

import { findPart } from '#draft/brief/find-part.ts'
import type { BriefClause } from '#draft/brief/split-brief.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import type { RoleOf } from './told.ts'

/** Surer than what places a whole sentence: a fact is not to be torn. */
const sure = 0.8
/** 明年打算再装40个: says itself that it is still to come. */
const ahead =
  /^(?:我们?)?(?:明年|来年|下一?年|下一?步|下阶段|下半年|接下来|往后|今后|以后|后面|年前|春节前)(?!.*了)/
const leastAhead = 0.5
/** 抽查12个村有5个要改: what was found out lacks still. */
const found = /^(?:抽查|检查|排查|摸排|走访|调研|督查|暗访|发现|查出)/

/** Sentences are counted anew. */
export function cutAtRoles(clauses: readonly BriefClause[], roleOf: RoleOf): readonly BriefClause[] {
  let count = 0
  let before: BriefClause | null = null
  let isLacking = false
  let isPlanned = false
  /** Line and label of a sentence that turned: what follows on the line goes on with it. */
  let turned: { readonly line: number; readonly label: string } | null = null
  return clauses.map((clause, index) => {
    const shares = roleOf(clause)
    // 明年 alone is of what follows.
    const next = clauses[index + 1]
    const isLead = clause.text.length < 4 && ahead.test(clause.text) && next?.sentence === clause.sentence
    const plan = Math.max(shares?.plan ?? 0, isLead ? (roleOf(next)?.plan ?? 0) : 0)
    const isNew = before === null || clause.sentence !== before.sentence
    const turns =
      !isNew &&
      !isPlanned &&
      ((isLacking && plan >= sure && !found.test(clause.text)) ||
        (ahead.test(clause.text) && plan >= leastAhead && saysSomething(clause)))
    before = clause
    const isBad = clause.label !== '' && findPart(clause.label, '') === '不足'
    const opens = isNew && isBad && ahead.test(clause.text) && plan >= leastAhead
    if (isBad && (turns || opens)) turned = clause
    const goesOn = turned?.line === clause.line && turned.label === clause.label && (shares?.lack ?? 0) < sure
    if (isNew || turns) {
      count++
      isLacking = false
      isPlanned = turns
    }
    isLacking ||= (shares?.lack ?? 0) >= sure
    return { ...clause, sentence: count, ...(goesOn ? { label: '打算' } : {}) }
  })
}

/** 明年 alone waits for what follows. */
function saysSomething({ text }: BriefClause): boolean {
  return text.length >= 2 && (text.length < 4 || findQuantities(text).length > 0 || text.length > 5)
}
