// Step: encode. In: a stored report. Out: its page, the drawer's view of it, and the question before it is removed.

import { type Html, html } from '#channels/web/frame/html.ts'
import type { StoredReport } from '#channels/web/frame/page.ts'
import { renderNote } from '#channels/web/frame/render-frame.ts'
import { widenMarks } from '#channels/web/frame/wide-marks.ts'
import { type FailedEdit, renderEditForm } from './edit-form.ts'
import { nameOrigin, nameReport, tellTitleYear } from './name-report.ts'
import type { CitedSpan } from './read-span.ts'
import { type FiguresView, renderFigures } from './render-figures.ts'
import { anchorOf, namePath, renderReportText } from './render-report-text.ts'

const moved = () => renderNote('这份报告后来更新过，引用的那一句已不在原处；下面是现在的全文。')

function renderWhere(report: StoredReport, cited: CitedSpan): Html {
  const origin = nameOrigin(report.metadata)
  if (cited.kind !== 'span') return html`<p class="path">${origin}</p>`
  const { start, end } = cited.span
  const path = namePath(report, cited.span) || '导语'
  return html`<p class="path">${origin} · 第 ${start + 1}—${end} 字</p><p class="path">${path}</p>`
}

/** What the drawer shows: where the passage stands, then the whole text with it marked. */
export function renderPassage(report: StoredReport, cited: CitedSpan): Html {
  const { id } = report.summary
  const mark = cited.kind === 'span' ? cited.span : null
  const query = mark ? `?start=${mark.start}&end=${mark.end}#mark` : ''
  return html`<header><button type="button" class="close" data-close aria-label="关闭原文">×</button><h2>${nameReport(report.summary)}</h2>${renderWhere(report, cited)}</header>
${cited.kind === 'gone' ? moved() : null}${renderReportText(report, mark)}<p class="path"><a href="/reports/${id}${query}">打开这份报告的页面</a></p>`
}

function renderOutline(report: StoredReport): Html {
  const items = report.sections
    .filter(({ level, heading }) => level > 0 && level < 5 && heading)
    .map(
      (section) =>
        html`<li class="l${section.level}"><a href="#${anchorOf(section)}">${section.heading}</a></li>`,
    )
  return html`<nav class="contents" aria-label="提纲"><h2>提纲</h2>${items.length ? html`<ol class="outline">${items}</ol>` : html`<p>没有读出标题。</p>`}</nav>`
}

const isNote = ({ rule }: { readonly rule: string }) => rule === 'reading'

/** Parts of the file that were not read stand in sight: what is missing there is no silence of the report. */
function renderNotes(report: StoredReport): Html | null {
  const notes = report.warnings.filter(isNote)
  if (notes.length === 0) return null
  const items = notes.map(({ text }) => html`<li>${text}</li>`)
  return html`<div class="notes"><p class="path">没有读到的部分：</p><ul class="texts">${items}</ul></div>`
}

function renderWarnings(report: StoredReport): Html | null {
  const warnings = report.warnings.filter((warning) => !isNote(warning))
  if (warnings.length === 0) return null
  const items = warnings.map(({ text, where }) =>
    where
      ? html`<li><a href="?start=${where.start}&end=${where.end}#mark">${widenMarks(text)}</a></li>`
      : html`<li>${widenMarks(text)}</li>`,
  )
  return html`<details class="warnings" id="warnings"><summary>提醒 ${items.length} 条</summary><ul class="texts">${items}</ul></details>`
}

function renderDropped(report: StoredReport): Html | null {
  if (report.dropped.length === 0) return null
  const items = report.dropped.map(({ text, reason }) => html`<li>${text}<small>${reason}</small></li>`)
  return html`<details class="dropped"><summary>清洗时去掉了 ${items.length} 行</summary><ul class="texts">${items}</ul></details>`
}

/** Where it came from: an address can be opened, of a file only its name is told. */
function renderOrigin({ sources, summary }: StoredReport): Html {
  const places = sources.map(({ location, file }) => {
    if (!URL.canParse(location) || !/^https?:/.test(location)) return html`<li>文件：${file}</li>`
    return html`<li>网页：<a href="${location}" rel="noreferrer noopener" target="_blank">${new URL(location).host}</a>，${file}</li>`
  })
  const many =
    sources.length > 1 ? html`<p class="path">${sources.length} 处来源，是同一份报告，只算一份：</p>` : null
  return html`${many}<ul class="path origin">${places.length > 0 ? places : html`<li>文件：${summary.file}</li>`}</ul>`
}

function renderFacts(report: StoredReport): Html {
  const { metadata, summary } = report
  const tags = [
    summary.isSample ? '样例' : null,
    summary.isTrusted ? null : '不可信：网页文字被替换过，不取数据',
  ].filter(Boolean)
  const { counts } = summary
  const titleYear = tellTitleYear(metadata)
  const facts = [
    metadata.level && `${metadata.level}级`.replace('部门级', '部门'),
    metadata.kind,
    metadata.issuer,
    metadata.issuedOn && `成文 ${metadata.issuedOn}`,
    `${counts.passages}段，${counts.figures}个数`,
  ]
  return html`<p class="path">${nameOrigin(metadata)}${tags.map((tag) => html` <span class="tag">${tag}</span>`)}</p>${titleYear ? html`<p class="path">${titleYear}</p>` : null}<p class="path">${facts.filter(Boolean).join(' · ')}</p>${renderOrigin(report)}`
}

export interface ReportView {
  readonly cited: CitedSpan
  readonly figures: FiguresView
  /** What it may be corrected to. */
  readonly kinds: readonly string[]
  readonly failedEdit: FailedEdit | null
  readonly hasOriginal: boolean
  readonly mayRemove: boolean
}

function renderTools({ summary: { id } }: StoredReport, { hasOriginal, mayRemove }: ReportView): Html | null {
  if (!hasOriginal && !mayRemove) return null
  const original = html`<a class="button" href="/reports/${id}/original" download>下载原件</a>`
  const remove = html`<a class="button" href="/reports/remove?id=${id}">移除</a>`
  return html`<div class="tools">${hasOriginal ? original : null}${mayRemove ? remove : null}</div>`
}

/** The report's page. */
export function renderReport(report: StoredReport, view: ReportView): Html {
  const { cited, figures, kinds } = view
  const mark = cited.kind === 'span' ? cited.span : null
  return html`<div class="report-page">${renderOutline(report)}<div class="paper"><p class="back"><a href="/reports">← 库</a></p><div class="facts-of" id="changed"><h1>${nameReport(report.summary)}</h1>${renderFacts(report)}</div>
${renderTools(report, view)}
${cited.kind === 'gone' ? moved() : null}${renderNotes(report)}${figures.mayCorrect ? renderEditForm(report, kinds, view.failedEdit) : null}${renderFigures(report, figures)}${renderWarnings(report)}${renderDropped(report)}
${renderReportText(report, mark)}</div></div>`
}
