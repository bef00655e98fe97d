// A report: its text beside its outline, the cited passage marked; corrections by hand, the original, removal.
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { html } from '#channels/web/frame/html.ts'
import { identifyLibrarian } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps, ReportCorrection, StoredReport } from '#channels/web/frame/page.ts'
import { readField, readNumber } from '#channels/web/frame/read-form.ts'
import { opensOriginal } from '#desk/report-desk.ts'
import { type ReportLevel, reportLevels } from '#domain/place.ts'
import { mayAs } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import { openFigureRoutes } from './figure-routes.ts'
import { nameReport } from './name-report.ts'
import { readSpan } from './read-span.ts'
import type { FailedFigure } from './render-figures.ts'
import { renderPassage, renderRemoval, renderReport } from './render-report.ts'

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

/** Kind, level and title only where they differ from what was read: what nobody touched stays as sure as it was. */
async function readPatch(c: Context, { metadata }: StoredReport): Promise<ReportCorrection> {
  const text = async (name: string) => (await readField(c, name)).trim().slice(0, 40) || null
  const place = {
    province: await text('province'),
    city: await text('city'),
    county: await text('county'),
    town: await text('town'),
  }
  const year = readNumber((await readField(c, 'year')).trim())
  if (!place.town && !place.county) {
    throw new AppError('input', '县和乡镇都没有填。', { fix: '至少填县（市、区）或乡镇（街道）中的一项。' })
  }
  const kind = (await readField(c, 'kind')).trim().slice(0, 40)
  const given = await readField(c, 'level')
  const level: ReportLevel | undefined = reportLevels.find((one) => one === given)
  const title = (await readField(c, 'title')).trim().slice(0, 120)
  const rest = {
    ...(kind && kind !== metadata.kind ? { kind } : {}),
    ...(level && level !== metadata.level ? { level } : {}),
    ...(title && title !== metadata.title ? { title } : {}),
  }
  if (year !== null && year >= 1949 && year <= 2100) return { place, year, ...rest }
  throw new AppError('input', '报告年份应是四位数，例如 2023。', {
    fix: '填报告所写的那一年，不是发布的那一年。',
  })
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

async function showReport(
  c: Context,
  report: StoredReport,
  failed: FailedFigure | null,
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
    hasOriginal: opensOriginal(reader, report),
    mayRemove: mayAs(reader, 'administrator'),
  })
  return c.html(renderPage(c, { title: nameReport(report.summary), current, main }))
}

export const reportPage: Page = {
  nav: null,
  open(app, deps) {
    const { desk, renderPage } = deps
    app.get('/reports/:id', async (c) => {
      return showReport(c, await readReport(c, deps), null, deps)
    })
    openFigureRoutes(app, deps, {
      readReport: (c) => readReport(c, deps),
      showReport: (c, report, failed) => showReport(c, report, failed, deps),
    })
    app.get('/reports/:id/passage', async (c) => {
      const report = await readReport(c, deps)
      return c.html(renderPassage(report, readSpan(c, report.text)))
    })
    app.get('/reports/:id/original', (c) => sendOriginal(c, deps))
    app.post('/reports/:id/metadata', async (c) => {
      const report = await readReport(c, deps)
      const { summary } = report
      const reader = await identifyLibrarian(c, desk)
      await desk.correctReport(reader, summary.id, await readPatch(c, report))
      return c.redirect(`/reports/${summary.id}`, 303)
    })
    app.get('/reports/:id/remove', async (c) => {
      const main = html`${renderRemoval((await readReport(c, deps)).summary)}`
      return c.html(renderPage(c, { title: '移除报告', current, main }))
    })
    app.post('/reports/:id/remove', async (c) => {
      const { summary } = await readReport(c, deps)
      await desk.removeReport(await identifyLibrarian(c, desk), summary.id)
      return c.redirect('/reports?done=removed', 303)
    })
  },
}
