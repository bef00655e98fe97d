// Step: pure reading. Chinese numerals (二十三, 两万, 二〇二四) -> number, and back.

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const names = '零一二三四五六七八九'

/** The number that a Chinese numeral stands for (三百零五, 二〇二四, 两万); null when it is none. */
export function parseNumeral(text: string): number | null {
  if (!/^[零〇○一二两三四五六七八九十百千万亿]{1,20}$/.test(text)) return null
  if (/^[零〇○一二三四五六七八九]{2,}$/.test(text)) return Number(Array.from(text, (c) => digits[c]).join(''))
  let total = 0
  let group = 0
  let digit: number | null = null
  for (const char of text) {
    const unit = small[char]
    if (unit !== undefined) {
      group += (digit ?? 1) * unit
      digit = null
    } else if (char === '万' || char === '亿') {
      const base = char === '万' ? 1e4 : 1e8
      total = char === '亿' ? (total + group + (digit ?? 0)) * base : total + (group + (digit ?? 0)) * base
      group = 0
      digit = null
    } else {
      digit = digits[char] ?? 0
    }
  }
  return total + group + (digit ?? 0)
}

/** A count from 1 on, in digits or as a numeral: 3, 三; null for anything else. */
export function parseCount(text: string): number | null {
  return (/^\d+$/.test(text) ? Number(text) : parseNumeral(text)) || null
}

/** The numeral of a heading for a whole number from 1 to 99: 一, 十, 二十三. */
export function renderNumeral(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = value % 10 === 0 ? '' : names.charAt(value % 10)
  if (tens === 0) return ones
  return `${tens === 1 ? '' : names.charAt(tens)}十${ones}`
}
