// Step: encode. In: a text with 【待补充：…】. Out: each gap with a box to fill it where it stands, and the form that takes all of them.
import { type Html, html } from '#channels/web/frame/html.ts'
import type { DraftEdit } from '#desk/drafts/edit-draft.ts'
import type { Draft } from '#domain/draft.ts'

/** How gaps can be filled: absent where the draft is only shown. */
export interface Filling {
  readonly typed: DraftEdit | null
}

const form = 'fill'

/** One gap may ask for several things: 【待补充：存在不足、原因分析】. */
function namesOf(gap: string): readonly string[] {
  const inside = /^【待补充[:：]?([^】]*)】$/.exec(gap)?.[1] ?? ''
  return inside.split('、').filter(Boolean)
}

function renderBox(name: string, { typed }: Filling, label: string): Html {
  const text = typed?.gaps?.find((one) => one.name === name)?.text ?? ''
  return html`<input type="hidden" form="${form}" name="gap" value="${name}"><input class="fill" form="${form}" name="filled" value="${text}" placeholder="${label}" aria-label="补充：${name}" maxlength="1000">`
}

/** Text between gaps as it is. */
export function renderGaps(text: string, filling: Filling | null): readonly (Html | string)[] {
  return text.split(/(【待补充[^】]*】)/).map((piece) => {
    if (!piece.startsWith('【待补充')) return piece
    const names = namesOf(piece)
    if (filling === null || names.length === 0) return html`<span class="gap">${piece}</span>`
    return html`${names.map((name) => html`<span class="gap">【待补充：${name}】${renderBox(name, filling, '填在这里')}</span>`)}`
  })
}

/** What could still be given, which nothing in the text asks for. */
function listFurther({ pending }: Draft): readonly string[] {
  return pending.filter((item) => !item.startsWith('【待补充】'))
}

/** Takes the boxes of the sheet, and those of what could be added besides. */
export function renderFillForm(id: string, draft: Draft, filling: Filling): Html | null {
  const isOpen =
    draft.missing.length > 0 ||
    draft.sections.some(({ paragraphs }) => paragraphs.some(({ text }) => text.includes('【待补充')))
  const further = listFurther(draft)
  if (!isOpen && further.length === 0) return null
  const more = further.map(
    (item) =>
      html`<li><label><span>${item}</span>${renderBox(item, filling, '写事实和数，不写就空着')}</label></li>`,
  )
  const others =
    more.length === 0
      ? null
      : html`<details><summary>还可以补充 ${more.length} 项</summary><ul class="facts further">${more}</ul></details>`
  return html`<form id="${form}" class="fill-form" method="post" action="/drafts/${id}/edit"><input type="hidden" name="version" value="${draft.version}">${others}<p class="choices"><button class="main">补好了，照着重写</button></p></form>`
}
