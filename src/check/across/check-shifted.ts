// Rule of the gate: the digits of one number stand in a paper with one place for their point. 追回工资6184万元 beside 618.4万元.
import type { Finding } from '#domain/finding.ts'
import type { Fact } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

/** Fewer are alike by chance. */
const fewestDigits = 4
const places = [10, 100, 1000, 10_000]

export function checkShifted(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const byDigits = new Map<string, Fact>()
  return facts.flatMap((fact) => {
    const digits = String(Number(fact.value.toPrecision(12)))
      .replace('.', '')
      .replace(/^0+|0+$/g, '')
    if (fact.kin === '' || fact.kin === '%' || fact.isOtherTime || digits.length < fewestDigits) return []
    const key = `${fact.kin}|${digits}`
    const first = byDigits.get(key)
    if (!first) byDigits.set(key, fact)
    if (!first || !isShifted(first.value, fact.value)) return []
    const [less, more] = first.value < fact.value ? [first, fact] : [fact, first]
    return [
      buildFinding(checked, more.at, {
        rule: 'unit-slip',
        severity: 'warn',
        text: `“${more.raw}”与另一处的“${less.raw}”数字相同、位数不同，像是单位写错或小数点错位`,
        fix: '核对单位（元、万元）和位数',
      }),
    ]
  })
}

function isShifted(one: number, other: number): boolean {
  const ratio = Math.max(one, other) / Math.min(one, other)
  return places.some((place) => Math.abs(ratio - place) < 1e-6 * place)
}
