// Step: encode. In: a stored report and the span that was cited. Out: its text as paragraphs and headings, the span marked.

import { type Html, html } from '#channels/web/frame/html.ts'
import type { StoredReport } from '#channels/web/frame/page.ts'
import type { Section } from '#domain/report.ts'
import { overlaps, type Span } from '#domain/span.ts'

function splitLines(text: string): readonly Span[] {
  const lines: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim()) lines.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}

interface Cut {
  readonly line: Span
  readonly headings: readonly Section[]
  readonly mark: Span | null
  /** Where the mark begins, if it does so in this line: the piece there carries the anchor. */
  readonly anchor: number | null
  readonly isTitle: boolean
}

/** Cuts one line where a heading or the mark begins or ends, and wraps each piece. */
function renderPieces(text: string, { line, headings, mark, anchor }: Cut): readonly Html[] {
  const spans = [...headings.map((section) => section.headingSpan), ...(mark ? [mark] : [])]
  const inside = spans
    .flatMap(({ start, end }) => [start, end])
    .filter((at) => at > line.start && at < line.end)
  const points = [...new Set([line.start, ...inside, line.end])].sort((a, b) => a - b)
  const isWhole = headings.some(({ headingSpan: at }) => at.start <= line.start && at.end >= line.end)
  return points.slice(0, -1).map((start, index) => {
    const piece = { start, end: points[index + 1]! }
    const words = text.slice(piece.start, piece.end)
    const heading = headings.find((section) => overlaps(section.headingSpan, piece))
    const isStrong = !isWhole && heading && heading.level < 5
    const id = heading && heading !== headings[0] ? html` id="${anchorOf(heading)}"` : null
    const inner = isStrong ? html`<strong${id}>${words}</strong>` : html`${words}`
    if (!mark || !overlaps(mark, piece)) return inner
    return start === anchor
      ? html`<mark id="mark" tabindex="-1">${inner}</mark>`
      : html`<mark>${inner}</mark>`
  })
}

function renderLine(text: string, cut: Cut): Html {
  const pieces = renderPieces(text, cut)
  const [first] = cut.headings
  const id = first ? html` id="${anchorOf(first)}"` : null
  const isWhole = first && first.headingSpan.start <= cut.line.start && first.headingSpan.end >= cut.line.end
  if (cut.isTitle || (isWhole && first.level === 0)) return html`<p class="doc-title"${id}>${pieces}</p>`
  if (!isWhole) return html`<p${id}>${pieces}</p>`
  return first.level === 1 ? html`<h4${id}>${pieces}</h4>` : html`<h5${id}>${pieces}</h5>`
}

// How reading writes a table's row into the text (ingest/read/clean-text.ts).
const cellGap = ' | '

function splitCells(text: string, { start, end }: Span): readonly Span[] {
  let at = start
  return text
    .slice(start, end)
    .split(cellGap)
    .map((cell) => {
      const span = { start: at, end: at + cell.length }
      at = span.end + cellGap.length
      return span
    })
}

/** Lines of equally many cells that follow each other are one table; every other line stands alone. */
function groupRows(text: string, cuts: readonly Cut[]): readonly (readonly Cut[])[] {
  const groups: Cut[][] = []
  const width = (cut: Cut) => (cut.headings.length > 0 ? 1 : splitCells(text, cut.line).length)
  for (const cut of cuts) {
    const last = groups.at(-1)
    if (last && width(cut) > 1 && width(last[0]!) === width(cut)) last.push(cut)
    else groups.push([cut])
  }
  return groups
}

function renderTable(text: string, rows: readonly Cut[]): Html {
  const body = rows.map((row) => {
    const cells = splitCells(text, row.line).map(
      (line) => html`<td>${renderPieces(text, { ...row, line })}</td>`,
    )
    return html`<tr>${cells}</tr>`
  })
  return html`<div class="scroll" role="group" aria-label="表" tabindex="0"><table>${body}</table></div>`
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
  const cuts = splitLines(report.text).map((line) => {
    const own: Section[] = []
    while (next < headings.length && headings[next]!.headingSpan.start < line.end) own.push(headings[next++]!)
    const marked = mark && overlaps(mark, line) ? mark : null
    const anchor = marked && !isMarkOpen ? Math.max(marked.start, line.start) : null
    isMarkOpen ||= marked !== null
    const isTitle = report.text.slice(line.start, line.end).trim() === report.metadata.title
    return { line, headings: own, mark: marked, anchor, isTitle }
  })
  const blocks = groupRows(report.text, cuts).map((group) =>
    group.length > 1 ? renderTable(report.text, group) : renderLine(report.text, group[0]!),
  )
  return html`<div class="doc">${blocks}</div>`
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
