// Step of reading a brief: numbers of a list within a line -> （1）…（2）….
import { findUnit } from '#text/numbers/quantity-units.ts'

/** 问题：1村级账务慢 2非税占比偏高: numbers of a list, which count nothing. */
const inlineItem = /(?<=^|[：:，。；\s])([1-9])(?=[\u4e00-\u9fff]{2})/g

export function markItems(line: string): string {
  const found = [...line.matchAll(inlineItem)]
  const isList = found.length > 1 && found.every(({ 1: n }, index) => Number(n) === index + 1)
  const isFree = found.every(({ index }) => findUnit(line, index + 1) === null)
  return isList && isFree ? line.replace(inlineItem, '（$1）') : line
}

/** 1、1至6月… over 2、…: numbers of a list, where several lines count on; 1、2月 alone names months. */
export function isNumbered(lines: readonly string[]): boolean {
  const numbers = lines
    .flatMap((line) => /^\s*(\d{1,2})(?:[、.．](?!\d+月$)|\s+(?=[\u4e00-\u9fff]))/.exec(line)?.[1] ?? [])
    .map(Number)
  return (
    numbers.length > 1 && numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1)
  )
}
