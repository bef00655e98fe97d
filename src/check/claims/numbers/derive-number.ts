// Step of the sentence check: a number that no passage writes, but that follows from two that stand beside it in the sentence.
import type { Quantity } from '#text/numbers/find-quantities.ts'
import { readClauses } from '../claim-source.ts'
import type { Claim } from '../read-claims.ts'

/** A rate so near to one that the passage gives contradicts it: the passage's own stands. */
const nearRate = 3

/** 193起、189起 -> 97.9%; 罚款4起、警告2起，共6起; 27起 after 41起 -> 少14起. Both numbers stand in the sentence, so the reader sees the sum. */
export function isShownArithmetic(quantity: Quantity, { clause, passages, beside, deps }: Claim): boolean {
  if (quantity.qualifier !== 'none' && quantity.qualifier !== '约') return false
  const stated = passages.flatMap(({ text }) =>
    readClauses(text, deps).flatMap(({ quantities }) => quantities),
  )
  const isStated = (one: Quantity) =>
    stated.some(({ value, unit }) => value === one.value && unit === one.unit)
  const shown = beside.filter((one) => one !== quantity && isStated(one))
  if (quantity.unit === '%') {
    const isGiven = stated.some(
      ({ unit, value }) => unit === '%' && Math.abs(value - quantity.value) < nearRate,
    )
    return !isGiven && /[率占比]|完成/.test(clause.raw) && isRatio(quantity, shown)
  }
  const pairs = shown.flatMap((a, i) => shown.slice(i + 1).map((b) => [a, b] as const))
  const same = pairs.filter(([a, b]) => a.unit === b.unit && fitsUnit(quantity, a))
  const isSum = /共|合计|总计|累计/.test(clause.raw) && passages.length === 1
  const isDifference = /[增减多少升降]|下降|上升|提高|相差/.test(clause.raw)
  return same.some(
    ([a, b]) =>
      (isSum && equals(a.value + b.value, quantity.value)) ||
      (isDifference && equals(Math.abs(a.value - b.value), quantity.value)),
  )
}

function fitsUnit({ unit }: Quantity, operand: Quantity): boolean {
  return unit === operand.unit || (unit === '个百分点' && operand.unit === '%')
}

function isRatio({ value, raw }: Quantity, shown: readonly Quantity[]): boolean {
  const digits = /\.(\d+)/.exec(raw)?.[1]?.length ?? 0
  return shown.some((part) =>
    shown.some(
      (whole) =>
        part.unit === whole.unit &&
        part.value < whole.value &&
        equals(Number(((part.value / whole.value) * 100).toFixed(digits)), value),
    ),
  )
}

function equals(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6
}
