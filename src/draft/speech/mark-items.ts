// Step of reading a brief: numbers of a list within a line -> （1）…（2）….
import { findUnit } from '#text/numbers/quantity-units.ts'

/** 问题：1村级账务慢 2非税占比偏高: numbers of a list, which count nothing. */
const inlineItem = /(?<=^|[：:，。；\s])([1-9])\s?(?=[\u4e00-\u9fff]{2})/g

/** 第一个…第二个…, 一个是…二个是…: one's own count of what one says; bare 二个 counts a thing. */
const spokenItem =
  /(?<=^|[：:，,。；;\s呢嘛])(?:[第头]([一二三四五六七八九])(?:个(?:问题)?(?:呢|嘛|啊)?(?:就?是)?|点(?:就?是)?|(?:呢|嘛|啊|就?是)|(?=[，,]))|([一二三四五六七八九])个(?:呢|嘛|啊)?(?:就?是(?:说)?))[，,]?(?=[\u4e00-\u9fff\d“])/g
const digits = '一二三四五六七八九'

/** Only where the words count on from one. */
function markSpoken(line: string): string {
  const found = [...line.matchAll(spokenItem)]
  const isCounted =
    found.length > 1 && found.every(({ 1: one, 2: other }, at) => digits.indexOf(one ?? other!) === at)
  if (!isCounted) return line
  let at = 0
  return line.replace(spokenItem, () => `（${++at}）`)
}

export function markItems(given: string): string {
  const line = markSpoken(given)
  const found = [...line.matchAll(inlineItem)]
  const isList = found.length > 1 && found.every(({ 1: n }, index) => Number(n) === index + 1)
  const isFree = found.every(({ 0: whole, index }) => /\s$/.test(whole) || findUnit(line, index + 1) === null)
  return isList && isFree ? line.replace(inlineItem, '（$1）') : line
}

/** 1、1至6月… over 2、…: numbers of a list, where several lines count on, each list from one; 1、2月 alone names months. */
export function isNumbered(lines: readonly string[]): boolean {
  const numbers = lines
    .flatMap((line) => /^\s*(\d{1,2})(?:[、.．](?!\d+月$)|\s+(?=[\u4e00-\u9fff]))/.exec(line)?.[1] ?? [])
    .map(Number)
  const countsOn = (number: number, index: number) => index > 0 && number === numbers[index - 1]! + 1
  return (
    numbers.some(countsOn) &&
    numbers.every((number, index) => index === 0 || number === 1 || countsOn(number, index))
  )
}
