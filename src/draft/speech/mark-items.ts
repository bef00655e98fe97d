// Step of reading a brief: numbers of a list within a line -> （1）…（2）….
import { findUnit } from '#text/numbers/quantity-units.ts'

/** 问题：1村级账务慢 2非税占比偏高: numbers of a list, which count nothing. */
const inlineItem = /(?<=^|[：:，。；\s])([1-9])(?:[、.．)）]\s*|\s)?(?=[\u4e00-\u9fff]{2}|\d{1,2}月)/g

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

/** 问题1、小工程没资质 2、…: a part, and its items. */
const partItems =
  /^\s*((?:存在的?|主要)?(?:问题|不足|困难|短板|难点|毛病)|(?:下一?步|明年|下半年)?(?:工作)?(?:打算|计划|安排))[ \u3000]*(?=1[、.．)）]?[ \u3000]*[\u4e00-\u9fff].*2[、.．)）]?[ \u3000]*[\u4e00-\u9fff])/

export function markItems(given: string): string {
  const line = markSpoken(given.replace(partItems, '$1：'))
  const found = [...line.matchAll(inlineItem)]
  const isList = found.length > 1 && found.every(({ 1: n }, index) => Number(n) === index + 1)
  const isFree = found.every(({ 0: whole, index }) => /\D$/.test(whole) || findUnit(line, index + 1) === null)
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
