// Step of the gate: an arithmetical finding -> whether other numbers of its paragraph explain the number that it accuses. A rule holds two or three numbers against each other; that they belong together is its guess, and a relation that fits says they do not.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { multiplyExactly } from '#text/numbers/quantity-number.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { ofCases } from '../sums/find-lists.ts'
import type { Fact } from './read-facts.ts'

/** No paragraph has more numbers; a hostile one is not gone through pair by pair. */
const mostOfLine = 40

export function isExplained(
  { text, drafting }: CheckedText,
  finding: Finding,
  facts: readonly Fact[],
): boolean {
  const explain = explanations[finding.rule]
  const own = explain && facts.find(({ at }) => at.start === finding.where.start)
  if (!own) return false
  const said = text.slice(own.sentence.start, own.sentence.end)
  if (drafting.checking.relations.otherwise.some((word) => said.includes(word))) return true
  const line = facts.filter((fact) => fact.line.start === own.line.start && fact !== own)
  return explain(own, { line: line.slice(0, mostOfLine), text: finding.text })
}

interface Beside {
  /** Facts of its paragraph without its own, in order. */
  readonly line: readonly Fact[]
  /** As the finding tells it. */
  readonly text: string
}

type Explain = (own: Fact, beside: Beside) => boolean

const explanations: Readonly<Partial<Record<string, Explain>>> = {
  'rate-arithmetic': (own, beside) => isRateOfOther(own, beside),
  average: (own, { line }) => isProduct(own, within(own, line)) || isShareOfOne(own, within(own, line)),
  'child-sum': (own, beside) => isItem(own, beside) || isRestOfOther(own, beside),
  'change-arithmetic': () => false,
  'part-over-whole': (own, { line }) => isBothTogether(own, line),
  'two-values': (own, { line }) => /[每各]/.test(own.clause) && isProduct(own, within(own, line)),
}

function within(own: Fact, line: readonly Fact[]): readonly Fact[] {
  return line.filter(({ sentence }) => sentence.start === own.sentence.start)
}

/** 初次信访81件，重复信访15件，重复率15.6%: of the 96 that the paragraph opened with. */
function isRateOfOther(own: Fact, { line, text }: Beside): boolean {
  const portion = Number(/([\d.]+)÷/.exec(text)?.[1])
  const decimals = own.raw.split('.')[1]?.replace(/\D/g, '').length ?? 0
  const isNear = (rate: number) => Math.abs(rate - own.value) <= 0.5 * 10 ** -decimals + 1e-9
  const kin = line.findLast(({ value, at }) => value === portion && at.end <= own.at.start)?.kin
  return line.some(
    ({ value, kin: other, isChange, at }) =>
      other === kin &&
      !isChange &&
      at.end <= own.at.start &&
      value > portion &&
      isNear((portion / value) * 100),
  )
}

/** 重点企业79家，每季度检查一遍为316家次; 15个村各演练1次，全镇1次，共16次: the number is of a product, with something more or without. */
function isProduct(own: Fact, line: readonly Fact[]): boolean {
  const alike = line.filter(
    ({ kin, isChange, lead }) => kin === own.kin && !isChange && !/[每各均]/.test(lead),
  )
  const sums = [own.value, ...alike.map(({ value }) => addUp([own.value, -value]))].filter((sum) => sum > 1)
  const counts = [...line.filter(({ kin }) => kin !== '%').map(({ value }) => value), ...timesOfYear]
  const isMade = (sum: number) =>
    line.some(
      ({ value, kin }) =>
        kin !== '%' && value > 0 && counts.some((count) => multiplyExactly(value, count) === sum),
    )
  // 12名每人5期，共60人次: or it is what was multiplied.
  const isFactor = line.some(
    ({ value, at }) =>
      value > own.value &&
      counts.some((count) => count > 1 && multiplyExactly(own.value, count) === value && at),
  )
  return isFactor || sums.some(isMade)
}

const timesOfYear = [2, 4, 12, 52]

/** 33场，平均每个嘎查3.3场，参加1485人次，场均45人次. */
function isShareOfOne({ value }: Fact, line: readonly Fact[]): boolean {
  return line.some((sum) =>
    line.some((count) => count.value > 1 && Math.abs(sum.value / count.value - value) <= value * 0.005),
  )
}

/** 已整改241处。…去年留下的9处也已整改，全年共整改250处: the two before it together. */
function isBothTogether(own: Fact, line: readonly Fact[]): boolean {
  const before = line.filter(
    ({ kin, at, isChange }) => kin === own.kin && !isChange && at.end <= own.at.start,
  )
  return before.some((one, at) =>
    before
      .slice(0, at)
      .some(
        (other, place) =>
          (place === at - 1 || carried.test(one.clause)) && addUp([one.value, other.value]) === own.value,
      ),
  )
}

const carried = /[上去]年[^，。；]{0,6}(?:留下|移交|转入)|结转|遗留|挂账/

/** 刑事警情14起。…盗窃6起、诈骗5起，其余3起: what was taken for the whole is one of the items, and all of them make a number told before. */
function isItem(own: Fact, { line, text }: Beside): boolean {
  const sum = Number(/相加是 ([\d.]+)/.exec(text)?.[1])
  if (Number.isNaN(sum)) return false
  const whole = addUp([own.value, sum])
  const before = line.filter(({ at, isChange }) => at.end <= own.at.start && !isChange)
  // 来信11件、来访43批109人次、网上82件。其中重复14件，初次122件（批）: they divide what stands in several measures.
  const cases = [...line, own]
    .filter(({ kin, isChange }) => ofCases.test(kin) && !isChange)
    .toSorted((a, b) => a.at.start - b.at.start)
  const from = cases.indexOf(own)
  const isTogether = cases.slice(from + 1).some((_, more) => {
    const run = cases.slice(from, from + more + 2)
    return new Set(run.map(({ kin }) => kin)).size > 1 && addUp(run.map(({ value }) => value)) === sum
  })
  return isTogether || before.some(({ value, kin }) => kin === own.kin && value === whole)
}

/** 办结219件，其中调解成功213件；尚有8件: of what was settled in all, and not of its kind. */
function isRestOfOther(own: Fact, { line, text }: Beside): boolean {
  if (!text.includes('加上')) return false
  const before = line.filter(
    ({ kin, at, isChange }) => kin === own.kin && !isChange && at.end <= own.at.start,
  )
  const most = Math.max(...before.map(({ value }) => value))
  return before.some(({ value }) => addUp([value, own.value]) === most)
}
