// Page 库: one line a report; words to find it by, filters, an order; new reports put in above, several taken out at once.
import type { Context } from 'hono'
import { renderIndexState } from '#channels/web/ask/render-ask.ts'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identifyLibrarian } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readNumber } from '#channels/web/frame/read-form.ts'
import type { IndexState } from '#desk/report-desk.ts'
import { mostFound } from '#desk/reports/find-reports.ts'
import { mayAs, type Reader } from '#domain/reader.ts'
import { findShown, type LibraryFilter, readFilter, type ShownReport } from './read-filter.ts'
import { fedFilters, renderFilters } from './render-filters.ts'
import { renderList } from './render-list.ts'
import { libraryChanged, renderUploadForm } from './render-preview.ts'

const nav = { href: '/reports', label: '库', name: '库：报告和放新报告' }
const pageSize = 100

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
function setSamplesAside(c: Context, found: readonly ShownReport[]) {
  const own = found.filter(({ report }) => !report.isSample)
  const count = found.length - own.length
  if (own.length === 0 || count === 0 || c.req.query('samples') !== undefined)
    return { shown: found, aside: null }
  const query = new URLSearchParams({ ...c.req.query(), samples: '' })
  const aside = html`<p class="more"><a href="/reports?${query.toString()}">另有 ${count} 份虚构的样例，不参与回答</a></p>`
  return { shown: own, aside }
}

interface Section {
  readonly filter: LibraryFilter
  readonly hasAny: boolean
  readonly reader: Reader
  readonly index: IndexState
}

/** Looks again when a report has entered. */
function renderSection(
  c: Context,
  all: readonly ShownReport[],
  { filter, hasAny, reader, index }: Section,
): Html {
  const { shown: found, aside } = setSamplesAside(c, all)
  const page = Math.max(1, readNumber(c.req.query('page')) ?? 1)
  const shown = found.slice((page - 1) * pageSize, page * pageSize)
  const bring = mayAs(reader, 'editor') ? '先在上面放几份进来。' : '请编辑或管理员放进来。'
  const none = html`<p class="empty-list">${hasAny ? '没有符合这些条件的报告。' : `资料库里还没有报告。${bring}`}</p>`
  const isMixed = found.some(({ report }) => !report.isSample)
  const listing = {
    isMixed,
    mayCorrect: mayAs(reader, 'editor'),
    mayRemove: mayAs(reader, 'administrator'),
    words: filter.words,
  }
  const list = html`${renderList(shown, listing)}${renderMore(c, page, found.length)}${aside}`
  const samples = shown.length > 0 && !isMixed ? '，都是虚构的样例' : ''
  const cut = filter.words && found.length >= mostFound ? '以上，只列对得上的前面这些' : ''
  const sum = hasAny ? html`<p class="sum">${found.length} 份报告${cut}${samples}</p>` : null
  const again = `/reports?${new URLSearchParams(c.req.query())}`
  return html`<section id="list" aria-label="报告" hx-get="${again}" hx-trigger="${libraryChanged} from:body delay:400ms" hx-select="#list" hx-select-oob="${fedFilters}" hx-swap="outerHTML">${renderIndexState(index)}${sum}${shown.length ? list : none}</section>`
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

async function renderLibraryPage(c: Context, deps: PageDeps): Promise<Html> {
  const { desk, renderPage } = deps
  const filter = readFilter(c)
  const reader = await identifyLibrarian(c, desk)
  // Once: of thousands each listing is felt.
  const [all, index] = await Promise.all([desk.listReports(reader), desk.readIndexState(reader)])
  const found = await findShown(reader, filter, { all, desk })
  const links = await renderLinks(reader, desk)
  const section = renderSection(c, found, { filter, hasAny: all.length > 0, reader, index })
  const main = html`<div class="sheet"><h1>库</h1>${links}${mayAs(reader, 'editor') ? renderUploadForm() : null}
${all.length ? renderFilters(all, filter) : null}${section}</div>`
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
