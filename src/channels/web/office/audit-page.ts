// Page 记录: who did what with which reports, the latest first, for administrators; all of it as a table for other programs.
import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import { type AuditPart, mostAuditRows, type ToldAudit } from '#desk/audit-desk.ts'

const current = '/state'
const spans = [1, 7, 30, 365] as const

function readPart(c: Context): AuditPart {
  const days = spans.find((one) => String(one) === c.req.query('days')) ?? 7
  return { days, words: c.req.query('words')?.trim().slice(0, 100) ?? '' }
}

function renderRow({ at, person, name, act, outcome, about }: ToldAudit): Html {
  const look = outcome === '办了' ? null : html` class="odd"`
  return html`<tr${look}><td>${sayClock(at)}</td><td title="${person}">${name ?? person}</td><td>${act}</td><td>${outcome}</td><td>${about}</td></tr>`
}

function renderTable(rows: readonly ToldAudit[]): Html {
  if (rows.length === 0) return html`<p class="empty-list">没有符合的记录。</p>`
  const cut =
    rows.length === mostAuditRows
      ? html`<p class="scope">只列最近 ${mostAuditRows} 条，全部在导出的表格里。</p>`
      : null
  const head = ['时间', '谁', '做什么', '结果', '报告或对象'].map(
    (name) => html`<th scope="col">${name}</th>`,
  )
  return html`${cut}<div class="scroll" role="group" aria-label="表" tabindex="0"><table class="audit"><thead><tr>${head}</tr></thead><tbody>${rows.map(renderRow)}</tbody></table></div>`
}

async function show(c: Context, { desk, renderPage }: PageDeps): Promise<Html> {
  const { reader } = await identify(c, desk)
  const part = readPart(c)
  const rows = await desk.listAudit(reader, part)
  const options = spans.map(
    (days) =>
      html`<option value="${days}"${days === part.days ? html` selected` : null}>最近 ${days} 天</option>`,
  )
  const form = html`<form class="filters" method="get" action="/audit"><select name="days" aria-label="多少天">${options}</select><input type="search" name="words" value="${part.words}" placeholder="谁、报告、做了什么" aria-label="找记录" maxlength="100"><button>找</button><a class="button" href="/audit.csv" download>导出全部</a></form>`
  const main = html`<div class="sheet"><p class="back"><a href="/state">← 状态</a></p><h1>记录</h1><p class="scope">谁在什么时候查了、看了、改了哪份报告；问的话和稿子的内容不在这里。</p>${form}${renderTable(rows)}</div>`
  return renderPage(c, { title: '记录', current, main })
}

async function sendAll(c: Context, { desk }: PageDeps): Promise<Response> {
  const { reader } = await identify(c, desk)
  const pieces = await desk.exportAudit(reader, null)
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent('记录.csv')}`)
  return stream(c, async (out) => {
    for await (const piece of pieces) await out.write(piece)
  })
}

export const auditPage: Page = {
  nav: null,
  open(app, deps) {
    app.get('/audit', async (c) => c.html(await show(c, deps)))
    app.get('/audit.csv', (c) => sendAll(c, deps))
  },
}
