// Step: encode. In: an answer. Out: what one may well ask next, as buttons and links; nothing where nothing follows.

import { type Html, html } from '#channels/web/frame/html.ts'
import type { Answer } from '#domain/answer.ts'

/** Indicators offered as a table. */
const mostIndicators = 2

/** The others, after one township was asked about; the table of an indicator whose figures were cited. */
export function renderNext({ kind, citations, searched, figures }: Answer): Html | null {
  if (kind === 'clarify') return null
  const cited = new Set(citations.map(({ place }) => place))
  const others =
    searched.places.length === 1 && cited.size === 1
      ? html`<button name="text" value="其他乡镇呢？">其他乡镇呢？</button>`
      : null
  const names = [...new Set(figures.map(({ indicator }) => indicator))].slice(0, mostIndicators)
  const tables = names.map(
    (name) =>
      html`<a class="button" href="/figures?${new URLSearchParams({ indicator: name })}">各乡镇的${name}</a>`,
  )
  if (others === null && tables.length === 0) return null
  return html`<form class="choices next ask-again" method="post" action="/ask" aria-label="接着问">${others}${tables}</form>`
}
