// Step: one way of writing for the reading of figures. Text in, the same out with half-width signs, simplified
// characters and plain numerals for those of bank notes (伍仟元整); the length and every offset stay.
import { simplify } from '../traditional.ts'
import { foldWidth } from './quantity-masks.ts'

const banked: Readonly<Record<string, string>> = {
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  圆: '元',
}
/** Only before money: 队伍, 大陆 and 收拾 are words. */
const amount = /[壹贰叁肆伍陆柒捌玖拾][壹贰叁肆伍陆柒捌玖拾佰仟零万亿]{0,19}[元圆角分](?:整|正)?/g

/** The text as figures are read from it. */
export function foldFigures(text: string): string {
  return simplify(foldWidth(text)).replace(amount, (whole) =>
    whole.replace(/./g, (char) => banked[char] ?? char),
  )
}
