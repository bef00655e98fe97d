// Step: none (tool). One count in one of Word's number formats (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59).

const digits = '零一二三四五六七八九'
const legalDigits = '零壹贰叁肆伍陆柒捌玖'
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

/** `一` for (1, chineseCounting), `①` for (1, decimalEnclosedCircle); formats without a rule here are decimal. */
export function renderNumber(count: number, format: string): string {
  const render = formats[format]
  return render && count > 0 && count < 10_000 ? render(count) : String(count)
}

const renderCounting = (count: number) => renderChinese(count, digits, '十百千')
const renderLegal = (count: number) => renderChinese(count, legalDigits, '拾佰仟')
const renderCircle = (count: number) => renderFrom(count, 0x2460, 20)
const renderLower = (count: number) => renderLetters(count)

const formats: Readonly<Record<string, (count: number) => string>> = {
  none: () => '',
  bullet: () => '',
  chineseCounting: renderCounting,
  chineseCountingThousand: renderCounting,
  japaneseCounting: renderCounting,
  taiwaneseCounting: renderCounting,
  taiwaneseCountingThousand: renderCounting,
  koreanCounting: renderCounting,
  ideographDigital: (count) =>
    [...String(count)].map((digit) => digits[Number(digit)]!.replace('零', '〇')).join(''),
  japaneseDigitalTenThousand: (count) => [...String(count)].map((digit) => digits[Number(digit)]!).join(''),
  chineseLegalSimplified: renderLegal,
  ideographLegalTraditional: renderLegal,
  ideographTraditional: (count) => stems[count - 1] ?? String(count),
  ideographZodiac: (count) => branches[count - 1] ?? String(count),
  ideographEnclosedCircle: (count) => renderFrom(count, 0x3220, 10),
  decimalZero: (count) => String(count).padStart(2, '0'),
  decimalFullWidth: renderWide,
  decimalFullWidth2: renderWide,
  decimalEnclosedCircle: renderCircle,
  decimalEnclosedCircleChinese: renderCircle,
  decimalEnclosedParen: (count) => renderFrom(count, 0x2474, 20),
  decimalEnclosedFullstop: (count) => renderFrom(count, 0x2488, 20),
  lowerLetter: renderLower,
  upperLetter: (count) => renderLower(count).toUpperCase(),
  lowerRoman: (count) => renderRoman(count).toLowerCase(),
  upperRoman: renderRoman,
}

/** 十一, 二十, 一百零一: 一 before the first 十 is left out, as Word does. */
function renderChinese(count: number, figures: string, units: string): string {
  const text = [...String(count)].map(Number)
  let out = ''
  text.forEach((digit, index) => {
    const unit = text.length - 1 - index
    if (digit > 0) out += figures[digit]! + (units[unit - 1] ?? '')
    else if (unit > 0 && text[index + 1] !== 0) out += figures[0]!
  })
  return count < 20 && count >= 10 ? out.slice(1) : out
}

/** Enclosed characters stand in a row in Unicode, up to `size` of them. */
function renderFrom(count: number, first: number, size: number): string {
  return count <= size ? String.fromCodePoint(first + count - 1) : String(count)
}

function renderWide(count: number): string {
  return String(count).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
}

/** a..z, then aa, bb: Word repeats the letter. */
function renderLetters(count: number): string {
  return String.fromCodePoint(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))
}

function renderRoman(count: number): string {
  const parts = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const
  let rest = count
  let out = ''
  for (const [value, letters] of parts) {
    while (rest >= value) {
      out += letters
      rest -= value
    }
  }
  return out
}
