// Step: reading parts of a whole in words (百分之九十八, 千分之三, 三分之二, 2/3). Folded text and a position in,
// per cent and reach out.
import { parseChineseNumber } from './quantity-number.ts'

interface Fraction {
  readonly value: number
  readonly unit: '%' | '‰'
  readonly end: number
}

const words =
  /(百|千|[二三四五六七八九十]{1,2})分之([零〇一二两三四五六七八九十百]{1,6}|\d{1,3}(?:\.\d{1,3})?)(?:点([零〇一二三四五六七八九]{1,3}))?/y
/** Of digits only one that says what it is: 占1/3, 2/3以上; 5/12 alone may be a date. */
const slashed = /(\d{1,2})\/(\d{1,2})(?![\d/])(的|以上|左右|$)?/y
const digits = '零一二三四五六七八九'

/** Null when no fraction starts there; thirds have two decimals: 66.67. */
export function readFraction(folded: string, start: number): Fraction | null {
  words.lastIndex = start
  const match = words.exec(folded)
  if (match === null) return readSlashed(folded, start)
  const [whole, base = '', part = '', decimals = ''] = match
  const upper = /^\d/.test(part) ? Number(part) : parseChineseNumber(part)
  const lower = parseChineseNumber(base)
  if (upper === null || !lower) return null
  const value = Number(
    `${upper}.${[...decimals].map((c) => digits.indexOf(c.replace('〇', '零'))).join('') || 0}`,
  )
  const end = start + whole.length
  if (base === '百') return { value, unit: '%', end }
  if (base === '千') return { value, unit: '‰', end }
  return value < lower ? { value: round((100 * value) / lower), unit: '%', end } : null
}

function readSlashed(folded: string, start: number): Fraction | null {
  slashed.lastIndex = start
  const match = slashed.exec(folded)
  if (match === null) return null
  const [, upper = '', lower = '', after = ''] = match
  const says = after !== '' || /[占约近超达过的]$/.test(folded.slice(Math.max(0, start - 1), start))
  if (!says || Number(upper) >= Number(lower)) return null
  const value = round((100 * Number(upper)) / Number(lower))
  return { value, unit: '%', end: start + upper.length + 1 + lower.length }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
