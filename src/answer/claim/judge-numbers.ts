// Step: numbers that are held x the numbers that the answer tells -> are they the same? Null where no number told is of their kind.
import type { HeldNumber } from '#question/claim/held.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'
import { listToldNumbers, type ToldNumber } from './told-numbers.ts'

export function judgeNumbers(
  told: string,
  { numbers, isOfEach }: { readonly numbers: readonly HeldNumber[]; readonly isOfEach: boolean },
): boolean | null {
  const all = listToldNumbers(told)
  const verdicts = numbers.map((held) => judgeOne(held, all, isOfEach))
  if (verdicts.includes(false)) return false
  return verdicts.includes(null) ? null : true
}

function judgeOne(held: HeldNumber, all: readonly ToldNumber[], isOfEach: boolean): boolean | null {
  const alike = all.filter(({ unit }) => isOfUnit(held.unit, normaliseUnit(unit)))
  if (alike.length === 0) return null
  if (isOfEach) return alike.every((one) => isSame(held, one))
  const pairs = { before: cutBigrams(held.before), behind: cutBigrams(held.behind) }
  const count = (said: readonly string[], text: string) => said.filter((pair) => text.includes(pair)).length
  const shared = ({ before, behind }: ToldNumber) =>
    count([...pairs.before, ...pairs.behind], `${before} ${behind}`) +
    sameSide * (count(pairs.before, before) + count(pairs.behind, behind))
  const most = Math.max(...alike.map(shared))
  const best = alike.filter((one) => shared(one) === most)
  return isSame(held, best[0]!)
}

/** A word on the same side of its number speaks for it a little more. */
const sameSide = 0.5

/** People say 个 of anything that is counted, and leave a unit out. */
function isOfUnit(held: string, told: string): boolean {
  if (held === '') return true
  if (held === '个') return !/[元%天月年米里亩吨]/.test(told)
  return held === told || isComparable(held, told)
}

/** 一万一千多 is 1.1万余, and 11350 as well. */
const nearly = 0.1
const about = 0.05

export function isSame(
  held: Pick<HeldNumber, 'value' | 'qualifier' | 'bound'>,
  { value, qualifier }: Pick<ToldNumber, 'value' | 'qualifier'>,
): boolean {
  if (held.bound === 'over') return value > held.value || (value === held.value && qualifier === '余')
  if (held.bound === 'least') return value >= held.value
  if (held.bound === 'under') return value < held.value
  if (value === held.value) return true
  if (held.qualifier === '余') return value > held.value && value < held.value * (1 + nearly)
  return held.qualifier !== 'none' && Math.abs(value - held.value) <= held.value * about
}
