// Step: the n-th citation of an answer -> its passage among the lines before and after it, with file and section. Only of what the reader may see now.
import { renderCitations } from '#chat/render-answer.ts'
import type { Citation } from '#domain/answer.ts'
import type { Span } from '#domain/span.ts'
import type { StoredReport } from '#domain/stored-report.ts'

/** Characters shown before the quote and behind it within its passage, and of the lines around. */
const most = { inside: 500, around: 160 }

/** Null where the quote no longer stands in the report: it was read again, or another one took its place. */
export function renderPassage(
  citation: Citation,
  report: StoredReport,
  askerPlace: string | null,
): string | null {
  const { text, passages, sections } = report
  const quote = findQuote(citation, text)
  if (quote === null) return null
  const touched = passages.filter(({ start, end }) => start < quote.end && end > quote.start)
  const start = Math.min(quote.start, ...touched.map((one) => one.start))
  const end = Math.max(quote.end, ...touched.map((one) => one.end))
  const heading = sections.find(({ path }) => path === citation.section)?.heading
  const isInHead = heading !== undefined && text.slice(start, end).startsWith(heading)
  return [
    ...renderCitations([citation], askerPlace),
    `文件：${citation.file}`,
    ...(heading && !isInHead ? [`章节：${heading}`] : []),
    '',
    ...lineBefore(text, start),
    `${tail(text.slice(start, quote.start), most.inside)}【${text.slice(quote.start, quote.end)}】${head(text.slice(quote.end, end), most.inside)}`,
    ...lineAfter(text, end),
    '',
    '【】里是引用的原句，前后是报告里挨着的话。',
  ].join('\n')
}

function findQuote({ start, end, quote }: Citation, text: string): Span | null {
  if (text.slice(start, end) === quote) return { start, end }
  const at = text.indexOf(quote)
  return at < 0 || quote === '' ? null : { start: at, end: at + quote.length }
}

function lineBefore(text: string, at: number): readonly string[] {
  const before = text.slice(Math.max(0, at - 2000), at).trimEnd()
  const line = before.slice(before.lastIndexOf('\n') + 1).trim()
  return line === '' ? [] : [tail(line, most.around)]
}

function lineAfter(text: string, at: number): readonly string[] {
  const line = /\S[^\n]*/.exec(text.slice(at, at + 2000))?.[0].trim() ?? ''
  return line === '' ? [] : [head(line, most.around)]
}

function head(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}……`
}

function tail(text: string, length: number): string {
  return text.length <= length ? text : `……${text.slice(-length)}`
}
