// Page 来源: list pages of sites, what they brought and what waits. An editor looks and decides; an administrator adds and removes. Beside it the table of which townships have which years.
import type { Context } from 'hono'
import { html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readField, readFields } from '#channels/web/frame/read-form.ts'
import { renderNote, renderProblem } from '#channels/web/frame/render-frame.ts'
import { mayAs } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import { renderCoverage } from './render-coverage.ts'
import { renderFinds, renderTaken } from './render-finds.ts'
import { emptyForm, type FormValues, renderSourceForm, renderSourceList } from './render-sources.ts'

const current = '/reports'

const done = {
  added: '加好了，正在看第一遍；看完会写在下面。',
  removed: '去掉了；已经入库的报告还在。',
  set: '改好了。',
  looking: '正在看；看完会写在下面。',
  refused: '不要的已经去掉，以后不再问。',
} as const

function tellDone(c: Context, deps: PageDeps, what: keyof typeof done): Response {
  return deps.tell(c, '/sources', renderNote(done[what]))
}

interface Shown {
  readonly note?: ReturnType<typeof html> | null
  readonly form?: FormValues
}

async function show(c: Context, deps: PageDeps, { note = null, form = emptyForm }: Shown = {}) {
  const { desk, renderPage } = deps
  const { reader } = await identify(c, desk)
  const [sources, waiting, failed] = await Promise.all([
    desk.listSources(reader),
    desk.listFinds(reader, ['waiting']),
    desk.listFinds(reader, ['failed']),
  ])
  const mayChange = mayAs(reader, 'administrator')
  const main = html`<div class="sheet watched"><p class="back"><a href="/reports">← 库</a></p><h1>来源</h1><p class="scope">案头按时看这些网站的报告栏目，有新报告就放进来。<a href="/coverage">各乡镇有哪些年份</a></p>
${note}${renderFinds(waiting)}${renderSourceList(sources, { mayChange, failed })}${mayChange ? renderSourceForm(form, desk.listReportKinds()) : null}</div>`
  return c.html(renderPage(c, { title: '来源', current, main }))
}

async function readForm(c: Context): Promise<FormValues> {
  const [address, name, place] = await Promise.all(
    ['address', 'name', 'place'].map((one) => readField(c, one)),
  )
  const [isTrusted, isTold] = await Promise.all(['trusted', 'told'].map((one) => readField(c, one)))
  return {
    address: address ?? '',
    name: name ?? '',
    place: place ?? '',
    kinds: await readFields(c, 'kind'),
    isTrusted: isTrusted === 'yes',
    isTold: isTold === 'yes',
  }
}

/** What was typed stays in the form, with what is wrong above it. */
async function add(c: Context, deps: PageDeps): Promise<Response> {
  const { reader } = await identify(c, deps.desk)
  const form = await readForm(c)
  try {
    const source = await deps.desk.addSource(reader, form)
    lookBeside(deps, reader, source.id)
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'denied') throw error
    return show(c, deps, { note: renderProblem(error.message, error.fix), form })
  }
  return tellDone(c, deps, 'added')
}

/** A look takes minutes: the page does not wait; what went wrong stands on the source. */
function lookBeside(
  { desk, log }: PageDeps,
  reader: Parameters<PageDeps['desk']['lookAtSources']>[0],
  which: string | null,
): void {
  desk.lookAtSources(reader, which).catch((error: unknown) => {
    if (!(error instanceof AppError)) log.fail('sources', error)
  })
}

async function decide(c: Context, deps: PageDeps): Promise<Response> {
  const { reader } = await identify(c, deps.desk)
  const keys = await readFields(c, 'key')
  if ((await readField(c, 'act')) === 'refuse') {
    await deps.desk.refuseFinds(reader, keys)
    return tellDone(c, deps, 'refused')
  }
  return show(c, deps, { note: renderTaken(await deps.desk.takeFinds(reader, keys)) })
}

async function change(c: Context, deps: PageDeps): Promise<Response> {
  const { desk } = deps
  const { reader } = await identify(c, desk)
  const [id, act] = [await readField(c, 'id'), await readField(c, 'act')]
  const patches: Readonly<Record<string, Parameters<typeof desk.setSource>[2]>> = {
    trust: { isTrusted: true },
    distrust: { isTrusted: false },
    pause: { isPaused: true },
    resume: { isPaused: false },
  }
  const patch = patches[act]
  if (act === 'remove') await desk.removeSource(reader, id)
  else if (patch) await desk.setSource(reader, id, patch)
  return tellDone(c, deps, act === 'remove' ? 'removed' : 'set')
}

async function showCoverage(c: Context, { desk, renderPage }: PageDeps): Promise<Response> {
  const { reader } = await identify(c, desk)
  const kinds = desk.listReportKinds()
  const kind = kinds.find((one) => one === c.req.query('kind')) ?? ''
  const tables = await desk.readCoverage(reader, kind ? { kind } : {})
  const main = renderCoverage(tables, { kind, kinds })
  return c.html(renderPage(c, { title: '各乡镇有哪些年份', current, main }))
}

export const sourcesPage: Page = {
  nav: null,
  open(app, deps) {
    app.get('/sources', (c) => show(c, deps))
    app.post('/sources', (c) => add(c, deps))
    app.post('/sources/look', async (c) => {
      const { reader } = await identify(c, deps.desk)
      lookBeside(deps, reader, (await readField(c, 'id')) || null)
      return tellDone(c, deps, 'looking')
    })
    app.post('/sources/change', (c) => change(c, deps))
    app.post('/sources/decide', (c) => decide(c, deps))
    app.get('/coverage', (c) => showCoverage(c, deps))
  },
}
