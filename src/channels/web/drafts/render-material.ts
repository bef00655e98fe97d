// Step: encode. In: a draft. Out: what was understood of the material, each number and sentence to be set right where it stands; what was left out, and why.
import { type Html, html } from '#channels/web/frame/html.ts'
import type { OpenedDraft } from '#desk/drafts/draft-room.ts'
import type { DraftEdit } from '#desk/drafts/edit-draft.ts'
import type { Brief } from '#domain/brief.ts'

/** Of one kind of things left out so many are shown. */
const mostShown = 20

function renderFigures({ figures }: Brief, typed: DraftEdit | null): readonly Html[] {
  return figures.map(({ id, indicator, raw, theme, label, lastYearOf }) => {
    const about = [lastYearOf === null ? null : '去年的', theme ?? (label || null)].filter(Boolean).join('，')
    const value = typed?.values?.find((one) => one.figure === id)?.value ?? raw
    return html`<li><label><span>${indicator}${about ? html` <small>${about}</small>` : null}</span><input type="hidden" name="figure" value="${id}"><input name="value" value="${value}" maxlength="40"></label></li>`
  })
}

function renderStatements({ statements }: Brief, typed: DraftEdit | null): readonly Html[] {
  return statements.map(({ text, theme }, at) => {
    const said = typed?.statements?.find((one) => one.at === at)?.text ?? text
    return html`<li class="said"><label><span>${theme ?? '没有数的话'}</span><input type="hidden" name="statement" value="${at}"><input name="said" value="${said}" maxlength="400"></label></li>`
  })
}

/** A number that stands nowhere in the text is told beside it (render-draft-facts.ts). */
function renderLeftOut({ unused, doubts, masked, remarks }: Brief): Html | null {
  const lines = [
    ...unused.slice(0, mostShown).map(({ text, reason }) => `“${text.slice(0, 60)}”没有用：${reason}`),
    ...(unused.length > mostShown ? [`还有${unused.length - mostShown}处没有用`] : []),
    ...doubts,
    ...remarks.map((text) => `“${text}”是嘱咐，没有写进去`),
    ...(masked.length > 0 ? [`遮盖了：${masked.join('、')}`] : []),
  ]
  if (lines.length === 0) return null
  return html`<ul class="texts">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}

/** Open on the first draft, which nobody has confirmed yet, and where a change could not be made. */
export function renderMaterial({ id, draft, material }: OpenedDraft, typed: DraftEdit | null): Html {
  const count = material.figures.length + material.statements.length
  const open = draft.version === 1 || typed ? html` open` : null
  const what = count === 0 ? '素材里没有读到事实' : `我理解的数据：${count}条`
  return html`<details class="material"${open}><summary>${what}<span class="fix">，不对就在这里改</span></summary><form method="post" action="/drafts/${id}/edit"><input type="hidden" name="version" value="${draft.version}"><ul class="facts">${renderFigures(material, typed)}${renderStatements(material, typed)}</ul>${renderLeftOut(material)}<label class="more-fact">再加一条<input name="added" value="${typed?.added ?? ''}" placeholder="例如：开展安全巡查9次" maxlength="1000"></label><p class="choices"><button class="main">改好了，照着重写</button><small>清空一格就是去掉那一条。</small></p></form></details>`
}
