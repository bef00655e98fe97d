// Tool: a sentence -> its clauses up to a length, with the number that it tells, without the mark at its end and without cutting a number.

import type { Span } from '#domain/span.ts'
import { cutsNumber } from '#text/numbers/cuts-number.ts'

const mark = /[。;；,，\s:：、]/
const clauseEnd = /[,，;；。]/

/** Its first clauses. */
export function cutSpan(text: string, { start, end }: Span, longest: number): Span {
  return { start, end: trimEnd(text, start, cutAt(text, start, { end, longest })) }
}

/** Whole where it is short; else from its start, or from the clause with its first number where the start tells none. */
export function shortenSpan(text: string, { start, end }: Span, longest: number): Span {
  if (end - start <= longest) return { start, end: trimEnd(text, start, end) }
  const first = cutAt(text, start, { end, longest })
  const number = text.slice(start, end).search(/\d/)
  if (number < 0 || start + number < first) return { start, end: trimEnd(text, start, first) }
  const from = startOfClause(text, start, start + number)
  return { start: from, end: trimEnd(text, from, cutAt(text, from, { end, longest })) }
}

/** The end of the last clause within `longest`; a clause that is longer than that is cut where no number stands. */
function cutAt(text: string, start: number, { end, longest }: { end: number; longest: number }): number {
  if (end - start <= longest) return end
  let at = start + longest
  while (at > start + longest / 5 && !clauseEnd.test(text.charAt(at))) at--
  if (clauseEnd.test(text.charAt(at)) && !cutsNumber(text, at)) return at
  at = start + longest
  while (at > start && (cutsNumber(text, at) || /[\dA-Za-z.]/.test(text.charAt(at - 1)))) at--
  return at
}

function startOfClause(text: string, start: number, at: number): number {
  let from = at
  while (from > start && !clauseEnd.test(text.charAt(from - 1))) from--
  while (/\s/.test(text.charAt(from))) from++
  return from
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end
  while (last > start && mark.test(text.charAt(last - 1))) last--
  return last
}
