// Step: encode. In: a draft. Out: its sheet, every number linked to its source, what is missing in red.
import { type Html, html } from '#channels/web/frame/html.ts'
import type { Draft, DraftParagraph, DraftSection, NumberSource } from '#domain/draft.ts'
import { printFields } from '#domain/draft.ts'
import { anchorOf } from './render-draft-facts.ts'
import { renderForm } from './render-form.ts'

function renderGaps(text: string): readonly (Html | string)[] {
  return text
    .split(/(【待补充[^】]*】)/)
    .map((piece) => (piece.startsWith('【待补充') ? html`<span class="gap">${piece}</span>` : piece))
}

function renderNumber(source: NumberSource, text: string, address: string): Html | string {
  if (source.kind === 'request') return text
  const look = source.kind === 'brief' ? 'num' : 'num computed'
  return html`<a class="${look}" href="${address}">${text}</a>`
}

function renderParagraph(
  { text, sources }: DraftParagraph,
  { page, section, paragraph }: { page: string; section: number; paragraph: number },
): Html {
  const pieces: (Html | string)[] = []
  let end = 0
  for (const [index, source] of sources.entries()) {
    if (source.start < end) continue
    const shown = text.slice(source.start, source.end)
    pieces.push(...renderGaps(text.slice(end, source.start)))
    pieces.push(renderNumber(source, shown, `${page}#${anchorOf(section, paragraph, index)}`))
    end = source.end
  }
  return html`<p>${pieces}${renderGaps(text.slice(end))}</p>`
}

function renderSection(section: DraftSection, { page, index }: { page: string; index: number }): Html {
  // Several drafts may stand on another page.
  const id = page === '' ? html` id="part-${index}"` : null
  const heading =
    section.heading === ''
      ? null
      : section.level <= 1
        ? html`<h3${id}>${section.heading}</h3>`
        : html`<h4${id}>${section.heading}</h4>`
  const paragraphs = section.paragraphs.map((one, at) =>
    renderParagraph(one, { page, section: index, paragraph: at }),
  )
  return html`${heading}${paragraphs}${section.table ? renderForm(section.table, index) : null}`
}

/** 主送机关, between title and text; marked where it is missing. */
function renderRecipient(draft: Draft): Html | null {
  const { recipient } = printFields(draft)
  return recipient === null ? null : html`<p class="flush">${renderGaps(recipient)}</p>`
}

/** 署名 and 成文日期 at the end of a report. */
function renderSignature(draft: Draft): Html | null {
  if (draft.scope !== 'report') return null
  const { issuer, date } = printFields(draft)
  return html`${[issuer, date].map((line) => (line === null ? null : html`<p class="signed">${renderGaps(line)}</p>`))}`
}

/** `page`: the address where the sources stand; empty for the page it is on. */
export function renderSheet(draft: Draft, title: Html, page = ''): Html {
  const sections = draft.sections.map((section, index) => renderSection(section, { page, index }))
  return html`<article class="letter">${title}${renderRecipient(draft)}${sections}${renderSignature(draft)}</article>`
}
