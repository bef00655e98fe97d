// Step: decode. In: ?start=&end=&h= of a citation's address. Out: the span it points at, or why it no longer holds.
import type { Context } from 'hono'
import { readNumber } from '#channels/web/frame/read-form.ts'
import { digestQuote } from '#channels/web/frame/render-citation.ts'
import type { Span } from '#domain/span.ts'

/** `gone`: the report was replaced since, and other words stand there now. */
export type CitedSpan =
  | { readonly kind: 'none' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'span'; readonly span: Span }

/** Reads the span from the query and holds it against the stored text. */
export function readSpan(c: Context, text: string): CitedSpan {
  const [start, end] = [readNumber(c.req.query('start')), readNumber(c.req.query('end'))]
  if (start === null || end === null) return { kind: 'none' }
  if (start >= end || end > text.length) return { kind: 'gone' }
  const digest = c.req.query('h')
  if (digest && digest !== digestQuote(text.slice(start, end))) return { kind: 'gone' }
  return { kind: 'span', span: { start, end } }
}
