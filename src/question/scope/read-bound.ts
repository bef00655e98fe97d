// Step: a question for those above or below a number (成功率高过98%的有哪些) -> the number with its side; null where none is said.
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'

export interface Bound {
  readonly value: number
  /** Normalised; empty when none was said. */
  readonly unit: string
  readonly isOver: boolean
  /** 不少于 and 以上 hold the number itself. */
  readonly isInclusive: boolean
}

/** In front of the number, or behind it and its unit. */
const side =
  /(高过|高于|超过|超|多于|大于|突破|[上过](?=了)|不低于|不少于|不小于|达到|至少|满|低于|少于|不到|不足|小于|没到|冇到|未到|冇超过|没超过|不超过)了?\s?[\d零一二两三四五六七八九十百千]|(以上|及以上|以下|以内)/
/** Characters around a number in which its side is said. */
const around = { before: 4, behind: 3 }
const over = /^(?:高过|高于|超过|超|多于|大于|突破|上|过|不低于|不少于|不小于|达到|至少|满|以上|及以上)$/
const inclusive = /^(?:上|过|不低于|不少于|不小于|达到|至少|满|以上|及以上|以下|以内|冇超过|没超过|不超过)$/

export function readBound(text: string): Bound | null {
  for (const { at, value, unit } of findQuantities(text)) {
    const [, before, behind] =
      side.exec(text.slice(Math.max(0, at.start - around.before), at.end + around.behind)) ?? []
    const said = before ?? behind
    if (said === undefined) continue
    return { value, unit: normaliseUnit(unit), isOver: over.test(said), isInclusive: inclusive.test(said) }
  }
  return null
}

export function isWithin(value: number, { value: bound, isOver, isInclusive }: Bound): boolean {
  if (value === bound) return isInclusive
  return isOver ? value > bound : value < bound
}
