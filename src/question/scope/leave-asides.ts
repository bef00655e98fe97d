// Step: a message -> the message without what is said in passing (写材料用, 没写的不算): what it is for, and how what is missing is to be told. Blanks of the same length.
import type { AskingPattern, ExtentRole } from '#domain/prompt-book.ts'
import type { Span } from '#domain/span.ts'

/** Fewer characters ask for nothing: 领导要看 alone is no aside. */
const leastLeft = 4

/** Clauses are told apart by marks and blanks alike. */
const breaks = /[\s,，。；;：:？?！!]/g

/** `isHeld`: words that must not be lost, wherever they stand (在整理白塔镇的台账). */
export function leaveAsides(
  text: string,
  extents: readonly AskingPattern<ExtentRole>[],
  isHeld: (said: string) => boolean = () => false,
): string {
  const patterns = extents.filter(({ as }) => as === 'aside')
  let left = text
  for (const clause of clausesOf(text)) {
    for (const { pattern } of patterns) {
      const found = pattern.exec(left.slice(clause.start, clause.end))
      if (found === null || found[0] === '' || isHeld(found[0])) continue
      const start = clause.start + found.index
      left = left.slice(0, start) + ' '.repeat(found[0].length) + left.slice(start + found[0].length)
    }
    if (left.slice(clause.start, clause.end).trim() === '') left = closeUp(left, clause)
  }
  return left.replace(breaks, '').length < leastLeft ? text : left
}

/** The mark behind a clause that is gone goes with it; behind the last one the mark before it. */
function closeUp(text: string, { start, end }: Span): string {
  const at = joins.test(text.charAt(end)) ? end : joins.test(text.charAt(start - 1)) ? start - 1 : -1
  return at < 0 ? text : `${text.slice(0, at)} ${text.slice(at + 1)}`
}

const joins = /[,，；;：:]/

function clausesOf(text: string): readonly Span[] {
  const stops = Array.from(text.matchAll(breaks), ({ index }) => index)
  const starts = [0, ...stops.map((at) => at + 1)]
  return starts
    .map((start, i) => ({ start, end: stops[i] ?? text.length }))
    .filter((one) => one.end > one.start)
}
