// Step of reading: numbers as a person types or dictates them about an open draft (三百一十二, 两千六, 4.8w, 34oo, ２１) -> digits. What counts or names nothing comes back as it is.
import { parseChineseNumber } from '#text/numbers/quantity-number.ts'

const counted = '个条次场件起处名人户份家期批台座套万亿元块公里亩吨米本册篇张遍笔项宗只头辆支间栋所天亿'
/** 四十五件, 两千六，, 七十九改: what stands behind a number that is said. */
const spelled = new RegExp(
  `(?<![第\\d〇零一二两三四五六七八九十百千万几多好之星期周])(?<!数(?=[十百千万]))([一二两三四五六七八九十百千][零一二两三四五六七八九十百千万点]{1,10})(?=$|[，,。；;、！!？?\\s”"]|改|换|写|变|成|不|错|是|了|吧|才|有|来|[余多]?[${counted}])(?!件?大|届)`,
  'g',
)
const scaled = /[十百千万]/
/** 两千六 is 2600. */
const cutShort = /([百千万])([一二三四五六七八九])$/
const below: Readonly<Record<string, string>> = { 百: '十', 千: '百', 万: '千' }
const fullWidth = /[０-９．％]/g
const typedZero = /(?<=\d)[oO〇Ｏ]+(?=[\doO〇Ｏ]*(?:$|[^a-zA-Z]))/g
const tenThousand = /(?<=\d)[wWＷ](?![a-zA-Z])/g
const spokenYear = /(?<![〇零一二三四五六七八九十])二[〇零○0][一二][〇零○一二三四五六七八九](?=年)/g
const spokenDay =
  /(?<![一二三四五六七八九十个])([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[号日]/g
const thousands = /(?<=(?<!\d)\d{1,3}),(?=\d{3}(?!\d))/g
const arrow = /\s*(?:→|[-－—=]+>|⇒|➡)\s*/g
/** 改成“4.8公里” */
const quotedNumber = /[“"「](\d[\d.]*[万亿]?[\u4e00-\u9fff%％]{0,3})[”"」]/g
/** 是36哈 */
const particle = /(?<=\d)(?:哈|哦|呀|啊|呗|嘛|咯|喽|啦|吧)(?=$|[，,。；;！!\s])/g
const percent = /百分之([零一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?)/g
/** 一点三五亿 */
const decimal =
  /(?<![\u4e00-\u9fff\d](?=[上下早晚午]))[零一二两三四五六七八九十百]+点[零一二三四五六七八九]+(?=[万亿元吨亩米倍个公千%])/g
/** 是八次: alone behind what sets it. */
const single = new RegExp(
  `(?<=^|[，,。；;：:\\s]|[是为成改到错])[两二三四五六七八九](?=[${counted}](?:$|[，,。；;！!\\s吧了哈]))`,
  'g',
)
const digits = '〇一二三四五六七八九'
const longest = 2000

export function writeSaid(text: string): string {
  if (text.length > longest) return text
  return text
    .replace(fullWidth, (one) => one.normalize('NFKC'))
    .replace(typedZero, (zeros) => '0'.repeat(zeros.length))
    .replace(tenThousand, '万')
    .replace(thousands, '')
    .replace(arrow, '→')
    .replace(quotedNumber, '$1')
    .replace(particle, '')
    .replace(spokenYear, (year) => [...year].map((one) => Math.max(0, digits.indexOf(one))).join(''))
    .replace(spokenDay, (whole, month: string, day: string) => {
      const [m, d] = [parseChineseNumber(month), parseChineseNumber(day)]
      return m !== null && d !== null && m <= 12 && d <= 31 ? `${m}月${d}日` : whole
    })
    .replace(percent, (whole, said: string) => spell(said) ?? whole)
    .replace(decimal, (said) => String(parseChineseNumber(said) ?? said))
    .replace(spelled, (said) => spellDigits(said) ?? said)
    .replace(single, (said) => String(parseChineseNumber(said) ?? said))
}

/** 八点六 of 百分之八点六 */
function spell(said: string): string | null {
  const value = parseChineseNumber(said)
  return value === null ? null : `${value}%`
}

/** Null for what is no number, or a row of digits (七八十). */
function spellDigits(said: string): string | null {
  if (!scaled.test(said)) return null
  const short = cutShort.exec(said)
  const isCut = short !== null && !said.includes('零')
  const value = parseChineseNumber(isCut ? said + below[short[1]!]! : said)
  if (value === null) return null
  return value >= 10000 && value % 1000 === 0 ? `${value / 10000}万` : String(value)
}
