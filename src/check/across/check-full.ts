// Rule of the gate: what is said to be full has no rate below it and nothing left out. 全部持证，持证率85.7%; 按时答复率100%，超期答复1件; 参保率100%，尚有3户未参保.
import type { Finding } from '#domain/finding.ts'
import { type Fact, groupByStop } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

/** 全部持证, 均已整改: all of them, with the verb of a rate. */
const all = /(?:全部|全员|均已?|都已?)(?:按[期时]|及时)?([一-鿿]{2})(?=[，,、；;])/g
/** 按时|答复率: what the rate is of. */
const rated = /([一-鿿]{2})率(?:均|都)?(?:为|达到?|是|保持)?$/
const missed = /^(?:尚|仍|还|另)?有?$/

export function checkFull(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupByStop(checked, facts).flatMap((group) =>
    group.flatMap((fact, index) => {
      const verb = rated.exec(fact.lead)?.[1]
      if (verb === undefined || fact.unit !== '%' || fact.isOtherTime || fact.part === 'plan') return []
      if (fact.value < 100) return saidOfAll(checked, fact, verb)
      const open = group.slice(index + 1, index + 3).find((other) => isMissed(checked, other, verb))
      return open ? [say(checked, open, `${fact.lead}${fact.raw}`)] : []
    }),
  )
}

/** 安全员6名全部持证，持证率85.7%. */
function saidOfAll(checked: CheckedText, fact: Fact, verb: string): Finding[] {
  const before = checked.text.slice(fact.sentence.start, fact.at.start)
  const claim = [...before.matchAll(all)].at(-1)
  const between = claim ? before.slice(claim.index + claim[0].length) : ''
  if (claim?.[1] !== verb || /\d/.test(between)) return []
  return [say(checked, fact, claim[0])]
}

/** 超期答复1件, 尚有3户未参保: one that the rate does not cover. */
function isMissed({ text }: CheckedText, fact: Fact, verb: string): boolean {
  if (fact.value === 0 || fact.unit === '%' || fact.isOtherTime || fact.isChange) return false
  const behind = text.slice(fact.at.end, fact.at.end + 14).split(/[，。；,;]/)[0]!
  const isLate = new RegExp(`^(?:其中|另有)?(?:超期|逾期|未按[期时])${verb}`).test(fact.lead)
  return isLate || (missed.test(fact.lead) && new RegExp(`(?:未|没有|没)[^，。；]{0,3}${verb}`).test(behind))
}

function say(checked: CheckedText, fact: Fact, said: string): Finding {
  return buildFinding(checked, fact.at, {
    rule: 'two-values',
    severity: 'warn',
    text: `前后不一致：一处是“${said}”，这里是“${fact.lead}${fact.raw}”`,
    fix: '核实后统一',
  })
}
