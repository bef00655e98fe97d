// Step: encode. In: the reports that were looked for. Out: one line each, with its warnings below and, for who may, a box to set several right or take them out at once.
import { type Html, html } from '#channels/web/frame/html.ts'
import { widenMarks } from '#channels/web/frame/wide-marks.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { findUnsure, isInferred, nameReport } from './name-report.ts'
import type { ShownReport } from './read-filter.ts'

interface Listing {
  /** Samples stand among others. */
  readonly isMixed: boolean
  /** In every line a box, to set several right. */
  readonly mayCorrect: boolean
  readonly mayRemove: boolean
  readonly words: string
}

/** The form that the boxes of the lines belong to. */
const batch = 'batch'

function renderCells(report: ReportSummary, { isMixed, mayCorrect }: Listing): Html {
  const { id, metadata, counts, warnings } = report
  const unsure = findUnsure(metadata)
  const check = (field: 'place' | 'year') =>
    unsure.includes(field) ? html` <a class="check" href="/reports/${id}#edit" title="去改">待核</a>` : null
  const tags = [isMixed && report.isSample ? '样例' : null, report.isTrusted ? null : '不可信'].filter(
    Boolean,
  )
  const labels = tags.map((tag) => html` <span class="tag">${tag}</span>`)
  const { county, town } = metadata.place
  const above = town ? (county ?? '') : ''
  const inferred = isInferred(metadata)
    ? html` <span class="tag" title="原文没有写县，是推断的">推断</span>`
    : null
  const name = nameReport(report)
  const box = mayCorrect
    ? html`<input type="checkbox" form="${batch}" name="id" value="${id}" aria-label="勾选${name}">`
    : null
  return html`<span class="where">${box}${above}<b>${town ?? (placeName(metadata.place) || '地区不明')}</b>${inferred}${check('place')}</span><span class="year">${metadata.year ?? '年份不明'}${check('year')}</span>
<a class="name" href="/reports/${id}">${name}${labels}</a><span class="kind">${metadata.kind}${metadata.level && metadata.level !== '乡镇' ? `（${metadata.level}）` : ''}</span>
<span class="count" data-unit="段">${counts.passages}</span><span class="count" data-unit="个数">${counts.figures}</span>${warnings.length === 0 ? html`<span class="count zero" data-unit="条提醒">0</span>` : null}`
}

function renderWarnings({ id, warnings }: ReportSummary): Html | null {
  if (warnings.length === 0) return null
  const items = warnings.map(({ text, where }) => {
    const href = where ? `/reports/${id}?start=${where.start}&end=${where.end}#mark` : `/reports/${id}`
    return html`<li><a href="${href}">${widenMarks(text)}</a></li>`
  })
  return html`<details class="warned"><summary aria-label="${warnings.length} 条提醒">${warnings.length}</summary><ul class="texts">${items}</ul></details>`
}

/** So much of the passage stands before and behind the word. */
const around = 28

function renderHit({ report, hit }: ShownReport, words: string): Html | null {
  if (hit === null) return null
  const [first = ''] = words.split(/\s+/)
  const at = hit.text.toLowerCase().indexOf(first.toLowerCase())
  const [from, to] = [Math.max(0, at - around), at + first.length + around]
  const plain = (text: string) => text.replace(/\s+/g, ' ')
  const before = `${from > 0 ? '……' : ''}${plain(hit.text.slice(from, at))}`
  const behind = `${plain(hit.text.slice(at + first.length, to))}${to < hit.text.length ? '……' : ''}`
  return html`<a class="hit" href="/reports/${report.id}?start=${hit.at.start}&end=${hit.at.end}#mark">${before}<b>${hit.text.slice(at, at + first.length)}</b>${behind}</a>`
}

export function renderList(shown: readonly ShownReport[], listing: Listing): Html {
  const head = html`<div class="line head" aria-hidden="true"><span>地区</span><span>年份</span><span>报告</span><span>种类</span><span class="count">段落</span><span class="count">数据</span><span class="count">提醒</span></div>`
  const items = shown.map(
    (one) =>
      html`<li class="report"><div class="line">${renderCells(one.report, listing)}</div>${renderHit(one, listing.words)}${renderWarnings(one.report)}</li>`,
  )
  const remove = listing.mayRemove ? html`<button formaction="/reports/remove">移除勾上的</button>` : null
  const tools = html`<form id="${batch}" class="batch" method="get" action="/reports/correct"><button type="button" class="js-only" data-tick-all>全勾上</button><button>改勾上的</button>${remove}</form>`
  return html`${head}<ul class="reports">${items}</ul>${listing.mayCorrect ? tools : null}`
}
