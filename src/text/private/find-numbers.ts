// Step: mask. A text -> its private numbers, tokens and addresses by the table of rules, none over another.
import { contextLength } from './number-context.ts'
import { isOfficeMail, numberRules } from './number-rules.ts'
import type { PrivateSpan } from './private-span.ts'

/** Spans in the order of the rules; a later rule sees an earlier one's find as ×. */
export function findNumbers(text: string): { readonly spans: readonly PrivateSpan[]; readonly left: string } {
  const mails = findMails(text)
  const spans: PrivateSpan[] = [...mails]
  let left = hideSpans(text, mails)
  for (const { kind, pattern, isPrivate } of numberRules) {
    const found: PrivateSpan[] = []
    for (const match of left.matchAll(pattern)) {
      const span = { kind, start: match.index, end: match.index + match[0].length }
      if (isPrivate === undefined || isPrivate(match[0], readContext(left, span))) found.push(span)
    }
    left = hideSpans(left, found)
    spans.push(...found)
  }
  return { spans, left }
}

function readContext(text: string, { start, end }: PrivateSpan): { before: string; after: string } {
  return {
    before: text.slice(Math.max(0, start - contextLength), start),
    after: text.slice(end, end + contextLength),
  }
}

/** By the @, outwards: what stands before it has at most 64 characters, each part of the domain 63. */
function findMails(text: string): PrivateSpan[] {
  const spans: PrivateSpan[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = /[A-Za-z0-9._%+-]{1,64} ?$/.exec(text.slice(Math.max(0, at - 65), at))?.[0]
    const domain = /^ ?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/.exec(
      text.slice(at + 1, at + 260),
    )?.[0]
    if (!name || !domain) continue
    const span = { kind: 'email' as const, start: at - name.length, end: at + 1 + domain.length }
    if (span.start < (spans.at(-1)?.end ?? 0)) continue
    if (!isOfficeMail(domain, readContext(text, span).before)) spans.push(span)
  }
  return spans
}

/** Spans in reading order -> the text with × for each character of them. */
export function hideSpans(text: string, spans: readonly { start: number; end: number }[]): string {
  if (spans.length === 0) return text
  const pieces: string[] = []
  let done = 0
  for (const { start, end } of spans) {
    pieces.push(text.slice(done, start), '×'.repeat(end - start))
    done = end
  }
  return pieces.join('') + text.slice(done)
}
