// Step: encode. In: a reply that is no answer. Out: its markup: a draft with its numbers, a document to take away, words.
import { renderSheet } from '#channels/web/drafts/render-sheet.ts'
import { type Html, html } from '#channels/web/frame/html.ts'
import { widenMarks } from '#channels/web/frame/wide-marks.ts'
import type { OpenedDraft } from '#desk/drafts/draft-room.ts'

/** The sheet as page 稿 shows it, what was said about it below, and the way there. `text`: the reply in words. */
export function renderOpened({ id, draft, text: whole }: OpenedDraft, text: string): Html {
  const title =
    draft.scope === 'report'
      ? html`<h3 class="title">${draft.title}</h3>`
      : html`<h3 class="unseen">${draft.title}</h3>`
  const [before = '', after = ''] = text.split(whole)
  const words = [before, after].map((part) => renderNotice(part))
  return html`<section class="answer drafted">${words[0]}${renderSheet(draft, title, { page: `/drafts/${id}`, changing: null })}${words[1]}<p><a class="button" href="/drafts/${id}">在“稿”里看出处、接着改</a></p></section>`
}

/** A document of the draft as it is now. */
export function renderDocument(name: string, draft: string): Html {
  return html`<section class="answer notice"><p><a class="button" href="/drafts/${draft}/word" download>下载 ${name}</a></p></section>`
}

/** What the product itself says: one paragraph a line, in the marks of a Chinese text. */
export function renderNotice(text: string): Html {
  return renderWords(widenMarks(text))
}

/** One paragraph a line. */
export function renderWords(text: string): Html {
  return html`${text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p>${line}</p>`)}`
}
