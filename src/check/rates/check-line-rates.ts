// Rule of the gate: a rate right behind its part, where the whole stands earlier in the paragraph. 法律明白人33名。…培训3期，参训31人，参训率83.9%.
import type { Finding } from '#domain/finding.ts'
import { groupBy } from '#shared/group-by.ts'
import { type Fact, isCount } from '../facts/read-facts.ts'
import { checkRate } from '../gate/check-figures.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { narrower, noShare } from './rate-names.ts'

/** No paragraph has more numbers; a hostile one is not held number by number. */
const mostOfLine = 60
/** What is further off is the rate of a group that is not told: above the true one of a smaller, below it of a larger. */
const mostAbove = 5
const mostBelow = 12

export function checkLineRates(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const lines = [...groupBy(facts, ({ line }) => line.start).values()]
  return lines.flatMap((line) => {
    const own = line.slice(0, mostOfLine)
    return own.flatMap((shown, at) => checkShown(checked, own, { shown, portion: own[at - 1] }))
  })
}

function checkShown(
  checked: CheckedText,
  line: readonly Fact[],
  { shown, portion }: { readonly shown: Fact; readonly portion: Fact | undefined },
): Finding[] {
  const named = /^[一-鿿]{0,4}?([一-鿿]{2,4})率(?:为|达到?|是)?$/.exec(shown.lead)?.[1]
  if (shown.unit !== '%' || named === undefined || !portion || !isCount(portion)) return []
  if (noShare.test(shown.lead) || narrower.test(shown.lead) || /应/.test(portion.clause)) return []
  if (portion.sentence.start !== shown.sentence.start || !portion.clause.includes(named.at(-1)!)) return []
  const wholes = line.filter(
    (fact) =>
      isCount(fact) &&
      fact.kin === portion.kin &&
      fact.value >= portion.value &&
      fact.at.end < portion.at.start,
  )
  const beside = wholes.filter(({ sentence }) => sentence.start === portion.sentence.start)
  const [total, ...more] = beside.length > 0 ? beside : wholes
  if (!total || more.some(({ value }) => value !== total.value)) return []
  const off = shown.value - (portion.value / total.value) * 100
  // 9个，已开设8个，开户率100%: one right behind the other.
  const isWhole =
    shown.value === 100 &&
    /^均?已/.test(portion.lead) &&
    line[line.indexOf(portion) - 1] === total &&
    beside.length === 1
  if (!isWhole && (off > mostAbove || off < -mostBelow)) return []
  // The whole is told in another sentence, or in other words: likely, and not sure.
  return checkRate(checked, { portion, total, shown }).map((found) => ({ ...found, severity: 'warn' }))
}
