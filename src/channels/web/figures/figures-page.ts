// Page 数: indicators first, then places and years; a chart, a table whose every number opens its sentence, what differs, export.
import type { Context } from 'hono'
import { renderDrawer } from '#channels/web/ask/render-ask.ts'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readNumber } from '#channels/web/frame/read-form.ts'
import type { CompareCall, ComparedFigures } from '#desk/compare-desk.ts'
import type { FigureChoices } from '#desk/figure-desk.ts'
import type { Reader } from '#domain/reader.ts'
import { renderChart } from './render-chart.ts'
import { renderFigureTable } from './render-figure-table.ts'
import { renderExports, renderPickers } from './render-pickers.ts'
import { type ColumnOrder, sortRows } from './sort-rows.ts'

const nav = { href: '/figures', label: '数', name: '数：把各乡镇的数摆在一起' }
/** Indicators offered before one is chosen. */
const offered = 8
/** More than this many at once cannot be read, and each costs a pass over the figures. */
const mostAtOnce = 6

/** Places that no report is of are none to choose. */
function readCall(c: Context, own: string | null, choices: FigureChoices): CompareCall {
  const listed = (name: string) => [...new Set(c.req.queries(name) ?? [])].filter(Boolean)
  return {
    indicators: listed('indicator').slice(0, mostAtOnce),
    places: listed('place').filter((place) => choices.places.includes(place)),
    years: listed('year').flatMap((year) => readNumber(year) ?? []),
    own,
    chartYear: readNumber(c.req.query('chart')),
  }
}

function readOrder(c: Context): ColumnOrder {
  const by = c.req.query('by')
  return by === 'place' ? by : readNumber(by)
}

/** The choice as an address; `change` replaces parts of it. */
function addressOf(call: CompareCall, path = '/figures', change: Partial<CompareCall> = {}): string {
  const { indicators, places, years, chartYear } = { ...call, ...change }
  const query = new URLSearchParams()
  for (const name of indicators) query.append('indicator', name)
  for (const name of places) query.append('place', name)
  for (const year of years) query.append('year', String(year))
  if (chartYear !== null) query.set('chart', String(chartYear))
  return `${path}?${query}`
}

/** As part of an address. */
const sayOrder = (order: ColumnOrder) => (order === null ? '' : `&by=${order}`)

function renderStart(choices: FigureChoices): Html {
  if (choices.indicators.length === 0) {
    return html`<section id="figures" class="empty"><h2>资料库里还没有能比的数。</h2><p>放几份同行的报告进来，里面的数会自动列出来。</p><p><a class="button" href="/reports">去放报告</a></p></section>`
  }
  const most = [...choices.indicators].sort((a, b) => b.places - a.places).slice(0, offered)
  const items = most.map(
    ({ name, places }) =>
      html`<li><a href="/figures?${new URLSearchParams({ indicator: name })}">${name}<small>${places} 个乡镇</small></a></li>`,
  )
  return html`<section id="figures" class="figure-start"><h1>选一个指标，把各乡镇的数摆在一起。</h1><ul>${items}</ul><p><a href="/verbs/indicators">全部指标</a> · ${exportAll}</p></section>`
}

const exportAll = html`全部数据：<a href="/figures/all.xlsx" download>表格</a>、<a href="/figures/all.csv" download>CSV</a>`

/** Every number of every report that he may see, with its sentence. */
async function sendAll(c: Context, { desk }: PageDeps, format: 'csv' | 'xlsx'): Promise<Response> {
  const { reader } = await identify(c, desk)
  const bytes = await desk.renderFigures(await desk.listFigures(reader, {}), format)
  return sendBytes(c, bytes, `全部数据.${format}`)
}

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

function sendBytes(c: Context, bytes: Uint8Array, name: string): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  })
}

function renderNoteList(title: string, notes: readonly string[]): Html | null {
  if (notes.length === 0) return null
  return html`<dl class="notes"><dt>${title}</dt>${notes.map((note) => html`<dd>${note}</dd>`)}</dl>`
}

/** What concerns the own township apart from what differs in scope. */
function renderNotes({ notes, standings }: ComparedFigures, own: string | null): Html {
  const isOwn = (note: string) =>
    note.startsWith('本单位') || (own !== null && /^.+?比\d{4}年/.test(note) && note.startsWith(own))
  // Below the table stands each year's rank.
  const isTabled = (note: string) => standings.some(({ year }) => note.startsWith(`本单位${year}年的`))
  const [mine, scope] = [
    notes.filter((note) => isOwn(note) && !isTabled(note)),
    notes.filter((note) => !isOwn(note)),
  ]
  return html`${renderNoteList('本单位', mine)}${renderNoteList('口径', scope)}`
}

/** Numbers run through the page, so that a box means one sentence. */
function renderBlocks(
  { call, order }: { readonly call: CompareCall; readonly order: ColumnOrder },
  compared: readonly ComparedFigures[],
  echarts: string,
): Html {
  let count = 0
  const next = () => ++count
  const pageOf = (chartYear: number) => addressOf(call, '/figures', { chartYear }) + sayOrder(order)
  const table = { next, order, addressOf: (other: ColumnOrder) => addressOf(call) + sayOrder(other) }
  const blocks = compared.map((one) => {
    const name = one.rows[0]?.indicator
    if (one.rows.every(({ cells }) => cells.every(({ figures }) => figures.length === 0)))
      return html`<section class="figure-block"><p class="empty-list">${name && call.indicators.length > 1 ? `${name}：` : ''}库里的报告没有写这个指标的数。<a href="/verbs/indicators">全部指标</a></p></section>`
    const title = compared.length > 1 && name ? html`<h2>${name}</h2>` : null
    return html`<section class="figure-block">${title}${renderChart(one, { addressOf: pageOf, echarts })}${renderFigureTable(one, table)}${renderNotes(one, call.own)}</section>`
  })
  return html`<section id="figures" aria-live="polite"><h1 class="unseen">各乡镇的数</h1>${blocks}</section>`
}

async function renderFigures(c: Context, { desk, assets, renderPage }: PageDeps): Promise<Html> {
  const { reader } = await identify(c, desk)
  const own = await desk.readPlace(reader)
  const choices = await desk.listFigureChoices(reader)
  const call = readCall(c, own, choices)
  const compared = await compareEach(reader, call, desk)
  const content =
    compared.length > 0
      ? renderBlocks({ call, order: readOrder(c) }, compared, assets.address('echarts.min.js'))
      : renderStart(choices)
  const exports = renderExports(call, (path) => addressOf(call, path) + sayOrder(readOrder(c)))
  const pickers = choices.indicators.length > 0 ? renderPickers(call, choices, exports) : null
  const main = html`<div class="col figures">${pickers}${content}</div>`
  return renderPage(c, { title: '数', current: nav.href, main, aside: renderDrawer() })
}

/** One after the other, as each is shown for itself. */
async function compareEach(reader: Reader, call: CompareCall, desk: PageDeps['desk']) {
  const compared: ComparedFigures[] = []
  for (const name of call.indicators)
    compared.push(await desk.compare(reader, { ...call, indicators: [name] }))
  return compared
}

async function readShown(c: Context, { desk }: PageDeps) {
  const { reader } = await identify(c, desk)
  const own = await desk.readPlace(reader)
  return { reader, call: readCall(c, own, await desk.listFigureChoices(reader)) }
}

/** In the order of the screen. */
async function sendTable(c: Context, deps: PageDeps): Promise<Response> {
  const { reader, call } = await readShown(c, deps)
  const compared = await deps.desk.compare(reader, call)
  const names = [...new Set(compared.rows.map(({ indicator }) => indicator))]
  const rows = names.flatMap((name) =>
    sortRows(
      compared.rows.filter(({ indicator }) => indicator === name),
      readOrder(c),
    ),
  )
  const bytes = await deps.desk.renderComparison({ ...compared, rows }, 'xlsx')
  return sendBytes(c, bytes, `${call.indicators.join('、') || '对比'}.xlsx`)
}

/** The charts of the screen: with `lines` those over the years. */
async function sendPicture(c: Context, deps: PageDeps): Promise<Response> {
  const { reader, call } = await readShown(c, deps)
  const compared = await compareEach(reader, call, deps.desk)
  const isTrend = c.req.query('lines') !== undefined && compared.some(({ trends }) => trends.length > 0)
  const bytes = await deps.desk.renderPicture(compared, isTrend ? 'trend' : 'bars')
  const [year = null, ...others] = new Set(compared.map(({ chartYear }) => chartYear))
  const part = isTrend ? ' 逐年' : year === null || others.length > 0 ? '' : ` ${year}年`
  return sendBytes(c, bytes, `${call.indicators.join('、') || '对比'}${part}.png`)
}

export const figuresPage: Page = {
  nav,
  open(app, deps) {
    app.get('/figures', async (c) => c.html(await renderFigures(c, deps)))
    app.get('/figures/all.xlsx', (c) => sendAll(c, deps, 'xlsx'))
    app.get('/figures/all.csv', (c) => sendAll(c, deps, 'csv'))
    app.get('/figures/table.xlsx', (c) => sendTable(c, deps))
    app.get('/figures/chart.png', (c) => sendPicture(c, deps))
  },
}
