// Step: reading a number in Chinese script (两万, 一百二十, 十五). Characters in, plain number out.

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
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
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** What 十 百 千 万 亿 multiply by. */
export const scales: Readonly<Record<string, number>> = { ...places, 万: 1e4, 亿: 1e8 }

/** 一千三百 -> 1300, 一点五 -> 1.5; null for a row of digits without places (二〇二四, 一二) and for what is no number. */
export function parseChineseNumber(text: string): number | null {
  const point = text.indexOf('点')
  if (point >= 0) return parseDecimal(text.slice(0, point), text.slice(point + 1))
  if (!/^[零〇一二两三四五六七八九十百千万亿]+$/.test(text)) return null
  if (text.length > 1 && !/[十百千万亿]/.test(text)) return null
  let total = 0
  let section = 0
  let digit: number | null = null
  let lastPlace = Number.POSITIVE_INFINITY
  for (const character of text) {
    const place = places[character]
    if (digits[character] !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = digits[character]
    } else if (place !== undefined) {
      if (place >= lastPlace) return null
      section += (digit ?? 1) * place
      lastPlace = place
      digit = null
    } else {
      section = section + (digit ?? 0) || 1
      total = (total + section) * (scales[character] ?? 1)
      section = 0
      digit = null
      lastPlace = Number.POSITIVE_INFINITY
    }
  }
  return total + section + (digit ?? 0)
}

function parseDecimal(whole: string, decimals: string): number | null {
  const value = parseChineseNumber(whole)
  const written = Array.from(decimals, (character) => digits[character] ?? Number.NaN)
  if (value === null || written.length === 0 || written.some(Number.isNaN)) return null
  return Number(`${value}.${written.join('')}`)
}

/** Multiplies without binary dust: 57.95 万 is 579500. */
export function multiplyExactly(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15))
}
