// Step: reading what follows a number: scale (万), 余 inside, measure word, bound. Folded text and a number in, the
// written quantity out, null when it counts nothing.
import type { Qualifier } from '#domain/figure.ts'
import type { Span } from '#domain/span.ts'
import { multiplyExactly, scales } from './quantity-number.ts'
import { findPrefix, findSuffix } from './quantity-qualifiers.ts'
import { findUnit } from './quantity-units.ts'

/** A quantity without its raw text. */
export interface Written {
  readonly value: number
  readonly unit: string
  readonly qualifier: Qualifier
  readonly at: Span
  readonly isAddend: boolean
  /** What its number was multiplied by: 1e4 for 37万元. */
  readonly factor: number
}

/** A number as found: `infix` is 余 or 多 when the number itself is a round one (数十). */
export interface NumberPart {
  readonly start: number
  readonly numberEnd: number
  readonly value: number
  readonly infix: string
}

const money =
  /资本|资金|投资|产值|收入|金额|经费|补助|补贴|款|税|价值|投入|外资|欠薪|工资|薪|损失|标的|涉案|债务|赔偿/

/** 常住人口9.7万. */
const people = /人口(?:约|近|达|共|有|为|数)*$/

const scale = /\s?([十百千万亿]{0,2})(余|多)?([千万亿]{0,2})/y

/** Null when no measure word follows, unless it is money (注册资本5000万), 人口9.7万 or a round number that ends its clause (两万余). */
export function readTail(folded: string, part: NumberPart): Written | null {
  const { start, numberEnd, value } = part
  const unitStart = skipBlank(folded, numberEnd)
  const bare = findUnit(folded, unitStart)
  if (bare !== null && /^[千百]/.test(bare))
    return finishQuantity(folded, { ...part, unit: bare, unitEnd: unitStart + bare.length })
  scale.lastIndex = numberEnd
  const [whole = '', first = '', infix = '', second = ''] = scale.exec(folded) ?? []
  const factor = multiplyScales(first + second)
  const end = whole.trim() === '' ? numberEnd : numberEnd + whole.length
  const scaled = {
    start,
    numberEnd: end,
    value: multiplyExactly(value, factor),
    infix: infix || part.infix,
    factor,
  }
  const at = skipBlank(folded, end)
  const unit = findUnit(folded, at)
  if (unit === null) {
    const hasScale = factor > 1 || /[百千万亿]/.test(folded.slice(start, numberEnd))
    return hasScale ? readUnitless(folded, scaled) : null
  }
  // 六成 is 60 %.
  if (unit === '成')
    return finishQuantity(folded, { ...scaled, value: scaled.value * 10, unit: '%', unitEnd: at + 1 })
  return finishQuantity(folded, { ...scaled, unit, unitEnd: at + unit.length })
}

function multiplyScales(written: string): number {
  let factor = 1
  for (const scale of written) factor *= scales[scale] ?? 1
  return factor
}

function readUnitless(folded: string, part: NumberPart & { readonly factor: number }): Written | null {
  const before = folded.slice(Math.max(0, part.start - 12), part.start)
  const next = folded.slice(part.numberEnd, part.numberEnd + 1)
  const whole = { ...part, unitEnd: part.numberEnd }
  const isWhole = findSuffix(folded, part.numberEnd, '') !== null || /^[,;。、)(\n企]|^$/.test(next)
  if (isWhole && money.test(before)) return finishQuantity(folded, { ...whole, unit: '元' })
  if (isWhole && people.test(before)) return finishQuantity(folded, { ...whole, unit: '人' })
  if (part.infix === '' || !/^[,;。、)\n]?$/.test(next) || !/[一-龥]$/.test(before)) return null
  return finishQuantity(folded, { ...whole, unit: '' })
}

interface FinishedPart extends Omit<NumberPart, 'infix'> {
  readonly infix?: string
  readonly unit: string
  /** Where the written measure word ends. */
  readonly unitEnd: number
  readonly factor?: number
}

/** The quantity with the bounds that stand around it. */
export function finishQuantity(folded: string, part: FinishedPart): Written {
  const suffix = findSuffix(folded, part.unitEnd, part.unit)
  const prefix = findPrefix(folded, part.start)
  const inner: Qualifier = part.infix ? '余' : 'none'
  return {
    value: part.value,
    unit: part.unit,
    qualifier: suffix?.qualifier ?? (inner === 'none' ? (prefix?.qualifier ?? 'none') : inner),
    at: { start: prefix?.start ?? part.start, end: suffix?.end ?? part.unitEnd },
    isAddend: false,
    factor: part.factor ?? 1,
  }
}

function skipBlank(folded: string, at: number): number {
  return folded[at] === ' ' ? at + 1 : at
}
