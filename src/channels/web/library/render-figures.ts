// Step: encode. In: a stored report. Out: its numbers, each with its sentence, the form that sets it right, and what was taken out.
import { type Html, html } from '#channels/web/frame/html.ts'
import type { StoredReport } from '#channels/web/frame/page.ts'
import { digestQuote } from '#channels/web/frame/render-citation.ts'
import { renderProblem } from '#channels/web/frame/render-frame.ts'
import { writeNumber } from '#domain/corrections/write-number.ts'

type StoredFigure = StoredReport['figures'][number]

const pageSize = 100

/** What was typed about a figure and could not be understood. */
export interface FailedFigure {
  readonly id: string
  readonly value: string
  readonly unit: string
  readonly indicator: string
  readonly text: string
  readonly fix: string
}

export interface FiguresView {
  /** From 1. */
  readonly page: number
  readonly isOpen: boolean
  readonly failed: FailedFigure | null
  /** Forms are shown. */
  readonly mayCorrect: boolean
}

/** What the form shows of a number before anybody types: 160余. */
export function showValue(figure: StoredFigure): string {
  return writeNumber(figure, '')
}

/** The section 数据 of a report's page; htmx puts it in its own place. */
export function renderFigures(report: StoredReport, view: FiguresView): Html {
  const { figures, droppedFigures: dropped, unusedCorrections: unused } = report
  const corrected = figures.filter(({ asRead }) => asRead !== null).length
  const said = [
    `数据 ${figures.length} 个`,
    corrected ? `更正过 ${corrected} 个` : null,
    dropped.length ? `去掉 ${dropped.length} 个` : null,
    unused.length ? `没用上的更正 ${unused.length} 条` : null,
  ]
  const last = Math.max(1, Math.ceil(figures.length / pageSize))
  const page = Math.min(Math.max(1, view.page), last)
  const shown = figures.slice((page - 1) * pageSize, page * pageSize)
  const place = { report: report.summary.id, page, mayCorrect: view.mayCorrect }
  const list = html`<ul class="numbers">${shown.map((figure) => renderFigure(figure, place, view.failed))}</ul>`
  const open = view.isOpen ? html` open` : null
  return html`<details class="figures" id="figures"${open}><summary>${said.filter(Boolean).join('，')}</summary>${list}${renderPages(place.report, page, last)}${renderDropped(dropped, place)}${renderUnused(unused, place)}</details>`
}

interface Place {
  readonly report: number
  readonly page: number
  readonly mayCorrect: boolean
}

function renderFigure(figure: StoredFigure, place: Place, failed: FailedFigure | null): Html {
  const { id, indicator, asRead, raw } = figure
  const mine = failed?.id === id ? failed : null
  const shown = asRead === null ? raw : writeNumber(figure, figure.unit)
  const mark =
    asRead === null ? null : html` <span class="tag">已更正</span> <small>${sayRead(figure)}</small>`
  const open = mine ? html` open` : null
  const form = html`<details class="edit"${open}><summary>改</summary>${mine ? renderProblem(mine.text, mine.fix) : null}${renderForm(figure, place, mine)}</details>`
  return html`<li id="f${id}"><b>${shown}</b> ${indicator}${mark}<br>${renderQuote(figure)}${place.mayCorrect ? form : null}</li>`
}

/** 原文写163起，记作“调解矛盾纠纷数”: what was read of what a person set. */
function sayRead({ asRead, raw, indicator }: StoredFigure): string {
  const isRenamed = asRead !== null && asRead.indicator !== indicator
  return `原文写${raw}${isRenamed ? `，原来记作“${asRead.indicator}”` : ''}`
}

function renderQuote({ start, end, quote }: StoredFigure): Html {
  const query = `start=${start}&end=${end}&h=${digestQuote(quote)}`
  return html`<a class="quote" href="?${query}#mark">“${quote}”</a>`
}

function renderForm(figure: StoredFigure, place: Place, failed: FailedFigure | null): Html {
  const field = (name: 'value' | 'unit' | 'indicator', label: string, value: string) =>
    html`<label>${label}<input name="${name}" value="${failed?.[name] ?? value}" maxlength="40"></label>`
  const restore = figure.asRead === null ? null : renderAct('restore', '照原文')
  return html`<form ${addressForm(figure.id, place)}>${field('value', '数', showValue(figure))}${field('unit', '单位', figure.unit)}${field('indicator', '指标', figure.indicator)}<span class="choices"><button class="main" name="act" value="set">改好了</button>${renderAct('drop', '不是数')}${restore}</span><input type="hidden" name="page" value="${place.page}"></form>`
}

function renderAct(act: 'drop' | 'restore', label: string): Html {
  return html`<button name="act" value="${act}">${label}</button>`
}

/** A plain form; with script only the section is exchanged. */
function addressForm(id: string, { report }: Place): Html {
  const action = `/reports/${report}/figures/${id}`
  return html`method="post" action="${action}" hx-post="${action}" hx-target="#figures" hx-swap="outerHTML"`
}

function renderBack(id: string, place: Place, label: string): Html | null {
  if (!place.mayCorrect) return null
  return html`<form class="inline" ${addressForm(id, place)}>${renderAct('restore', label)}<input type="hidden" name="page" value="${place.page}"></form>`
}

function renderDropped(dropped: readonly StoredFigure[], place: Place): Html | null {
  if (dropped.length === 0) return null
  const items = dropped.map(
    (figure) =>
      html`<li id="f${figure.id}"><s>${figure.raw}</s> ${figure.indicator}<br>${renderQuote(figure)} ${renderBack(figure.id, place, '恢复')}</li>`,
  )
  return html`<h3>去掉的（不列、不比、不用来回答）</h3><ul class="numbers">${items}</ul>`
}

function renderUnused(unused: StoredReport['unusedCorrections'], place: Place): Html | null {
  if (unused.length === 0) return null
  const items = unused.map(
    ({ id, anchor }) =>
      html`<li>${anchor.raw}：“${anchor.quote}” ${renderBack(id, place, '去掉这条更正')}</li>`,
  )
  return html`<h3>没有用上的更正（现在的正文里没有这个数）</h3><ul class="numbers">${items}</ul>`
}

function renderPages(report: number, page: number, last: number): Html | null {
  if (last <= 1) return null
  const link = (to: number, text: string) =>
    html`<a href="/reports/${report}?figures=${to}#figures">${text}</a>`
  return html`<p class="more">${page > 1 ? link(page - 1, '上一页') : null}<span>第 ${page} 页，共 ${last} 页</span>${page < last ? link(page + 1, '下一页') : null}</p>`
}
