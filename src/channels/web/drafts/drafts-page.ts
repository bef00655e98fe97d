// Page 稿: drafts of this person; one of them with its outline, its text with every number marked, and what the gate found.
import type { Context } from 'hono'
import { failureStatuses } from '#channels/http/failure-statuses.ts'
import type { Html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readField, readFiles, readNumber, readSent } from '#channels/web/frame/read-form.ts'
import { renderNote, renderProblem } from '#channels/web/frame/render-frame.ts'
import { readMay, renderPaperBar } from '#channels/web/frame/render-sharing.ts'
import type { DraftRevision, OpenedDraft } from '#desk/drafts/draft-room.ts'
import type { ExportChoice, ExportFormat } from '#desk/drafts/export-draft.ts'
import { sayOffer, unknownOffer, unknownOfferFix } from '#desk/drafts/hand-over.ts'
import type { SentFile } from '#desk/previews/preview-desk.ts'
import type { PaperView } from '#desk/sharing/sharing-desk.ts'
import type { Reader } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import { briefExample, suggestRevisions } from './examples.ts'
import { readEdit } from './read-edit.ts'
import { renderDraft, type Typed } from './render-draft.ts'
import { renderDraftFacts } from './render-draft-facts.ts'
import {
  type DraftFilter,
  type DraftState,
  draftStates,
  type FailedForm,
  renderDraftList,
} from './render-draft-list.ts'

const nav = { href: '/drafts', label: '稿', name: '稿：起草、修改、核对' }

async function readDraft(c: Context, { desk }: PageDeps, against?: number): Promise<OpenedDraft> {
  const { reader } = await identify(c, desk)
  const opened = await desk.readDraft(reader, c.req.param('id') ?? '', against)
  if (opened) return opened
  throw new AppError('missing', '没有这份稿子，或者它不是你的。', {
    fix: '到“稿”里看现有的稿子；在别的渠道写的，用接稿码接过来。',
  })
}

async function readAll(c: Context, name: string) {
  return Promise.all((await readFiles(c, name)).map(readSent))
}

/** Gone since it was opened. */
const nobodys: PaperView = { hold: 'read', shared: null, owner: null }

interface Shown {
  readonly note?: Html
  readonly typed?: Partial<Typed>
}

async function renderOne(c: Context, deps: PageDeps, { note, typed }: Shown = {}): Promise<Html> {
  const against = c.req.query('changes')
  const opened = await readDraft(c, deps, readNumber(against) ?? undefined)
  const { reader } = await identify(c, deps.desk)
  const paper = (await deps.desk.viewDraft(reader, opened.id)) ?? nobodys
  const main = renderDraft(opened, {
    news: note ?? null,
    withChanges: against !== undefined,
    isMarked: c.req.query('changed') !== undefined,
    hold: paper.hold,
    bar: renderPaperBar({ action: `/drafts/${opened.id}`, what: '这份稿子', paper, unit: reader.unit }),
    typed: { edit: null, words: '', ...typed },
  })
  const aside = renderDraftFacts(opened, paper.hold !== 'read')
  return deps.renderPage(c, { title: '稿', current: nav.href, main, aside })
}

function readFilter(c: Context): DraftFilter {
  const state = c.req.query('state') ?? ''
  return {
    words: c.req.query('words')?.trim().slice(0, 100) ?? '',
    year: readNumber(c.req.query('year')),
    kind: c.req.query('kind') ?? '',
    state: state in draftStates ? (state as DraftState) : null,
  }
}

async function showList(c: Context, deps: PageDeps, failed: FailedForm | null = null): Promise<Response> {
  const { desk } = deps
  const { reader } = await identify(c, desk)
  const filter = readFilter(c)
  const [all, shared, own, checks] = await Promise.all([
    desk.listDrafts(reader),
    desk.listSharedDrafts(reader),
    desk.readPlace(reader),
    desk.listChecks(reader),
  ])
  const drafts = filter.words ? await desk.listDrafts(reader, filter.words) : all
  const main = renderDraftList({ drafts, all, filter, shared, own, checks }, failed)
  return c.html(deps.renderPage(c, { title: '稿', current: nav.href, main }), failed?.status ?? 200)
}

/** What a form of the list asks for; what cannot be done is said beside it, with what was typed. */
async function tryForm(
  c: Context,
  deps: PageDeps,
  { form, typed, act }: Pick<FailedForm, 'form' | 'typed'> & { readonly act: () => Promise<Response> },
): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'denied') throw error
    return showList(c, deps, {
      form,
      typed,
      text: error.message,
      fix: error.fix,
      status: failureStatuses[error.kind],
    })
  }
}

async function makeDraft(c: Context, deps: PageDeps): Promise<Response> {
  const text = (await readField(c, 'text')).trim()
  const act = async () => {
    const files = await readAll(c, 'files')
    if (!text && files.length === 0) {
      throw new AppError('input', '还没有素材。', {
        fix: `写一两句要写什么、有哪些数，例如：${briefExample}；或附上台账。`,
      })
    }
    const { reader } = await identify(c, deps.desk)
    const { id } = await deps.desk.makeDraft(reader, { text, files })
    return c.redirect(`/drafts/${id}`, 303)
  }
  return tryForm(c, deps, { form: 'brief', typed: text, act })
}

async function adoptDraft(c: Context, deps: PageDeps): Promise<Response> {
  const typed = (await readField(c, 'id')).trim()
  const act = async () => {
    const given = typed.replace(/^接稿\s*/, '')
    const { reader } = await identify(c, deps.desk)
    const opened = await deps.desk.adoptDraft(reader, given)
    if (!opened) throw new AppError('missing', unknownOffer(given), { fix: unknownOfferFix })
    return c.redirect(`/drafts/${opened.id}`, 303)
  }
  return tryForm(c, deps, { form: 'adopt', typed, act })
}

async function reviseDraft(c: Context, deps: PageDeps): Promise<Response> {
  const words = (await readField(c, 'text')).trim()
  return change(c, deps, { words }, ({ reader, id }) => deps.desk.reviseDraft(reader, id, words))
}

async function editDraft(c: Context, deps: PageDeps): Promise<Response> {
  const edit = await readEdit(c)
  return change(c, deps, { edit }, ({ reader, id }) => deps.desk.editDraft(reader, id, edit))
}

type Asked = { readonly reader: Reader; readonly id: string }

/** What was not understood is said above the sheet, and stays where it was typed. */
async function change(
  c: Context,
  deps: PageDeps,
  typed: Partial<Typed>,
  act: (asked: Asked) => Promise<DraftRevision>,
): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const { reader } = await identify(c, deps.desk)
  const refuse = async (note: Html) => c.html(await renderOne(c, deps, { note, typed }), 400)
  try {
    const revision = await act({ reader, id })
    if (revision.kind === 'revised') {
      const isMarked = revision.opened.changes?.some(({ kind }) => kind === 'added')
      const address = `/drafts/${id}${isMarked ? '?changed#changed' : ''}`
      return deps.tell(c, address, renderNote(`${revision.said}。`))
    }
    if (revision.kind === 'unclear') return refuse(renderProblem(revision.text, ''))
    const examples = suggestRevisions((await readDraft(c, deps)).draft).join('；')
    return refuse(renderProblem('没看懂要怎么改。', `可以这样说：${examples}。要问报告里的事，请到“问”。`))
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'input') throw error
    return refuse(renderProblem(error.message, error.fix))
  }
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
  return c.html(await renderOne(c, deps, { note: renderNote(sayOffer(code)) }))
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
  const [template] = await readAll(c, 'template')
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
    return c.html(await renderOne(c, deps, { note: renderProblem(error.message, error.fix) }), 400)
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

/** Kept: what was found has an address, and the paper can be handed in again. */
async function checkFile(c: Context, deps: PageDeps): Promise<Response> {
  const text = (await readField(c, 'text')).replace(/\r\n?/g, '\n')
  const act = async () => {
    const [sent] = await readAll(c, 'file')
    const file = sent ?? nameText(text)
    if (!file)
      throw new AppError('input', '没有选文件，也没有贴文字。', { fix: '贴上稿子的文字，或选一份文件。' })
    const { reader } = await identify(c, deps.desk)
    const { check } = await deps.desk.makeCheck(reader, file)
    return c.redirect(`/checks/${check.id}`, 303)
  }
  return tryForm(c, deps, { form: 'check', typed: text, act })
}

/** A text that was pasted bears its first line as its name; null for an empty one. */
function nameText(text: string): SentFile | null {
  const first = text.trim().split('\n')[0]?.trim() ?? ''
  if (first === '') return null
  const name = first.replace(/[\\/:*?"<>|\s]+/g, '').slice(0, 30) || '贴上的稿子'
  return { name: `${name}.txt`, bytes: new TextEncoder().encode(text) }
}

export const draftsPage: Page = {
  nav,
  open(app, deps) {
    const { desk } = deps
    app.get('/drafts', (c) => showList(c, deps))
    app.post('/drafts', (c) => makeDraft(c, deps))
    app.post('/drafts/check', (c) => checkFile(c, deps))
    app.post('/drafts/adopt', (c) => adoptDraft(c, deps))
    app.get('/drafts/:id', async (c) => c.html(await renderOne(c, deps)))
    app.post('/drafts/:id', (c) => reviseDraft(c, deps))
    app.post('/drafts/:id/edit', (c) => editDraft(c, deps))
    app.post('/drafts/:id/offer', (c) => offerDraft(c, deps))
    app.post('/drafts/:id/share', (c) => shareDraft(c, deps))
    app.post('/drafts/:id/delete', async (c) => {
      const { reader } = await identify(c, desk)
      const isDone = await desk.removeDraft(reader, c.req.param('id'))
      if (!isDone)
        throw new AppError('missing', '没有这份稿子，或者它不是你的。', { fix: '只有写的人能删。' })
      return deps.tell(c, '/drafts', renderNote('稿子删了。'))
    })
    app.get('/drafts/:id/word', (c) => sendFile(c, deps, 'docx'))
    app.post('/drafts/:id/word', (c) => sendChosen(c, deps))
    app.get('/drafts/:id/text', (c) => sendFile(c, deps, 'txt'))
    app.get('/drafts/:id/markdown', (c) => sendFile(c, deps, 'md'))
  },
}
