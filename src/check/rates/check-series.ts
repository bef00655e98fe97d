// Rule of the gate: years told one after the other, and their changes with 分别. 2023年150件，2024年125件，2025年110件，分别比上一年下降16.7%和12%.
import type { Finding } from '#domain/finding.ts'
import { type Fact, groupBySentence } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

const ofYear = /20\d\d年/

export function checkSeries(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupBySentence(facts).flatMap((group) => {
    const start = group.findIndex(({ lead, unit }) => unit === '%' && /分别/.test(lead))
    const years = start < 0 ? [] : group.slice(0, start).filter(({ lead }) => ofYear.test(lead))
    const rates = start < 0 ? [] : group.slice(start).filter(({ unit }) => unit === '%')
    const isSeries =
      years.length >= 3 &&
      rates.length === years.length - 1 &&
      new Set(years.map(({ kin }) => kin)).size === 1 &&
      years.every(({ qualifier, value }) => qualifier === 'none' && value > 0)
    return isSeries
      ? rates.flatMap((rate, at) => checkRate(checked, { rate, before: years[at]!, now: years[at + 1]! }))
      : []
  })
}

function checkRate(
  checked: CheckedText,
  { rate, before, now }: { rate: Fact; before: Fact; now: Fact },
): Finding[] {
  const decimals = rate.raw.split('.')[1]?.replace(/\D/g, '').length ?? 0
  const right = (Math.abs(now.value - before.value) / before.value) * 100
  if (Math.abs(right - rate.value) < 10 ** -decimals - 1e-9) return []
  return [
    buildFinding(checked, rate.at, {
      rule: 'change-arithmetic',
      severity: 'warn',
      text: `由“${before.raw}”到“${now.raw}”是${now.value < before.value ? '下降' : '增长'}${Number(right.toFixed(1))}%，与“${rate.raw}”不符`,
      fix: '核对两年的数和增减幅度',
    }),
  ]
}
