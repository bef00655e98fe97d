// Step of the gate: a sum, an average or a change that is off -> how grave it is. Where its sentence holds nothing else in that measure, nothing else can be meant.
import type { Finding } from '#domain/finding.ts'
import type { Fact } from '../facts/read-facts.ts'

const reckoned = /^(?:child-sum|average|change-arithmetic|rate-arithmetic)$/

/** 发现37处，整改30处，剩余8处 and no other 处 in the sentence: it must be mended; else it is told to be looked at. */
export function weighSum(finding: Finding, facts: readonly Fact[]): Finding {
  if (finding.severity !== 'warn' || !reckoned.test(finding.rule)) return finding
  const own = facts.find(({ at }) => at.start === finding.where.start)
  if (!own) return finding
  const beside = facts.filter(({ sentence }) => sentence.start === own.sentence.start)
  const alike = beside.filter(({ kin, isChange }) => kin === own.kin && !isChange)
  const isAll = alike.every(({ raw }) => finding.text.includes(raw))
  const raws = [...finding.text.matchAll(/[“（]([^“”（）]+)[”）]/g)].flatMap(([, raw = '']) =>
    raw.split('、'),
  )
  const isWithin = raws.every((raw) => beside.some((fact) => fact.raw === raw))
  return isAll && isWithin && !namesSome(own, beside, raws) ? { ...finding, severity: 'block' } : finding
}

/** 9件，其中食品类5件、消防类2件: kinds that come to less and close with no 其他 may be some of them. */
function namesSome(whole: Fact, beside: readonly Fact[], raws: readonly string[]): boolean {
  const kinds = beside.filter((fact) => fact !== whole && raws.includes(fact.raw) && fact.kin === whole.kin)
  const [first] = kinds
  const isOpen =
    first !== undefined && /^其中/.test(first.lead) && !kinds.some(({ lead }) => /^其[他它余]/.test(lead))
  return isOpen && kinds.reduce((sum, { value }) => sum + value, 0) < whole.value
}
