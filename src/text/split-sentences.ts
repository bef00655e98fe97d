// Step: pure reading. A piece of text -> its sentences as spans, up to 。!?; or a line end, quotes kept whole.
import type { Span } from '#domain/span.ts'
import { breakLine } from './break-lines.ts'

const closers: Readonly<Record<string, string>> = {
  '“': '”',
  '《': '》',
  '(': ')',
  '（': '）',
  '‘': '’',
  '「': '」',
  '【': '】',
}
const enders = new Set('。!?;！？；')
/** Everything else is passed over in one step. */
const marks = /[“《(（‘「【。!?;！？；\n]/g
/** A quote longer than this is running text with sentences of its own, or lost its closing mark. */
const maxQuote = 80
/** The longest printed sentences have some 600 characters; more without an end is no sentence, and what reads sentences need not look further. */
const maxSentence = 1000

/** Sentences of `[start, end)`, trimmed of blanks; half-width marks count, those inside short quotes do not. */
export function splitSentences(text: string, start = 0, end = text.length): Span[] {
  const spans: Span[] = []
  let from = start
  let at = start
  while (at < end) {
    marks.lastIndex = at
    const mark = marks.exec(text)
    if (!mark || mark.index >= end) break
    const closed = closers[mark[0]] ? findClose(text, mark.index, end) : -1
    at = (closed > 0 ? closed : mark.index) + 1
    if (closed > 0 ? !endsInside(text, closed, end) : closers[mark[0]]) continue
    while (at < end && (enders.has(text.charAt(at)) || text.charAt(at) === '”')) at++
    pushTrimmed(spans, text, { start: from, end: at })
    from = at
  }
  pushTrimmed(spans, text, { start: from, end })
  return spans
}

function findClose(text: string, open: number, end: number): number {
  const closer = closers[text.charAt(open)]
  const limit = Math.min(end, open + maxQuote)
  for (let at = open + 1; at < limit; at++) {
    const char = text.charAt(at)
    if (char === '\n') return -1
    if (char === closer) return at
  }
  return -1
}

/** A quote that ends with 。” at a line's end or before more text ends its sentence. */
function endsInside(text: string, close: number, end: number): boolean {
  return text.charAt(close) === '”' && '。！？!?'.includes(text.charAt(close - 1)) && close + 1 < end
}

function pushTrimmed(spans: Span[], text: string, { start, end }: Span): void {
  let from = start
  for (const piece of breakLine(text.slice(start, end), maxSentence)) {
    pushPiece(spans, text, { start: from, end: from + piece.length })
    from += piece.length
  }
}

function pushPiece(spans: Span[], text: string, span: Span): void {
  let { start, end } = span
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  if (end > start) spans.push({ start, end })
}
