// Rule of the gate: an average is what its two numbers give. 帮助86名农民工追回工资92.5万元，人均1.5万元; 6.5公里，投入260万元，每公里50万元.
import type { Finding } from '#domain/finding.ts'
import { type Fact, groupBySentence, isEach, isLoose } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

const average =
  /^[一-鿿]{0,6}?(?:平均每|每|平均)?(人|户|村|亩|队|案|场|件|家|公里|平方米|名|次|期|批|组|栋|座|处|校|所|站|车|株|头|吨|起|支|卷|份|篇|项|台|套|班)(?:均|平均)?[一-鿿]{0,4}$/
const said = /均|每/
/** What the word before 均 is counted in. */
const kinsOf: Readonly<Record<string, readonly string[]>> = {
  人: ['名', '人次'],
  名: ['名', '人次'],
  队: ['支', '队'],
  案: ['件'],
  起: ['件'],
  村: ['村'],
}
/** A number that is rounded as people do is none the less right. */
const rounding = 0.01
/** 约1684元 is rounded as its writer likes. */
const looser = 0.05

export function checkAverages(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupBySentence(facts).flatMap((group) =>
    group.flatMap((shown, index) => {
      const noun =
        said.test(shown.lead) && !opensRange(checked, shown) ? average.exec(shown.lead)?.[1] : undefined
      const total = group[index - 1]
      if (noun === undefined || shown.isChange || shown.unit === '%' || !total) return []
      const before = group
        .slice(0, index)
        .filter((fact) => !fact.isChange && !fact.isOtherTime && !isEach(fact))
      const counts = before.filter((fact) => (kinsOf[noun] ?? [noun]).includes(fact.kin))
      const sums = before.filter((fact) => fact.kin === shown.kin && !counts.includes(fact))
      if (shown.qualifier !== 'none' && shown.qualifier !== '约') return []
      if (isLoose([...counts, ...sums])) return []
      const pairs = sums.flatMap((sum) => counts.map((count) => ({ sum, count })))
      if (pairs.some((pair) => isAverage(pair, shown))) return []
      const near = pairs.findLast(({ sum, count }) => sum === total || count === total)
      return near === undefined || near.count.value === 0 ? [] : [say(checked, { ...near, shown })]
    }),
  )
}

/** 每支8至12人 is no average. */
function opensRange({ text }: CheckedText, { at }: Fact): boolean {
  return /^[至到~～—－-]+\d/.test(text.slice(at.end, at.end + 4))
}

interface Divided {
  readonly sum: Fact
  readonly count: Fact
}

function isAverage({ sum, count }: Divided, shown: Fact): boolean {
  const scale = shown.raw.includes('万') ? 10_000 : 1
  const decimals = shown.raw.split('.')[1]?.replace(/\D/g, '').length ?? 0
  const right = sum.value / count.value
  const allowed = Math.max(scale * 10 ** -decimals, right * (shown.qualifier === '约' ? looser : rounding))
  return Math.abs(right - shown.value) < allowed - 1e-9 || right === shown.value
}

function say(checked: CheckedText, { sum, count, shown }: Divided & { readonly shown: Fact }): Finding {
  const right = sum.value / count.value
  const isWan = shown.raw.includes('万')
  const value = Number((isWan ? right / 10_000 : right).toFixed(isWan ? 2 : 1))
  return buildFinding(checked, shown.at, {
    rule: 'average',
    severity: 'warn',
    text: `按“${sum.raw}”和“${count.raw}”，平均约 ${value}${isWan ? '万' : ''}${shown.unit}，与“${shown.raw}”不符`,
    fix: '核对总数、个数和平均数',
  })
}
