// Page 库: one line a report, filters by place, year, level and kind, an order, new reports put in above.
import type { Context } from 'hono'
import { renderIndexState } from '#channels/web/ask/render-ask.ts'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identifyLibrarian } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readNumber } from '#channels/web/frame/read-form.ts'
import { widenMarks } from '#channels/web/frame/wide-marks.ts'
import type { IndexState, ReportFilter } from '#desk/report-desk.ts'
import { type ReportOrder, reportOrders } from '#desk/sort-reports.ts'
import { placeName, reportLevels } from '#domain/place.ts'
import { mayAs, type Reader } from '#domain/reader.ts'
import type { ReportSummary } from '#domain/report.ts'
import { findUnsure, isInferred, nameReport } from './name-report.ts'
import { libraryChanged, renderUploadForm } from './render-preview.ts'

const nav = { href: '/reports', label: '库', name: '库：报告和放新报告' }
const pageSize = 100

function readFilter(c: Context): ReportFilter {
  const place = c.req.query('place')?.trim()
  const year = readNumber(c.req.query('year'))
  const kind = c.req.query('kind')
  const level = c.req.query('level')
  const sort = reportOrders.find((order) => order === c.req.query('sort'))
  return {
    ...(place ? { place } : {}),
    ...(year ? { year } : {}),
    ...(kind ? { kind } : {}),
    ...(level ? { level } : {}),
    ...(sort ? { sort } : {}),
  }
}

function renderOptions(
  values: readonly (string | number)[],
  chosen: string | number | undefined,
  all: string,
): Html {
  const options = values.map((value) => {
    const selected = value === chosen ? html` selected` : null
    return html`<option value="${value}"${selected}>${value}</option>`
  })
  return html`<option value="">${all}</option>${options}`
}

const orderNames: Readonly<Record<ReportOrder, string>> = { place: '按地区', year: '按年份', kind: '按种类' }

function renderFilters(reports: readonly ReportSummary[], filter: ReportFilter): Html {
  const distinct = <T>(values: readonly T[]) => [...new Set(values)]
  const places = distinct(reports.map(({ metadata }) => placeName(metadata.place)).filter(Boolean)).sort()
  const years = distinct(reports.flatMap(({ metadata }) => metadata.year ?? [])).sort((a, b) => b - a)
  const kinds = distinct(reports.map(({ metadata }) => metadata.kind)).sort()
  const levels = reportLevels.filter((level) => reports.some(({ metadata }) => metadata.level === level))
  const orders = reportOrders.map((order) => {
    const selected = order === filter.sort ? html` selected` : null
    return html`<option value="${order}"${selected}>${orderNames[order]}</option>`
  })
  return html`<form class="filters" method="get" action="/reports" hx-get="/reports" hx-target="#list" hx-select="#list" hx-swap="outerHTML" hx-push-url="true" hx-trigger="change, submit">
<select name="place" aria-label="地区">${renderOptions(places, filter.place, '全部地区')}</select>
<select name="year" aria-label="年份">${renderOptions(years, filter.year, '全部年份')}</select>
<select name="level" aria-label="级别">${renderOptions(levels, filter.level, '全部级别')}</select>
<select name="kind" aria-label="种类">${renderOptions(kinds, filter.kind, '全部种类')}</select>
<select name="sort" aria-label="排列"><option value="">按入库先后</option>${orders}</select><button class="no-js">筛选</button></form>`
}

function renderCells(report: ReportSummary, isMixed: boolean): Html {
  const { metadata, counts, warnings } = report
  const unsure = findUnsure(metadata)
  const check = (field: 'place' | 'year') =>
    unsure.includes(field)
      ? html` <a class="check" href="/reports/${report.id}#edit" title="去改">待核</a>`
      : null
  const tags = [isMixed && report.isSample ? '样例' : null, report.isTrusted ? null : '不可信'].filter(
    Boolean,
  )
  const labels = tags.map((tag) => html` <span class="tag">${tag}</span>`)
  const { county, town } = metadata.place
  const above = town ? (county ?? '') : ''
  const inferred = isInferred(metadata)
    ? html` <span class="tag" title="原文没有写县，是推断的">推断</span>`
    : null
  return html`<span class="where">${above}<b>${town ?? (placeName(metadata.place) || '地区不明')}</b>${inferred}${check('place')}</span><span class="year">${metadata.year ?? '年份不明'}${check('year')}</span>
<a class="name" href="/reports/${report.id}">${nameReport(report)}${labels}</a><span class="kind">${metadata.kind}${metadata.level && metadata.level !== '乡镇' ? `（${metadata.level}）` : ''}</span>
<span class="count" data-unit="段">${counts.passages}</span><span class="count" data-unit="个数">${counts.figures}</span><span class="count warnings${warnings.length ? '' : ' zero'}" data-unit="条提醒">${warnings.length}</span>`
}

function renderReport(report: ReportSummary, isMixed: boolean): Html {
  const cells = renderCells(report, isMixed)
  if (report.warnings.length === 0) return html`<li class="report"><div class="line">${cells}</div></li>`
  const items = report.warnings.map(({ text, where }) => {
    const href = where
      ? `/reports/${report.id}?start=${where.start}&end=${where.end}#mark`
      : `/reports/${report.id}`
    return html`<li><a href="${href}">${widenMarks(text)}</a></li>`
  })
  return html`<li class="report"><details><summary class="line">${cells}</summary><ul class="texts">${items}</ul></details></li>`
}

function renderMore(c: Context, page: number, total: number): Html | null {
  const last = Math.ceil(total / pageSize)
  if (last <= 1) return null
  const link = (to: number, text: string) => {
    const query = new URLSearchParams({ ...c.req.query(), page: String(to) })
    return html`<a href="/reports?${query.toString()}">${text}</a>`
  }
  return html`<p class="more">${page > 1 ? link(page - 1, '上一页') : null}<span>第 ${page} 页，共 ${last} 页</span>${page < last ? link(page + 1, '下一页') : null}</p>`
}

/** Samples take no part in answers once there is another report, so they stand aside here too. */
function setSamplesAside(c: Context, found: readonly ReportSummary[]) {
  const own = found.filter((report) => !report.isSample)
  const count = found.length - own.length
  if (own.length === 0 || count === 0 || c.req.query('samples') !== undefined)
    return { shown: found, aside: null }
  const query = new URLSearchParams({ ...c.req.query(), samples: '' })
  const aside = html`<p class="more"><a href="/reports?${query.toString()}">另有 ${count} 份虚构的样例，不参与回答</a></p>`
  return { shown: own, aside }
}

/** Looks again when a report has entered. */
function renderList(
  c: Context,
  all: readonly ReportSummary[],
  { hasAny, mayAdd, index }: { hasAny: boolean; mayAdd: boolean; index: IndexState },
): Html {
  const { shown: found, aside } = setSamplesAside(c, all)
  const page = Math.max(1, readNumber(c.req.query('page')) ?? 1)
  const shown = found.slice((page - 1) * pageSize, page * pageSize)
  const head = html`<div class="line head" aria-hidden="true"><span>地区</span><span>年份</span><span>报告</span><span>种类</span><span class="count">段落</span><span class="count">数据</span><span class="count">提醒</span></div>`
  const none = html`<p class="empty-list">${hasAny ? '没有符合这些条件的报告。' : `资料库里还没有报告。${mayAdd ? '先在上面放几份进来。' : '请编辑或管理员放进来。'}`}</p>`
  const isMixed = found.some((report) => !report.isSample)
  const list = html`${head}<ul class="reports">${shown.map((report) => renderReport(report, isMixed))}</ul>${renderMore(c, page, found.length)}${aside}`
  const samples = shown.length > 0 && !isMixed ? '，都是虚构的样例' : ''
  const sum = hasAny ? html`<p class="sum">${found.length} 份报告${samples}</p>` : null
  const again = `/reports?${new URLSearchParams(c.req.query())}`
  return html`<section id="list" aria-label="报告" hx-get="${again}" hx-trigger="${libraryChanged} from:body delay:400ms" hx-select="#list" hx-swap="outerHTML">${renderIndexState(index)}${sum}${shown.length ? list : none}</section>`
}

/** What sources brought, for those who decide about it; which years are there, for everybody. */
async function renderLinks(reader: Reader, desk: PageDeps['desk']): Promise<Html> {
  const coverage = html`<a href="/coverage">各乡镇有哪些年份</a>`
  if (!mayAs(reader, 'editor')) return html`<p class="library-links">${coverage}</p>`
  const sources = await desk.listSources(reader)
  const sum = (of: (source: (typeof sources)[number]) => number) =>
    sources.reduce((total, source) => total + of(source), 0)
  const news = [
    [sum(({ waiting }) => waiting), '份新报告等着看'],
    [sum(({ last }) => last?.stored ?? 0), '份新报告上次直接入了库'],
    [sum(({ failed }) => failed), '份没读成'],
    [sources.filter(({ last }) => last?.problem).length, '个来源没看成'],
  ] as const
  const told = news.flatMap(([count, what]) => (count > 0 ? [`${count}${what}`] : []))
  return html`<p class="library-links"><a href="/sources">来源</a>${told.length > 0 ? `：${told.join('，')}` : ''} · ${coverage}</p>`
}

async function renderLibraryPage(c: Context, { desk, renderPage }: PageDeps): Promise<Html> {
  const filter = readFilter(c)
  const reader = await identifyLibrarian(c, desk)
  const [all, found, index] = await Promise.all([
    desk.listReports(reader),
    desk.listReports(reader, filter),
    desk.readIndexState(reader),
  ])
  const mayAdd = mayAs(reader, 'editor')
  const links = await renderLinks(reader, desk)
  const main = html`<div class="sheet"><h1>库</h1>${links}${mayAdd ? renderUploadForm() : null}
${all.length ? renderFilters(all, filter) : null}${renderList(c, found, { hasAny: all.length > 0, mayAdd, index })}</div>`
  return renderPage(c, { title: '库', current: nav.href, main })
}

export const libraryPage: Page = {
  nav,
  open(app, deps) {
    app.get('/reports', async (c) => c.html(await renderLibraryPage(c, deps)))
    app.get('/index-state', async (c) => {
      const reader = await identifyLibrarian(c, deps.desk)
      return c.html(html`${renderIndexState(await deps.desk.readIndexState(reader))}`)
    })
  },
}
