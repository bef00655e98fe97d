// Correcting the numbers of a report on its page: set, taken out, as read again. The section alone for htmx, the page without script.
import type { Context, Hono } from 'hono'
import { identifyLibrarian } from '#channels/web/frame/identify.ts'
import type { PageDeps, StoredReport } from '#channels/web/frame/page.ts'
import { readField, readNumber } from '#channels/web/frame/read-form.ts'
import { AppError } from '#shared/errors.ts'
import { type FailedFigure, renderFigures, showValue } from './render-figures.ts'

/** How the report's page is found and drawn. */
export interface FigureRoutes {
  readReport(c: Context): Promise<StoredReport>
  showReport(c: Context, report: StoredReport, failed: FailedFigure | null): Response | Promise<Response>
}

export function openFigureRoutes(app: Hono, { desk }: PageDeps, routes: FigureRoutes): void {
  app.post('/reports/:id/figures/:figure', async (c) => {
    const before = await routes.readReport(c)
    const page = readNumber(await readField(c, 'page')) ?? 1
    const failed = await act(c, before, desk)
    const report = await routes.readReport(c)
    if (c.req.header('hx-request'))
      return c.html(renderFigures(report, { page, isOpen: true, failed, mayCorrect: true }))
    if (failed === null) return c.redirect(`/reports/${report.summary.id}?figures=${page}#figures`, 303)
    c.status(400)
    return routes.showReport(c, report, failed)
  })
}

/** What was typed, where it could not be understood; null once it is done. */
async function act(c: Context, report: StoredReport, desk: PageDeps['desk']): Promise<FailedFigure | null> {
  const id = c.req.param('figure') ?? ''
  const reader = await identifyLibrarian(c, desk)
  const kind = await readField(c, 'act')
  if (kind === 'drop') return told(await desk.dropFigure(reader, id))
  if (kind === 'restore') return told(await desk.restoreFigure(reader, id))
  const figure = report.figures.find((one) => one.id === id)
  if (!figure) return told(false)
  const read = async (name: string) => (await readField(c, name)).trim().slice(0, 60)
  const typed = { value: await read('value'), unit: await read('unit'), indicator: await read('indicator') }
  const shown = { value: showValue(figure), unit: figure.unit, indicator: figure.indicator }
  const fields = (['value', 'unit', 'indicator'] as const).filter((name) => typed[name] !== shown[name])
  if (fields.length === 0) return null
  try {
    const changed = Object.fromEntries(fields.map((name) => [name, typed[name]]))
    return told((await desk.correctFigure(reader, id, changed)) !== null)
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'input') throw error
    return { id, ...typed, text: error.message, fix: error.fix }
  }
}

/** Read again meanwhile: the number stands elsewhere, or in other words. */
function told(isDone: boolean): null {
  if (isDone) return null
  throw new AppError('missing', '这份报告里没有这个数了，没有改。', {
    fix: '重新打开报告页，报告可能刚更新过。',
  })
}
