// Step of reading a brief: numbers as people say them (273万6千块, 三百来个, 1万1, 俩人) -> as documents print them, each of the same value. One line.
import { parseChineseNumber } from '#text/numbers/quantity-number.ts'

const ends = '(?=$|[，,。；;：:、！!？?）)\\s]|以[上下内])'
const money = /[元钱款]|工资|补贴|补助|赔|罚|投|奖|捐|经费|资金|发了|花|收入|卖/
/** What is counted in 块. */
const pieces = /牌|板|屏|[田地]|碑|镜|石|砖|布/

/** 随礼不超过100块: what ends a clause behind a bound, and is no board or stone, is money. */
const overPrice =
  /(?<=(?:不超过|不到|不超|至多|最多|每[人户家月天桌](?:少|多|省)?[\u4e00-\u9fff]{0,3})\d[\d.]*[万千百]?)块(?=$|[，,。；;])/g

/** 一共是9600块: so many are no boards. */
const priceInAll = /(?<=(?:共|合计|累计|花了?|给了?|赔了?)(?:是|有|约)?\d{3,}[万千百]?)块(?=$|[，,。；;])/g

/** Two scales in one number: 273万6千 is 273.6万. */
const mixed = /(?<![\d.])(\d{1,4})万(\d)千(?:(\d)百)?(?![\d.万])/g
/** 1万1 is 1.1万, 3千5 is 3500. */
const cut = new RegExp(
  `(?<![\\d.])(\\d{1,4})([万千])([1-9])(?:(?=[块元])|${ends}|(?=[多余]?[人份条名户件次亩斤]${ends}))`,
  'g',
)
/** 六月十九号, 七月份. */
const spokenDate =
  /(?<![一二三四五六七八九十个])([一二三四五六七八九十]{1,2})月(?:份|([一二三四五六七八九十]{1,3})[号日])/g
const hundreds = /(?<![\d.])(\d)千(\d)百(?![\d万])/g
const about = /(?:大[概约]|差不多)?([一二两三四五六七八九]?[百千]|\d+)来万/g
const tens =
  /(?:大[概约]|差不多)?(?<![第一二三四五六七八九十百千万\d])([二两三四五六七八九]?十)来(?=[个名人户份次件亩家场条])/g
const around =
  /(?:大[概约]|差不多)?(?<![第一二三四五六七八九十百千万\d])([一二两三四五六七八九]?[百千](?:[一二三四五六七八九]十)?)来(?=[个名人户份次件亩家场条头只块元年天里])/g

/** 四千份左右 */
const nearly =
  /(?:大[概约]|差不多|约)?(?<![第几数\d.一二三四五六七八九十百千万])([一二两三四五六七八九][百千](?:[一二三四五六七八九]百)?)([份人册张本户次名件])(?:左右|上下)(?=$|[，,。；;])/g

/** 四千份左右 is 约4000份, 二十来次 约20次. */
function writeRound(line: string): string {
  return line
    .replace(nearly, (whole, said: string, unit: string) => {
      const value = parseChineseNumber(said)
      return value === null ? whole : `约${value}${unit}`
    })
    .replace(tens, (whole, digits: string) => {
      const value = parseChineseNumber(/^十/.test(digits) ? `一${digits}` : digits)
      return value === null ? whole : `约${value}`
    })
}

export function writeNumbers(line: string): string {
  return writeRound(line)
    .replace(/(?:大[概约]|差不多|将近|约莫)(还有|还剩)(?=\d)/g, '$1约')
    .replace(/(?:大[概约]|差不多|将近|约莫)(?:有|是)?(?=\d)/g, '约')
    .replace(
      /(?<=(?:提高|提升|上升|增加|增长|下降|降低|减少|回落|高|低|多|少|涨|降)了?\d[\d.]*)个点(?![位名]|\d)/g,
      '个百分点',
    )
    .replace(/(?<=\d[万千百十]?)(?<!12345)多(?=[\u4e00-\u9fff](?!于)|$|[，,。；;])/g, '余')
    .replace(/(?<=\d)个亿(?!元[\u4e00-\u9fff]|级)/g, '亿')
    .replace(/(\d{2,})来(?=[年天里])/g, '约$1')
    .replace(spokenDate, (whole: string, month: string, day?: string) => {
      const [m, d] = [parseChineseNumber(month), day === undefined ? 0 : parseChineseNumber(day)]
      if (m === null || d === null || m > 12 || d > 31) return whole
      return d === 0 ? `${m}月` : `${m}月${d}日`
    })
    .replace(mixed, (_, whole: string, thousands: string, rest = '') => `${whole}.${thousands}${rest}万`)
    .replace(cut, (_, whole: string, scale: string, next: string) =>
      scale === '万' ? `${whole}.${next}万` : `${whole}${next}00`,
    )
    .replace(hundreds, '$1$200')
    .replace(/(?<![\d.])(\d{1,3})块([1-9])(?=$|[，,。；;、）)\s\u4e00-\u9fff])/g, '$1.$2元')
    .replace(about, (whole: string, digits: string) => {
      const value = Number(digits) || parseChineseNumber(digits)
      return value ? `约${value}万` : whole
    })
    .replace(around, (whole: string, digits: string) => {
      const value = parseChineseNumber(/^[百千]/.test(digits) ? `一${digits}` : digits)
      return value === null ? whole : `约${value}`
    })
    .replace(/(?<![夫妻母父兄姐弟妹婆爷师徒娘])俩(?:人|个人?)?/g, (whole) =>
      whole === '俩' ? '两个' : '2人',
    )
    .replace(/仨(?:人|个人?)?/g, (whole) => (whole === '仨' ? '三个' : '3人'))
    .replace(/(?<![\d.个])([01]?\d|2[0-4])点([0-5]\d)(?:分)?(?![\d%个.])/g, '$1时$2分')
    .split(/(?<=[。；;，,])/)
    .map((clause) =>
      money.test(clause) && !pieces.test(clause)
        ? clause.replace(/(?<=\d[万千百]?)块钱?(?!\S{0,3}[牌板地田])/g, '元')
        : clause
            .replace(/(?<=\d[万千百]?)块钱/g, '元')
            .replace(overPrice, '元')
            .replace(priceInAll, '元'),
    )
    .join('')
}
