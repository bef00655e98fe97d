// Step: finding the quantities of a text: a number with its measure word and qualifier. Text in, quantities in
// text order out. What only looks like one (12345, 十四五, 〔2024〕8号, 四个意识) is left out.
import type { Qualifier } from '#domain/figure.ts'
import type { Span } from '#domain/span.ts'
import { acceptChineseNumber } from './quantity-hanzi.ts'
import { blankMasked, foldWidth } from './quantity-masks.ts'
import { multiplyExactly, parseChineseNumber, scales } from './quantity-number.ts'
import { findPrefix, findSuffix } from './quantity-qualifiers.ts'
import { findUnit } from './quantity-units.ts'

export interface Quantity {
  /** Plain number, 万 and 亿 multiplied out. */
  readonly value: number
  /** As written, without 万 or 亿; empty when the text names none (两万余). */
  readonly unit: string
  readonly qualifier: Qualifier
  /** Qualifier, number and unit as written: `text.slice(at.start, at.end)`. */
  readonly raw: string
  readonly at: Span
  /** True for a part of a written sum (4402项=1298+1316): it belongs to the quantity before it. */
  readonly isAddend: boolean
}

const numberPattern =
  /(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(\.\d+)?|百分之[零〇一二两三四五六七八九十百]+|[零〇一二两三四五六七八九十百千万亿]+/g
const money = /资本|资金|投资|产值|收入|金额|经费|补助|补贴|款|税|价值|投入|外资|欠薪|工资|薪/

/** All quantities of the text in order. Linear in its length; any text is allowed. */
export function findQuantities(text: string): Quantity[] {
  const folded = foldWidth(text)
  const found: Quantity[] = []
  const blanked = blankMasked(folded)
  for (const match of blanked.matchAll(numberPattern)) {
    if (match.index < (found.at(-1)?.at.end ?? 0)) continue
    const quantity = readQuantity({ folded, blanked }, match)
    if (quantity === null) continue
    found.push({ ...quantity, raw: text.slice(quantity.at.start, quantity.at.end) })
    found.push(...readAddends(text, folded, quantity))
  }
  return found
}

type Written = Omit<Quantity, 'raw'>

function readQuantity(
  { folded, blanked }: { folded: string; blanked: string },
  match: RegExpExecArray,
): Written | null {
  const start = match.index
  const word = match[0]
  if (/^\d/.test(word))
    return isFreeDigits(blanked, start)
      ? readTail(folded, { start, numberEnd: start + word.length, value: Number(word.replaceAll(',', '')) })
      : null
  if (word.startsWith('百分之')) {
    const value = word === '百分之百' ? 100 : parseChineseNumber(word.slice(3))
    return value === null
      ? null
      : finish(folded, { start, numberEnd: start + word.length, value, unit: '%', infix: '' })
  }
  const value = parseChineseNumber(word)
  if (value === null) return null
  const written = readTail(folded, { start, numberEnd: start + word.length, value })
  return written !== null && acceptChineseNumber({ folded, start, word, written }) ? written : null
}

/** Digits that are not the rest of a code, a date, an ordinal or a formula. */
function isFreeDigits(blanked: string, start: number): boolean {
  const before = blanked.slice(Math.max(0, start - 3), start)
  if (/(?:^|[^A-Za-z])[A-Za-z]{1,2}$|[·×*#@/+]$/.test(before)) return false
  if (/\d[.:]$/.test(before)) return false
  if (/(?:第|排名前|位列前|前)\s?$/.test(before)) return false
  return true
}

/** What follows the number: scale, 余 inside, unit, suffix. Null when it counts nothing. */
function readTail(folded: string, { start, numberEnd, value }: Omit<Part, 'infix'>): Written | null {
  const bare = findUnit(folded, skipBlank(folded, numberEnd))
  if (bare !== null && /^[千百]/.test(bare))
    return finish(folded, { start, numberEnd, value, unit: bare, infix: '' })
  const scale = /\s?([十百千万亿]{0,2})(余|多)?([千万亿]{0,2})/y
  scale.lastIndex = numberEnd
  const [whole = '', first = '', infix = '', second = ''] = scale.exec(folded) ?? []
  const factor = [...first, ...second].reduce((product, c) => product * (scales[c] ?? 1), 1)
  const end = whole.trim() === '' ? numberEnd : numberEnd + whole.length
  const unit = findUnit(folded, skipBlank(folded, end))
  const part = { start, numberEnd: end, value: multiplyExactly(value, factor), infix }
  if (unit !== null) return finish(folded, { ...part, unit })
  return readUnitless(folded, {
    ...part,
    hasScale: factor > 1 || /[百千万亿]/.test(folded.slice(start, numberEnd)),
  })
}

interface Part {
  readonly start: number
  readonly numberEnd: number
  readonly value: number
  readonly infix: string
}

/** A number without a measure word counts only as money (注册资本5000万) or as a round number that ends its clause (两万余). */
function readUnitless(folded: string, part: Part & { readonly hasScale: boolean }): Written | null {
  if (!part.hasScale) return null
  const before = folded.slice(Math.max(0, part.start - 12), part.start)
  const suffix = findSuffix(folded, part.numberEnd, '')
  const isMoney =
    money.test(before) &&
    (suffix !== null || /^[,;。、)(\n企]|^$/.test(folded.slice(part.numberEnd, part.numberEnd + 1)))
  if (isMoney) return finish(folded, { ...part, unit: '元', isUnitWritten: false })
  const endsClause = /^[,;。、)\n]?$/.test(folded.slice(part.numberEnd, part.numberEnd + 1))
  if (part.infix === '' || !endsClause || !/[一-龥]$/.test(before)) return null
  return finish(folded, { ...part, unit: '', isUnitWritten: false })
}

function finish(
  folded: string,
  part: Part & { readonly unit: string; readonly isUnitWritten?: boolean },
): Written {
  const written = part.isUnitWritten === false || folded.startsWith('百分之', part.start)
  const unitStart = skipBlank(folded, part.numberEnd)
  const unitEnd = part.isUnitWritten === false || written ? part.numberEnd : unitStart + part.unit.length
  const suffix = findSuffix(folded, unitEnd, part.unit)
  const prefix = findPrefix(folded, part.start)
  const infix: Qualifier = part.infix === '' ? 'none' : '余'
  const qualifier = suffix?.qualifier ?? (infix === 'none' ? (prefix?.qualifier ?? 'none') : infix)
  return {
    value: part.value,
    unit: part.unit,
    qualifier,
    at: { start: prefix?.start ?? part.start, end: suffix?.end ?? unitEnd },
    isAddend: false,
  }
}

function skipBlank(folded: string, at: number): number {
  return folded[at] === ' ' ? at + 1 : at
}

/** 4402项=1298+1316+1788: each addend is a quantity of the same unit. */
function readAddends(text: string, folded: string, sum: Written): Quantity[] {
  const formula = /\s?=\s?(\d+(?:\s?\+\s?\d+){1,20})/y
  formula.lastIndex = sum.at.end
  const match = formula.exec(folded)
  if (match === null) return []
  const offset = sum.at.end + match[0].length - (match[1]?.length ?? 0)
  return [...(match[1] ?? '').matchAll(/\d+/g)].map((part) => {
    const at = { start: offset + part.index, end: offset + part.index + part[0].length }
    return {
      value: Number(part[0]),
      unit: sum.unit,
      qualifier: 'none',
      raw: text.slice(at.start, at.end),
      at,
      isAddend: true,
    }
  })
}
