// Step of reading a brief: one line of speech -> its numbers in figures, each of the same value.
import { multiplyExactly, parseChineseNumber } from '#text/numbers/quantity-number.ts'
import { findUnit } from '#text/numbers/quantity-units.ts'

const digit = '一二两三四五六七八九'
/** 一 by itself counts only before few measure words: 一下, 一定 and 一起去 count nothing. */
const spokenNumber = new RegExp(
  `(大[概约]|差不多|约|近)?(?<![第${digit}十百千万几数]|星期|周|每)((?:[${digit}十百千万]+[${digit}十百千万零〇]+|[二两三四五六七八九十]|(?<!一[家次场件条名户处])一(?=[家次场件条名户处](?![是在都]|一[家次场件条名户处]))))(来|多|余|几)?(万)?(?!分之)(?=(个?人(?!民)|[^\\s，。])|(?<=万)(?:[，。]|$))`,
  'g',
)

/** 罚款一万三: thousands that are left unsaid, of money. */
const spokenMoney = new RegExp(
  `(?<=罚款?|罚没|资金|投入|花了?|补贴|补助|奖金|工资|欠薪|追回|款)([${digit}十百]+)万([${digit}])(?:块钱?|元)?(?![千百十万零])`,
  'g',
)

function writeMoney(line: string): string {
  return line.replace(spokenMoney, (whole: string, scale: string, rest: string) => {
    const [value, tenth] = [parseChineseNumber(scale), parseChineseNumber(rest)]
    return value === null || tenth === null ? whole : `${value}.${tenth}万元`
  })
}

const months = new RegExp(
  `([${digit}十]{1,2}|\\d{1,2})(?:月份?)?到([${digit}十]{1,2}|\\d{1,2})月(?:份|(?=[^底初中末]))`,
  'g',
)

/** 一到十月份 -> 1至10月 */
function writeMonths(line: string): string {
  const numberOf = (said: string) => (/\d/.test(said) ? Number(said) : parseChineseNumber(said))
  return line.replace(months, (whole, first: string, last: string) => {
    const [from, to] = [numberOf(first), numberOf(last)]
    return from === null || to === null || from >= to || to > 12 ? whole : `${from}至${to}月`
  })
}

/** 5000来份 -> 5000余份 */
function writeAbout(line: string): string {
  return line.replace(/(?<=\d[万千百]?)来(?=[份个件起场次户家条名人处])/g, '余')
}

/** 二百二十七处 -> 227处, 大概五百来人 -> 约500人; only before a measure word. */
export function writeFigures(line: string): string {
  const text = writeMoney(writeAbout(writeMonths(line)))
  return text.replace(
    spokenNumber,
    (whole: string, about = '', digits: string, more = '', scale = '', _next: string, at: number) => {
      const behind = text.slice(at + whole.length)
      const isCounted =
        scale !== '' ||
        digits.endsWith('万') ||
        findUnit(behind, 0) !== null ||
        /^(?:个?人|块钱?)/.test(behind)
      const value = parseChineseNumber(digits)
      if (!isCounted || value === null || (more === '几' && value < 10)) return whole
      const isRound = value >= 10_000 && value % 100 === 0
      const number = isRound ? `${multiplyExactly(value, 1e-4)}万` : String(value)
      const rest = more === '' || (more === '来' && about !== '') ? '' : '余'
      // 四十来万 is 40余万.
      return `${rest === '' && about !== '' ? '约' : ''}${number}${rest}${scale}`
    },
  )
}
