// Putting files in: each is previewed first; a bad file is reported and the others go on. Fragments for script, pages without.
import type { Context } from 'hono'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readField, readFields, readFiles } from '#channels/web/frame/read-form.ts'
import { renderProblem } from '#channels/web/frame/render-frame.ts'
import { AppError, describeError } from '#shared/errors.ts'
import { readYear } from './edit-form.ts'
import { findUnsure, nameField, nameReport } from './name-report.ts'
import { libraryChanged, renderPreview } from './render-preview.ts'

/** Problems keep the name of their file; messages of unknown errors are shown, their stacks are not. */
function renderFailure(file: string, error: unknown): Html {
  const fix = error instanceof AppError ? error.fix : '换一份重新下载的文件再试。'
  const text = error instanceof AppError ? error.message : describeError(error)
  return html`<article class="preview failed"><p class="when">${file}</p>${renderProblem(text, fix)}</article>`
}

async function previewFiles(c: Context, { desk }: PageDeps): Promise<{ cards: Html[]; tokens: string[] }> {
  const { reader } = await identify(c, desk)
  const cards: Html[] = []
  const tokens: string[] = []
  for (const file of await readFiles(c, 'files')) {
    try {
      const sent = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
      const previews = await desk.previewFile(reader, sent, null)
      cards.push(...previews.map((preview) => renderPreview(preview)))
      tokens.push(...previews.map((preview) => preview.token))
    } catch (error) {
      cards.push(renderFailure(file.name, error))
    }
  }
  return { cards, tokens }
}

async function confirmOne(c: Context, token: string, { desk }: PageDeps): Promise<Html> {
  const { reader } = await identify(c, desk)
  try {
    const { id, outcome } = await desk.confirmPreview(reader, token)
    const report = await desk.readReport(reader, id)
    const unsure = report ? findUnsure(report.metadata).map(nameField) : []
    const said = { added: '已入库', updated: '已更新', unchanged: '资料库里已有一样的' }[outcome]
    const check = html` <span class="check">待核：${unsure.join('、')}</span> <a href="/reports/${id}#edit">去改</a>`
    return html`<article class="preview done" role="status"><p>${said}：<a href="/reports/${id}">${report ? nameReport(report.summary) : `第 ${id} 份`}</a>${unsure.length ? check : null}</p></article>`
  } catch (error) {
    markMissing(c, error)
    return renderFailure('没有入库', error)
  }
}

/** A token that is unknown here, or another person's, is told by the status as well. */
function markMissing(c: Context, error: unknown): void {
  if (error instanceof AppError && error.kind === 'missing') c.status(404)
}

/** The card with the correction in it, or with why it could not be made; it goes on waiting either way. */
async function amendOne(c: Context, { desk }: PageDeps): Promise<Html> {
  const { reader } = await identify(c, desk)
  const token = await readField(c, 'token')
  const [place, typedYear] = [(await readField(c, 'place')).trim(), (await readField(c, 'year')).trim()]
  try {
    const year = readYear(typedYear)
    const patch = { ...(place ? { place } : {}), ...(year === null ? {} : { year }) }
    return renderPreview(await desk.amendPreview(reader, token, patch))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // Nothing to correct gives the card as it stands; what was typed stays in it.
    const waiting = await desk.amendPreview(reader, token, {}).catch(() => null)
    if (!waiting) markMissing(c, error)
    return waiting
      ? renderPreview(waiting, { text: error.message, fix: error.fix, typed: { place, year: typedYear } })
      : renderFailure('没有改成', error)
  }
}

/** The cards alone for htmx, a whole page otherwise. */
function reply(
  c: Context,
  { renderPage }: PageDeps,
  cards: readonly Html[],
  all: Html | null = null,
): Response | Promise<Response> {
  if (c.req.header('hx-request')) return c.html(html`${cards}`)
  const main = html`<div class="sheet"><p class="back"><a href="/reports">← 库</a></p><h1>放新报告</h1>${all}<div id="previews">${cards}</div></div>`
  return c.html(renderPage(c, { title: '放新报告', current: '/reports', main }))
}

export const uploadPage: Page = {
  nav: null,
  open(app, deps) {
    app.post('/reports/upload', async (c) => {
      const { cards, tokens } = await previewFiles(c, deps)
      if (cards.length === 0)
        throw new AppError('input', '没有选文件。', { fix: '回到“库”，先选一份或几份文件。' })
      const fields = tokens.map((token) => html`<input type="hidden" name="token" value="${token}">`)
      const all = html`<form method="post" action="/reports/confirm">${fields}<button class="main">${tokens.length} 份全部入库</button></form>`
      return reply(c, deps, cards, tokens.length > 1 ? all : null)
    })
    app.post('/reports/confirm', async (c) => {
      const results: Html[] = []
      for (const token of await readFields(c, 'token')) results.push(await confirmOne(c, token, deps))
      c.header('HX-Trigger', libraryChanged)
      return reply(c, deps, results)
    })
    app.post('/reports/amend', async (c) => reply(c, deps, [await amendOne(c, deps)]))
    app.post('/reports/discard', async (c) => {
      const { reader } = await identify(c, deps.desk)
      for (const token of await readFields(c, 'token')) await deps.desk.discardPreview(reader, token)
      return reply(c, deps, [
        html`<article class="preview done" role="status"><p>没有入库，文件没有留下。</p></article>`,
      ])
    })
  },
}
