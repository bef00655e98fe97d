// Step: a message -> the message without what is said in passing (写材料用, 没写的不算): what it is for, and how what is missing is to be told. Blanks of the same length.
import type { AskingPattern, ExtentRole } from '#domain/prompt-book.ts'

/** Fewer characters ask for nothing: 领导要看 alone is no aside. */
const leastLeft = 4

/** Clauses are told apart by marks and blanks alike. */
const breaks = /[\s,，。；;：:？?！!]/g

export function leaveAsides(text: string, extents: readonly AskingPattern<ExtentRole>[]): string {
  const patterns = extents.filter(({ as }) => as === 'aside')
  let left = text
  for (const clause of clausesOf(text)) {
    for (const { pattern } of patterns) {
      const found = pattern.exec(left.slice(clause.start, clause.end))
      if (found === null || found[0] === '') continue
      const start = clause.start + found.index
      left = left.slice(0, start) + ' '.repeat(found[0].length) + left.slice(start + found[0].length)
    }
  }
  return left.replace(breaks, '').length < leastLeft ? text : left
}

function clausesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const stops = Array.from(text.matchAll(breaks), ({ index }) => index)
  const starts = [0, ...stops.map((at) => at + 1)]
  return starts
    .map((start, i) => ({ start, end: stops[i] ?? text.length }))
    .filter((one) => one.end > one.start)
}
