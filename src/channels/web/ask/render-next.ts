// Step: encode. In: an answer. Out: what one may well do next, as buttons and links; nothing where nothing follows.
import { type Html, html } from '#channels/web/frame/html.ts'
import type { SuggestedTable } from '#desk/next/suggest-table.ts'
import type { Answer } from '#domain/answer.ts'

/** A place for what follows, which is tried once the answer is read. `at`: the turn. */
export function renderNext({ kind }: Answer, at: string): Html | null {
  if (kind !== 'answer') return null
  const follow = html`<span hx-get="/next?${new URLSearchParams({ at })}" hx-trigger="intersect once" hx-swap="outerHTML"></span>`
  return html`<form class="choices next ask-again" method="post" action="/ask" aria-label="接着问">${follow}</form>`
}

/** Buttons that ask; the numbers as chart and table on page 数, and as a workbook. */
export function renderFollowUps(texts: readonly string[], table: SuggestedTable | null): readonly Html[] {
  return [
    ...texts.map((text) => html`<button name="text" value="${text}">${text}</button>`),
    ...renderTable(table),
  ]
}

function renderTable(table: SuggestedTable | null): readonly Html[] {
  if (table === null) return []
  const query = new URLSearchParams({ indicator: table.indicator })
  for (const place of table.places) query.append('place', place)
  for (const year of table.years) query.append('year', String(year))
  return [
    html`<a class="button" href="/figures?${query}" title="各乡镇的${table.indicator}">图</a>`,
    html`<a class="button" href="/figures/table.xlsx?${query}" download title="${table.indicator}，Excel">表格</a>`,
  ]
}
