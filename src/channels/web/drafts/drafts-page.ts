// Page 稿: drafts of this person; one of them with its outline, its text with every number marked, and what the gate found.
import type { Context } from 'hono'
import type { Html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readField, readFiles } from '#channels/web/frame/read-form.ts'
import { renderNote, renderProblem } from '#channels/web/frame/render-frame.ts'
import { readMay, renderPaperBar } from '#channels/web/frame/render-sharing.ts'
import type { OpenedDraft } from '#desk/drafts/draft-desk.ts'
import type { ExportChoice, ExportFormat } from '#desk/drafts/export-draft.ts'
import { sayOffer, unknownOffer, unknownOfferFix } from '#desk/drafts/hand-over.ts'
import type { PaperView } from '#desk/sharing/sharing-desk.ts'
import { AppError } from '#shared/errors.ts'
import { renderChecked, renderCheckedFacts } from './render-checked.ts'
import { renderDraft } from './render-draft.ts'
import { renderDraftFacts } from './render-draft-facts.ts'
import { renderDraftList } from './render-draft-list.ts'

const nav = { href: '/drafts', label: '稿', name: '稿：起草、修改、核对' }

async function readDraft(c: Context, { desk }: PageDeps): Promise<OpenedDraft> {
  const { reader } = await identify(c, desk)
  const opened = await desk.readDraft(reader, c.req.param('id') ?? '')
  if (opened) return opened
  throw new AppError('missing', '没有这份稿子，或者它不是你的。', {
    fix: '到“稿”里看现有的稿子；在别的渠道写的，用接稿码接过来。',
  })
}

async function readSent(c: Context, name: string) {
  const files = await readFiles(c, name)
  return Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
}

/** Gone since it was opened. */
const nobodys: PaperView = { hold: 'read', shared: null, owner: null }

async function renderOne(c: Context, deps: PageDeps, note: Html | null = null): Promise<Html> {
  const opened = await readDraft(c, deps)
  const said = c.req.query('said')
  const news = note ?? (said ? renderNote(said.slice(0, 200)) : null)
  const { reader } = await identify(c, deps.desk)
  const paper = (await deps.desk.viewDraft(reader, opened.id)) ?? nobodys
  const main = renderDraft(opened, {
    news,
    withChanges: c.req.query('changes') !== undefined,
    hold: paper.hold,
    bar: renderPaperBar({ action: `/drafts/${opened.id}`, what: '这份稿子', paper, unit: reader.unit }),
  })
  return deps.renderPage(c, { title: '稿', current: nav.href, main, aside: renderDraftFacts(opened) })
}

async function makeDraft(c: Context, { desk }: PageDeps): Promise<Response> {
  const text = (await readField(c, 'text')).trim()
  const files = await readSent(c, 'files')
  if (!text && files.length === 0) {
    throw new AppError('input', '还没有素材。', {
      fix: '写一两句要写什么、有哪些数，例如：写化解纠纷这段：调处132起，成功130起；或附上台账。',
    })
  }
  const { reader } = await identify(c, desk)
  const { id } = await desk.makeDraft(reader, { text, files })
  return c.redirect(`/drafts/${id}`, 303)
}

async function reviseDraft(c: Context, deps: PageDeps): Promise<Response> {
  const words = (await readField(c, 'text')).trim()
  const id = c.req.param('id') ?? ''
  const { reader } = await identify(c, deps.desk)
  const revision = await deps.desk.reviseDraft(reader, id, words)
  if (revision.kind === 'revised') {
    return c.redirect(`/drafts/${id}?${new URLSearchParams({ said: `${revision.said}。` })}`, 303)
  }
  const hint = '可以这样说：第二段短一点；调解改成135起；换个开头；撤销。要问报告里的事，请到“问”。'
  const problem =
    revision.kind === 'unclear' ? renderProblem(revision.text, '') : renderProblem('没看懂要怎么改。', hint)
  return c.html(await renderOne(c, deps, problem))
}

async function shareDraft(c: Context, { desk }: PageDeps): Promise<Response> {
  const { reader } = await identify(c, desk)
  const id = c.req.param('id') ?? ''
  const may = readMay(await readField(c, 'may'))
  if (may !== null) await desk.shareDraft(reader, id, may === 'none' ? null : may)
  return c.redirect(`/drafts/${id}`, 303)
}

/** The code stands on the page alone, never in an address that a browser remembers. */
async function offerDraft(c: Context, deps: PageDeps): Promise<Response> {
  const { reader } = await identify(c, deps.desk)
  const code = await deps.desk.offerDraft(reader, c.req.param('id') ?? '')
  return c.html(await renderOne(c, deps, renderNote(sayOffer(code))))
}

const types: Readonly<Record<ExportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
}

async function sendFile(c: Context, deps: PageDeps, format: ExportFormat): Promise<Response> {
  return sendExport(c, deps, { format })
}

/** With the annex, into a template, or as the final paper that the person answers for. */
async function sendChosen(c: Context, deps: PageDeps): Promise<Response> {
  const [template] = await readSent(c, 'template')
  const confirmed = await readField(c, 'confirmed')
  const choice: ExportChoice = {
    format: 'docx',
    withSources: (await readField(c, 'sources')) !== '',
    ...(template ? { template: template.bytes } : {}),
    ...(confirmed ? { confirmed } : {}),
  }
  try {
    return await sendExport(c, deps, choice)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return c.html(await renderOne(c, deps, renderProblem(error.message, error.fix)), 400)
  }
}

async function sendExport(c: Context, deps: PageDeps, choice: ExportChoice): Promise<Response> {
  const { reader } = await identify(c, deps.desk)
  const file = await deps.desk.exportDraft(reader, c.req.param('id') ?? '', choice)
  return c.body(new Uint8Array(file.bytes), 200, {
    'Content-Type': types[choice.format],
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  })
}

async function checkFile(c: Context, { desk, renderPage }: PageDeps): Promise<Response> {
  const [file] = await readSent(c, 'file')
  if (!file) throw new AppError('input', '没有选文件。', { fix: '先选一份要核对的稿子。' })
  const { reader } = await identify(c, desk)
  const checked = await desk.checkFile(reader, { file })
  const [main, aside] = [renderChecked(file.name, checked), renderCheckedFacts(checked)]
  return c.html(renderPage(c, { title: '核对', current: nav.href, main, aside }))
}

export const draftsPage: Page = {
  nav,
  open(app, deps) {
    const { desk, renderPage } = deps
    app.get('/drafts', async (c) => {
      const { reader } = await identify(c, desk)
      const [drafts, shared, own] = await Promise.all([
        desk.listDrafts(reader),
        desk.listSharedDrafts(reader),
        desk.readPlace(reader),
      ])
      const main = renderDraftList({ drafts, shared, own, isDeleted: c.req.query('deleted') !== undefined })
      return c.html(renderPage(c, { title: '稿', current: nav.href, main }))
    })
    app.post('/drafts', (c) => makeDraft(c, deps))
    app.post('/drafts/check', (c) => checkFile(c, deps))
    app.post('/drafts/adopt', async (c) => {
      const given = (await readField(c, 'id')).trim().replace(/^接稿\s*/, '')
      const { reader } = await identify(c, desk)
      const opened = await desk.adoptDraft(reader, given)
      if (!opened) throw new AppError('missing', unknownOffer(given), { fix: unknownOfferFix })
      return c.redirect(`/drafts/${opened.id}`, 303)
    })
    app.get('/drafts/:id', async (c) => c.html(await renderOne(c, deps)))
    app.post('/drafts/:id', (c) => reviseDraft(c, deps))
    app.post('/drafts/:id/offer', (c) => offerDraft(c, deps))
    app.post('/drafts/:id/share', (c) => shareDraft(c, deps))
    app.post('/drafts/:id/delete', async (c) => {
      const { reader } = await identify(c, desk)
      const isDone = await desk.removeDraft(reader, c.req.param('id'))
      if (!isDone)
        throw new AppError('missing', '没有这份稿子，或者它不是你的。', { fix: '只有写的人能删。' })
      return c.redirect('/drafts?deleted', 303)
    })
    app.get('/drafts/:id/word', (c) => sendFile(c, deps, 'docx'))
    app.post('/drafts/:id/word', (c) => sendChosen(c, deps))
    app.get('/drafts/:id/text', (c) => sendFile(c, deps, 'txt'))
    app.get('/drafts/:id/markdown', (c) => sendFile(c, deps, 'md'))
  },
}
