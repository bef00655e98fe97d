// Step: mask. Digits -> whether they are built like an identity number, a card or a telephone.

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)

/** A number as digits (and the X of an identity number) without what parts them. */
export function bareDigits(raw: string): string {
  return raw.replace(/[^\dXx]/g, '').toUpperCase()
}

/** GB 11643: a province and a day of birth in their places; 15 digits before 1999. The check digit may be mistyped. */
export function isIdShape(digits: string): boolean {
  if (!provinces.has(digits.slice(0, 2))) return false
  if (digits.length === 15) return isDay(digits.slice(8, 12)) && /^[2-9]/.test(digits.slice(6))
  return digits.length === 18 && /^(?:18|19|20)$/.test(digits.slice(6, 8)) && isDay(digits.slice(10, 14))
}

function isDay(monthDay: string): boolean {
  const [month, day] = [Number(monthDay.slice(0, 2)), Number(monthDay.slice(2))]
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

/** 18 characters whose check digit is right. */
export function isCheckedId(id: string): boolean {
  if (!isIdShape(id) || id.length !== 18) return false
  let sum = 0
  for (let at = 0; at < 17; at++) sum += Number(id.charAt(at)) * (2 ** (17 - at) % 11)
  return '10X98765432'.charAt(sum % 11) === id.charAt(17)
}

/** 15 to 19 digits that hold by Luhn (ISO/IEC 7812). */
export function isCheckedCard(digits: string): boolean {
  if (!/^\d{15,19}$/.test(digits)) return false
  let sum = 0
  for (const [index, char] of [...digits].toReversed().entries()) {
    const digit = Number(char) * (index % 2 === 1 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

const numerals = '〇一二三四五六七八九'

/** 一三八〇 and 幺三八零 -> 1380. */
export function readNumerals(text: string): string {
  return text.replace(/[〇零○幺一二三四五六七八九]/g, (char) =>
    char === '幺' ? '1' : /[零○]/.test(char) ? '0' : String(numerals.indexOf(char)),
  )
}

/** 11 digits of a mobile telephone, 86 before it left out. */
export function isMobile(digits: string): boolean {
  return /^(?:0{0,2}86)?1[3-9]\d{9}$/.test(digits)
}

/** Digits that stand close, or in groups as people write telephones: 158.5397.2604, but not 118.12345678 and 13 45 67 89 01 2. */
export function isGroupedMobile(raw: string): boolean {
  const groups = raw.replace(/^(?:\+|00)?86[^\d]?(?=1)/, '').split(/[^\d]+/)
  if (groups.length === 1) return true
  const [first = ''] = groups
  if (groups.length === 2) return !raw.includes('.') && first.length >= 3
  return groups.length <= 4 && first.length >= 3 && groups.slice(1).every((group) => group.length >= 2)
}
