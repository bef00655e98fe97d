// Step: encode. In: a stored report and the span that was cited. Out: its text as paragraphs and headings, the span marked.
import type { Section } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import { type Html, html } from './html.ts'
import type { StoredReport } from './page.ts'

function splitLines(text: string): readonly Span[] {
  const lines: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim()) lines.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end

interface Cut {
  readonly line: Span
  readonly headings: readonly Section[]
  readonly mark: Span | null
  /** The mark begins in this line: its first piece carries the anchor. */
  readonly opensMark: boolean
  readonly isTitle: boolean
}

/** Cuts one line where a heading or the mark begins or ends, and wraps each piece. */
function renderPieces(text: string, { line, headings, mark, opensMark }: Cut): readonly Html[] {
  const spans = [...headings.map((section) => section.headingSpan), ...(mark ? [mark] : [])]
  const inside = spans
    .flatMap(({ start, end }) => [start, end])
    .filter((at) => at > line.start && at < line.end)
  const points = [...new Set([line.start, ...inside, line.end])].sort((a, b) => a - b)
  const isWhole = headings.some(({ headingSpan: at }) => at.start <= line.start && at.end >= line.end)
  return points.slice(0, -1).map((start, index) => {
    const piece = { start, end: points[index + 1]! }
    const words = text.slice(piece.start, piece.end)
    const isHeading =
      !isWhole && headings.some((section) => section.level < 5 && overlaps(section.headingSpan, piece))
    const inner = isHeading ? html`<strong>${words}</strong>` : html`${words}`
    if (!mark || !overlaps(mark, piece)) return inner
    return opensMark && start <= Math.max(mark.start, line.start)
      ? html`<mark id="mark" tabindex="-1">${inner}</mark>`
      : html`<mark>${inner}</mark>`
  })
}

function renderLine(text: string, cut: Cut): Html {
  const pieces = renderPieces(text, cut)
  const [first] = cut.headings
  const anchor = first ? html` id="${anchorOf(first)}"` : null
  const isWhole = first && first.headingSpan.start <= cut.line.start && first.headingSpan.end >= cut.line.end
  if (cut.isTitle || (isWhole && first.level === 0))
    return html`<h3 class="doc-title"${anchor}>${pieces}</h3>`
  if (!isWhole) return html`<p${anchor}>${pieces}</p>`
  return first.level === 1 ? html`<h4${anchor}>${pieces}</h4>` : html`<h5${anchor}>${pieces}</h5>`
}

/** Name of a section's place in the page. */
export function anchorOf(section: Section): string {
  return `s${section.headingSpan.start}`
}

/** The whole text; `mark` (already checked to lie within it) is highlighted and carries the anchor #mark. */
export function renderReportText(report: StoredReport, mark: Span | null): Html {
  const headings = [...report.sections]
    .filter(({ headingSpan }) => headingSpan.end > headingSpan.start)
    .sort((a, b) => a.headingSpan.start - b.headingSpan.start)
  let next = 0
  let isMarkOpen = false
  const lines = splitLines(report.text).map((line) => {
    const own: Section[] = []
    while (next < headings.length && headings[next]!.headingSpan.start < line.end) own.push(headings[next++]!)
    const marked = mark && overlaps(mark, line) ? mark : null
    const isTitle = report.text.slice(line.start, line.end).trim() === report.metadata.title
    const opensMark = marked !== null && !isMarkOpen
    isMarkOpen ||= opensMark
    return renderLine(report.text, { line, headings: own, mark: marked, opensMark, isTitle })
  })
  return html`<div class="doc">${lines}</div>`
}

/** Headings from the top above a span: 一、主要做法 / (四)依法化解矛盾纠纷. Empty when it stands before the first. */
export function namePath(report: StoredReport, span: Span): string {
  const above = report.sections.filter(
    ({ level, start, end }) => level > 0 && start <= span.start && span.start < end,
  )
  return above
    .sort((a, b) => a.level - b.level)
    .map(({ heading }) => (heading.length > 40 ? `${heading.slice(0, 40)}…` : heading))
    .join(' / ')
}
