// Step: encode. In: a draft. Out: its sheet, every number linked to its source; where it may be changed, a box in each gap and each paragraph to be reworded in place.
import { type Html, html } from '#channels/web/frame/html.ts'
import type { Draft, DraftParagraph, DraftSection, NumberSource } from '#domain/draft.ts'
import { printFields } from '#domain/draft.ts'
import { anchorOf } from './render-draft-facts.ts'
import { renderForm } from './render-form.ts'
import { type Filling, renderGaps } from './render-gaps.ts'

export interface SheetView {
  /** The address where the sources stand; empty for the page it is on. */
  readonly page: string
  /** Which draft is changed, and what was typed; null where it is only shown. */
  readonly changing: (Filling & { readonly id: string; readonly version: number }) | null
  /** Lines that the last change brought; absent: none is marked. */
  readonly changed?: ReadonlySet<string>
}

/** The first of them is where the page stands after a change. */
function markChanged(text: string, draft: Draft, { changed }: SheetView): Html | null {
  if (!changed?.has(text)) return null
  const first = listLines(draft).find((line) => changed.has(line))
  return html` class="changed"${text === first ? html` id="changed"` : null}`
}

function listLines(draft: Draft): readonly string[] {
  return draft.sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
}

function renderNumber(source: NumberSource, text: string, address: string): Html | string {
  if (source.kind === 'request') return text
  const look = source.kind === 'brief' ? 'num' : 'num computed'
  return html`<a class="${look}" href="${address}">${text}</a>`
}

interface At {
  readonly draft: Draft
  readonly section: DraftSection
  readonly index: number
  readonly paragraph: number
}

function renderParagraph({ text, sources }: DraftParagraph, at: At, view: SheetView): Html {
  const pieces: (Html | string)[] = []
  let end = 0
  for (const [index, source] of sources.entries()) {
    if (source.start < end) continue
    const shown = text.slice(source.start, source.end)
    pieces.push(...renderGaps(text.slice(end, source.start), view.changing))
    pieces.push(renderNumber(source, shown, `${view.page}#${anchorOf(at.index, at.paragraph, index)}`))
    end = source.end
  }
  return html`<p${markChanged(text, at.draft, view)}>${pieces}${renderGaps(text.slice(end), view.changing)}</p>${renderReword(text, at, view)}`
}

/** A paragraph that only asks for what is missing is filled, not reworded. */
function renderReword(text: string, { section }: At, { changing }: SheetView): Html | null {
  if (changing === null || text.replace(/【待补充[^】]*】/g, '').trim() === '') return null
  const { id, version, typed } = changing
  const tried = typed?.wording
  const isTried = tried?.section === section.id && tried.written === text
  const now = isTried ? tried.text : text
  return html`<details class="reword"${isTried ? html` open` : null}><summary aria-label="改这一段">改</summary><form method="post" action="/drafts/${id}/edit"><input type="hidden" name="version" value="${version}"><input type="hidden" name="section" value="${section.id}"><input type="hidden" name="written" value="${text}"><textarea name="text" rows="4" aria-label="这一段" maxlength="3000">${now}</textarea><p class="choices"><button class="main">改好了，再核对</button><small>清空就是删去这一段。素材里没有的数，核对时会指出来。</small></p></form></details>`
}

function renderSection(draft: Draft, index: number, view: SheetView): Html {
  const section = draft.sections[index]!
  // Several drafts may stand on another page.
  const id = view.page === '' ? html` id="part-${index}"` : null
  const paragraphs = section.paragraphs.map((one, paragraph) =>
    renderParagraph(one, { draft, section, index, paragraph }, view),
  )
  return html`${renderHeading(section, id, view.page === '' ? 2 : 3)}${paragraphs}${section.table ? renderForm(section.table, index) : null}`
}

/** `top`: the rank that stands below the title of the page. */
function renderHeading({ heading, level }: DraftSection, id: Html | null, top: 2 | 3): Html | null {
  if (heading === '') return null
  if (level > 1) return html`<h${top + 1} class="part"${id}>${heading}</h${top + 1}>`
  return html`<h${top} class="chief"${id}>${heading}</h${top}>`
}

/** 主送机关, between title and text; marked where it is missing. */
function renderRecipient(draft: Draft, { changing }: SheetView): Html | null {
  const { recipient } = printFields(draft)
  return recipient === null ? null : html`<p class="flush">${renderGaps(recipient, changing)}</p>`
}

/** Name, number and issuer of a bulletin, above its headline. */
function renderMasthead({ masthead = [] }: Draft, { changing }: SheetView): readonly Html[] {
  return masthead.map((line) => html`<p class="flush">${renderGaps(line, changing)}</p>`)
}

/** 署名 and 成文日期 at the end of a report. */
function renderSignature(draft: Draft, { changing }: SheetView): Html | null {
  if (draft.scope !== 'report') return null
  const { issuer, date, copied } = printFields(draft)
  const signed = [issuer, date].map((line) =>
    line === null || draft.masthead !== undefined
      ? null
      : html`<p class="signed">${renderGaps(line, changing)}</p>`,
  )
  return html`${signed}${copied === null ? null : html`<p class="flush">${copied}</p>`}`
}

export function renderSheet(draft: Draft, title: Html, view: SheetView): Html {
  const sections = draft.sections.map((_, index) => renderSection(draft, index, view))
  return html`<article class="letter">${renderMasthead(draft, view)}${title}${renderRecipient(draft, view)}${sections}${renderSignature(draft, view)}</article>`
}
