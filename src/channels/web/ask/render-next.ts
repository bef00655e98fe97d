// Step: encode. In: an answer. Out: what one may well ask next, as buttons and links; nothing where nothing follows.

import { type Html, html } from '#channels/web/frame/html.ts'
import type { Answer } from '#domain/answer.ts'

/** Indicators offered as a table. */
const mostIndicators = 2

/** The table of an indicator whose figures were cited, and a place for follow-ups, which are tried once the answer is read. `at`: the turn. */
export function renderNext({ kind, figures }: Answer, at: string): Html | null {
  if (kind === 'clarify') return null
  const names = [...new Set(figures.map(({ indicator }) => indicator))].slice(0, mostIndicators)
  const tables = names.map(
    (name) =>
      html`<a class="button" href="/figures?${new URLSearchParams({ indicator: name })}">各乡镇的${name}</a>`,
  )
  const follow =
    kind === 'answer'
      ? html`<span hx-get="/next?${new URLSearchParams({ at })}" hx-trigger="intersect once" hx-swap="outerHTML"></span>`
      : null
  if (follow === null && tables.length === 0) return null
  return html`<form class="choices next ask-again" method="post" action="/ask" aria-label="接着问">${follow}${tables}</form>`
}

/** Buttons that ask them. */
export function renderFollowUps(texts: readonly string[]): readonly Html[] {
  return texts.map((text) => html`<button name="text" value="${text}">${text}</button>`)
}
