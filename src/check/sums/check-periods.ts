// Rule of the gate: halves and quarters make their year. 全年143起，上半年80起，下半年63起; 一季度320件，二季度288件，上半年共608件.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { type Fact, groupBySentence, isLoose } from '../facts/read-facts.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { sayUnequal } from './say-unequal.ts'

export function checkPeriods(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupBySentence(facts).flatMap((group) => checkGroup(checked, group))
}

/** Times that are all of a longer one. */
const periods: readonly (readonly [string, readonly string[]])[] = [
  ['全年', ['上半年', '下半年']],
  ['上半年', ['一季度', '二季度']],
  ['下半年', ['三季度', '四季度']],
  ['全年', ['一季度', '二季度', '三季度', '四季度']],
]

/** 全年143起，上半年80起，下半年60起, and with the total behind: halves and quarters make the whole without 其中. */
function checkGroup(checked: CheckedText, group: readonly Fact[]): Finding[] {
  const { start, end } = group[0]!.sentence
  const said = checked.text.slice(start, end)
  if (said.includes('其中')) return []
  return periods.flatMap(([whole, names]) => {
    const places = names.map((name) => start + said.indexOf(name))
    const isPart =
      names.length === 2 && whole !== '全年' && /[一二三四]季度.*[一二三四]季度.*[一二三四]季度/.test(said)
    const isInOrder =
      !isPart && places.every((place, at) => place >= start && (at === 0 || place > places[at - 1]!))
    return isInOrder ? checkPeriod(checked, group, { whole, places }) : []
  })
}

function checkPeriod(
  checked: CheckedText,
  group: readonly Fact[],
  { whole, places }: { whole: string; places: readonly number[] },
): Finding[] {
  return [...new Set(group.map((fact) => fact.kin))].flatMap((kin) => {
    const own = group.filter((fact) => fact.kin === kin && !fact.isChange && kin !== '%')
    const parts = places.flatMap(
      (place, at) =>
        own.find((fact) => fact.at.start > place && fact.at.start < (places[at + 1] ?? Infinity)) ?? [],
    )
    const last = parts.at(-1)
    const total =
      own.findLast((fact) => fact.at.start < places[0]!) ??
      own.find((fact) => last && fact.at.start > last.at.start && isWhole(checked, fact, whole))
    if (parts.length < places.length || !total || total === last || isLoose([...parts, total])) return []
    const sum = addUp(parts.map(({ value }) => value))
    return sum === total.value ? [] : [sayUnequal(checked, { parts, total, sum, isSure: true })]
  })
}

function isWhole({ text }: CheckedText, fact: Fact, whole: string): boolean {
  const said = `${fact.clause}|${text.slice(fact.at.start - 12, fact.at.start)}`
  return said.includes(whole) || /合计|共/.test(said)
}
