// A report: its text beside its outline, the cited passage marked; corrections by hand, the original, removal.
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { identifyLibrarian } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps, StoredReport } from '#channels/web/frame/page.ts'
import { readNumber } from '#channels/web/frame/read-form.ts'
import { renderNote } from '#channels/web/frame/render-frame.ts'
import { opensOriginal } from '#desk/report-desk.ts'
import { mayAs } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import { openBatchRoutes } from './batch-routes.ts'
import { type FailedEdit, readEdit, readPatch, sayEdited } from './edit-form.ts'
import { openFigureRoutes } from './figure-routes.ts'
import { nameReport } from './name-report.ts'
import { readSpan } from './read-span.ts'
import { openRemovalRoutes } from './removal-routes.ts'
import type { FailedFigure } from './render-figures.ts'
import { renderPassage, renderReport } from './render-report.ts'

const current = '/reports'

async function readReport(c: Context, { desk }: PageDeps): Promise<StoredReport> {
  const id = readNumber(c.req.param('id'))
  const report = id === null ? null : await desk.readReport(await identifyLibrarian(c, desk), id)
  if (report) return report
  const cause = new AppError('input', '这份报告不在资料库里，可能已经移除。', {
    fix: '到“库”里看现有的报告。',
  })
  throw new HTTPException(404, { cause })
}

async function sendOriginal(c: Context, deps: PageDeps): Promise<Response> {
  const report = await readReport(c, deps)
  const bytes = await deps.desk.readOriginal(await identifyLibrarian(c, deps.desk), report.summary.id)
  if (!bytes)
    throw new AppError('input', '这份报告没有留下原件。', { fix: '它是从文本直接存入的，正文就在报告页上。' })
  const name = encodeURIComponent(report.summary.file).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  )
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
  })
}

interface ShownReport {
  readonly report: StoredReport
  readonly failed?: FailedFigure | null
  readonly failedEdit?: FailedEdit | null
}

async function showReport(
  c: Context,
  { report, failed = null, failedEdit = null }: ShownReport,
  { desk, renderPage }: PageDeps,
): Promise<Response> {
  const reader = await identifyLibrarian(c, desk)
  const page = readNumber(c.req.query('figures'))
  const figures = {
    page: page ?? 1,
    isOpen: page !== null || failed !== null,
    failed,
    mayCorrect: mayAs(reader, 'editor'),
  }
  const cited = readSpan(c, report.text)
  const main = renderReport(report, {
    cited,
    figures,
    kinds: desk.listReportKinds(),
    failedEdit,
    hasOriginal: opensOriginal(reader, report),
    mayRemove: mayAs(reader, 'administrator'),
  })
  return c.html(renderPage(c, { title: nameReport(report.summary), current, main }))
}

/** What cannot be taken stays in the form, with what is wrong above it. */
async function correct(c: Context, deps: PageDeps): Promise<Response> {
  const report = await readReport(c, deps)
  const { id } = report.summary
  const reader = await identifyLibrarian(c, deps.desk)
  const typed = await readEdit(c)
  try {
    await deps.desk.correctReport(reader, id, readPatch(typed, report))
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'input') throw error
    c.status(400)
    return showReport(c, { report, failedEdit: { typed, text: error.message, fix: error.fix } }, deps)
  }
  return deps.tell(c, `/reports/${id}#changed`, renderNote(sayEdited(typed, report)))
}

export const reportPage: Page = {
  nav: null,
  open(app, deps) {
    openRemovalRoutes(app, deps)
    openBatchRoutes(app, deps)
    app.get('/reports/:id', async (c) => {
      return showReport(c, { report: await readReport(c, deps) }, deps)
    })
    openFigureRoutes(app, deps, {
      readReport: (c) => readReport(c, deps),
      showReport: (c, report, failed) => showReport(c, { report, failed }, deps),
    })
    app.get('/reports/:id/passage', async (c) => {
      const report = await readReport(c, deps)
      return c.html(renderPassage(report, readSpan(c, report.text)))
    })
    app.get('/reports/:id/original', (c) => sendOriginal(c, deps))
    app.post('/reports/:id/metadata', (c) => correct(c, deps))
  },
}
