// Page 评价: what readers said of answers and why, the latest first, for administrators; all of it as lines for a test.
import type { Context } from 'hono'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import type { Desk } from '#desk/desk.ts'
import { verdictNames } from '#desk/feedback.ts'

const current = '/state'
const mostShown = 100

type Row = Awaited<ReturnType<Desk['listFeedback']>>[number]

function renderRow({ question, type, note, answer, at }: Row): Html {
  return html`<li class="state-row ${type === 'useful' ? 'ok' : 'warn'}"><b>${question}</b><span class="state-mark">${verdictNames[type]}</span><span>${note ? html`<q>${note}</q>` : null}<small>${sayClock(at)}</small><details><summary>当时的回答</summary><pre class="told">${answer}</pre></details></span></li>`
}

async function show(c: Context, { desk, renderPage }: PageDeps): Promise<Html> {
  const { reader } = await identify(c, desk)
  const all = await desk.listFeedback(reader)
  const counts = Object.entries(verdictNames).map(
    ([verdict, name]) => `${name} ${all.filter(({ type }) => type === verdict).length} 条`,
  )
  const rows = all.slice(-mostShown).reverse()
  const list =
    rows.length === 0
      ? html`<p class="empty-list">还没有人评价过。</p>`
      : html`<ul class="state-rows verdicts">${rows.map(renderRow)}</ul>`
  const cut = all.length > mostShown ? html`<p class="scope">只列最近 ${mostShown} 条。</p>` : null
  const main = html`<div class="sheet"><p class="back"><a href="/state">← 状态</a></p><h1>评价</h1><p class="scope">${counts.join('，')}。<a href="/verdicts.jsonl" download>导出全部</a></p>${cut}${list}</div>`
  return renderPage(c, { title: '评价', current, main })
}

async function sendAll(c: Context, { desk }: PageDeps): Promise<Response> {
  const { reader } = await identify(c, desk)
  const lines = (await desk.listFeedback(reader)).map((row) => `${JSON.stringify(row)}\n`)
  c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent('评价.jsonl')}`)
  return c.body(lines.join(''), 200, { 'Content-Type': 'application/jsonl; charset=utf-8' })
}

export const verdictsPage: Page = {
  nav: null,
  open(app, deps) {
    app.get('/verdicts', async (c) => c.html(await show(c, deps)))
    app.get('/verdicts.jsonl', (c) => sendAll(c, deps))
  },
}
