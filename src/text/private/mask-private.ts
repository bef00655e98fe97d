// Step: mask. Stored text -> the same text with private numbers, addresses and names as ×, character for character.
import { findColumns } from './find-columns.ts'
import { findNames } from './find-names.ts'
import { findNumbers, hideSpans } from './find-numbers.ts'
import type { PrivateSpan } from './private-span.ts'

/** What is private in a text, in reading order, none over another. Ingest masks it and the gate names it: one table for both. */
export function findPrivateSpans(text: string): readonly PrivateSpan[] {
  const folded = foldWidths(text)
  const { spans: numbers, left } = findNumbers(folded)
  const found = [...findColumns(folded), ...numbers, ...findNames(left)]
  let done = 0
  return found
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .flatMap((span) => {
      const start = Math.max(span.start, done)
      if (span.end <= start) return []
      done = span.end
      return [{ ...span, start }]
    })
}

/** Length and offsets stay; blanks and dashes within a number are hidden with it. */
export function maskPrivate(text: string): string {
  return hideSpans(text, findPrivateSpans(text))
}

/** Full-width digits, letters and signs (but no Chinese punctuation) as half-width ones, one for one. */
function foldWidths(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ＠＋－．＿＃]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
}
