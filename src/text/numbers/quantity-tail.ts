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
  /额|贷|止付|挽损|资本|资金|投资|产值|收入|金额|经费|补助|补贴|款|税|价值|投入|外资|欠薪|工资|薪|损失|标的|涉案|债务|赔偿/

/** 常住人口9.7万. */
const people = /人口(?:约|近|达|共|有|为|数)*$/

/** A score without a sign stays without a unit: 满意度98.6. */
const score = /(?:满意度|安全感|知晓率|指数|得分|评分|总分|均分|率)(?:分别|均|都)?(?:为|达到?|是|至|:)?\s?$/
/** A measure word that no list knows stands alone between its number and a stop: 更换灭火器23具, */
const lone = /([一-龥])(?=[,;。、)(\n:]|$)/y
const noMeasure =
  /[年月日号时点级届代中后前内外上下初末底整许之的了是与和及至到等多余来者以为型码街岁旬路个位]/
/** 元 may be followed by what is smaller: 12元5角. */
const change = /([\d一二三四五六七八九])角(?:([\d一二三四五六七八九])分)?|([\d一二三四五六七八九])分/y

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
  if (unit === null) return readUnlisted(folded, { ...scaled, at })
  // 六成 is 60 %.
  if (unit === '成') {
    const half = '零一二三四五六七八九'.indexOf(
      /^[一二三四五六七八九](?![一-龥])/.exec(folded.slice(at + 1, at + 3))?.[0] ?? '零',
    )
    const unitEnd = at + (half > 0 ? 2 : 1)
    return finishQuantity(folded, { ...scaled, value: scaled.value * 10 + half, unit: '%', unitEnd })
  }
  const sum = addChange(folded, { value: scaled.value, unit, end: at + unit.length })
  return finishQuantity(folded, { ...scaled, value: sum.value, unit, unitEnd: sum.end })
}

function addChange(folded: string, sum: { value: number; unit: string; end: number }) {
  if (sum.unit !== '元') return sum
  change.lastIndex = sum.end
  const match = change.exec(folded)
  if (match === null) return sum
  const cents = readDigit(match[1]) * 10 + readDigit(match[2] ?? match[3])
  return { ...sum, value: Number((sum.value + cents / 100).toFixed(2)), end: sum.end + match[0].length }
}

function readDigit(one = '零'): number {
  return /^\d$/.test(one) ? Number(one) : '零一二三四五六七八九'.indexOf(one)
}

/** No measure word of the list follows: a lone one, money, people, a score, or nothing. */
function readUnlisted(
  folded: string,
  part: NumberPart & { readonly factor: number; readonly at: number },
): Written | null {
  const { start, numberEnd, factor, at } = part
  const before = folded.slice(Math.max(0, start - 10), start)
  const isDigits = /^\d/.test(folded.slice(start, start + 1)) && /[一-龥]$/.test(before)
  lone.lastIndex = at
  const unit = isDigits ? lone.exec(folded)?.[1] : undefined
  if (unit !== undefined && !noMeasure.test(unit))
    return finishQuantity(folded, { ...part, unit, unitEnd: at + 1 })
  if (factor > 1 || /[百千万亿]/.test(folded.slice(start, numberEnd))) return readUnitless(folded, part)
  const isScore =
    part.value > 0 &&
    isDigits &&
    score.test(before) &&
    /^(?:[,;。、)\n]|$)/.test(folded.slice(numberEnd, numberEnd + 1))
  return isScore ? finishQuantity(folded, { ...part, unit: '', unitEnd: numberEnd }) : null
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
  const prefix = findPrefix(folded, part.start, part.unit)
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
