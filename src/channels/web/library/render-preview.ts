// Step: encode. In: what a file would become. Out: a card to look at before it enters, and the form that files are chosen in.

import { type Html, html } from '#channels/web/frame/html.ts'
import { renderProblem } from '#channels/web/frame/render-frame.ts'
import { widenMarks } from '#channels/web/frame/wide-marks.ts'
import type { Preview } from '#desk/previews/preview.ts'
import { nameField } from './name-report.ts'

const outlineShown = 40

/** What the page is told when a report has entered, so that its list looks again. */
export const libraryChanged = 'library-changed'

/** Files are chosen or dropped here; without script they are sent together. */
export function renderUploadForm(): Html {
  return html`<form id="upload" class="upload" method="post" action="/reports/upload" enctype="multipart/form-data"><label for="files" class="main">放新报告</label><input id="files" type="file" name="files" multiple required><button class="no-js">看预览</button><span class="fix"><b class="js-only">也可以把文件拖到这里。</b>可以一次选几份，先看预览，确认了才入库。Word、WPS、PDF、OFD、表格、网页、文本、扫描件，单份不超过20 MB。</span></form><div id="previews" aria-live="polite"></div>`
}

function renderField(preview: Preview, field: string, value: string | number | null): Html {
  const isUnsure = preview.unsure.some((name) => nameField(name) === nameField(field))
  const check = isUnsure || value === null || value === '' ? html` <span class="check">待核</span>` : null
  return html`<dt>${nameField(field)}</dt><dd>${value ?? ''}${value === null || value === '' ? '没有读出来' : ''}${check}</dd>`
}

function renderOutline(preview: Preview): Html {
  const items = preview.outline
    .slice(0, outlineShown)
    .map(({ level, heading }) => html`<li class="l${Math.min(level, 5)}">${heading}</li>`)
  const rest = preview.outline.length - outlineShown
  const more = rest > 0 ? html`<li class="l1">……还有 ${rest} 个标题</li>` : null
  return html`<details${preview.outline.length <= 12 ? html` open` : null}><summary>提纲 ${preview.outline.length} 个标题</summary><ol class="outline">${items}${more}</ol></details>`
}

/** Why it could not be set right, and what was typed. */
interface AmendProblem {
  readonly text: string
  readonly fix: string
  readonly typed: { readonly place: string; readonly year: string }
}

/** Place and year by hand, before anything is stored; open where one of them is not sure. */
function renderAmend({ token, place, year, unsure }: Preview, problem: AmendProblem | null): Html {
  const shown = problem?.typed ?? { place, year }
  const isUnsure = unsure.some((name) => ['地区', '年份'].includes(nameField(name)))
  const open = isUnsure || problem ? html` open` : null
  return html`<details class="edit"${open}><summary>改地区和年份</summary><form method="post" action="/reports/amend" hx-post="/reports/amend" hx-target="closest .preview" hx-swap="outerHTML"><input type="hidden" name="token" value="${token}"><label>地区<input name="place" value="${shown.place}" placeholder="青禾县柳溪镇" maxlength="60"></label><label>报告年份<input name="year" value="${shown.year}" inputmode="numeric" maxlength="4"></label><button>改好了</button></form></details>`
}

/** Which stored report it would take the place of. */
function renderReplaced(replaces: Preview['replaces']): Html | null {
  if (replaces === null) return null
  const { reportId, name, place, year, isKept } = replaces
  const origin = [place, year === null ? '' : `${year}年`].filter(Boolean).join('，')
  const which = html`<a href="/reports/${reportId}">《${name}》</a>${origin ? `（${origin}）` : ''}`
  return isKept
    ? html`<p class="fix">库里已有这一份：${which}，入库不会有变化。</p>`
    : html`<p class="fix">入库后替换库里的${which}；它的原件还留着。</p>`
}

/** One file before it enters: what was read, what is unsure, what to look at, and the two buttons. */
export function renderPreview(preview: Preview, problem: AmendProblem | null = null): Html {
  const warnings = preview.warnings.map((text) => html`<li>${widenMarks(text)}</li>`)
  const titleCheck = preview.unsure.some((name) => nameField(name) === '标题')
    ? html` <span class="check">待核</span>`
    : null
  return html`<article class="preview" aria-label="${preview.file} 的预览"><p class="when">${preview.file}</p><h2>${preview.title ?? '没有读出标题'}${titleCheck}</h2>
${problem ? renderProblem(problem.text, problem.fix) : null}<dl>${renderField(preview, 'place', preview.place)}${renderField(preview, 'year', preview.year)}${renderField(preview, 'kind', preview.kind)}<dt>读出</dt><dd>${preview.passages} 段，${preview.figures} 个数</dd></dl>
${renderAmend(preview, problem)}${renderReplaced(preview.replaces)}${warnings.length ? html`<ul class="texts">${warnings}</ul>` : null}${renderOutline(preview)}
<div class="choices"><form method="post" action="/reports/confirm" hx-post="/reports/confirm" hx-target="closest .preview" hx-swap="outerHTML"><button class="main" name="token" value="${preview.token}">入库</button></form><form method="post" action="/reports/discard" hx-post="/reports/discard" hx-target="closest .preview" hx-swap="outerHTML"><button name="token" value="${preview.token}">不要</button></form></div></article>`
}
