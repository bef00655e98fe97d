// Setting several reports right at once: what they have in common is typed, what stays empty stays as it is in each.
import type { Context, Hono } from 'hono'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identifyLibrarian } from '#channels/web/frame/identify.ts'
import type { PageDeps, ReportCorrection } from '#channels/web/frame/page.ts'
import { readField, readFields } from '#channels/web/frame/read-form.ts'
import { renderNote, renderProblem } from '#channels/web/frame/render-frame.ts'
import { type ReportLevel, reportLevels } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { AppError } from '#shared/errors.ts'
import { readYear } from './edit-form.ts'
import { nameOrigin, nameReport } from './name-report.ts'
import { readSeen } from './read-seen.ts'

const back = '/reports'
const fields = ['county', 'year', 'kind', 'level'] as const
type Typed = Readonly<Record<(typeof fields)[number], string>>
const nothing: Typed = { county: '', year: '', kind: '', level: '' }

interface Batch {
  readonly reports: readonly ReportSummary[]
  readonly kinds: readonly string[]
  readonly typed: Typed
  readonly problem: Html | null
}

function renderOptions(names: readonly string[], chosen: string): readonly Html[] {
  return names.map((name) => html`<option${name === chosen ? html` selected` : null}>${name}</option>`)
}

function renderBatch({ reports, kinds, typed, problem }: Batch): Html {
  const items = reports.map(
    (report) =>
      html`<li><strong>${nameReport(report)}</strong><br>${nameOrigin(report.metadata)}，${report.metadata.kind}<input type="hidden" name="id" value="${report.id}"></li>`,
  )
  const same = html`<option value="">不改</option>`
  return html`<div class="sheet narrow"><p class="back"><a href="${back}">← 库</a></p><h1>一起改这 ${reports.length} 份报告</h1>${problem}
<form class="edit" method="post" action="/reports/correct"><ul class="leaving">${items}</ul><p class="scope">填了的，每一份都改成它；空着的不动。</p>
<div class="batch-fields"><label>县（市、区）<input name="county" value="${typed.county}" maxlength="40"></label><label>报告年份<input name="year" value="${typed.year}" inputmode="numeric" maxlength="10"></label><label>种类<select name="kind">${same}${renderOptions(kinds, typed.kind)}</select></label><label>级别<select name="level">${same}${renderOptions(reportLevels, typed.level)}</select></label></div>
<p class="choices"><button class="main">都改好</button><a class="button" href="${back}">不改</a></p></form></div>`
}

/** Throws AppError `input`. */
function readPatch({ county, year: typedYear, kind, level: typedLevel }: Typed) {
  const year = readYear(typedYear)
  const level = reportLevels.find((one): one is ReportLevel => one === typedLevel)
  const patch = { ...(year === null ? {} : { year }), ...(kind ? { kind } : {}), ...(level ? { level } : {}) }
  if (county === '' && Object.keys(patch).length === 0)
    throw new AppError('input', '还没有填要改成什么。', { fix: '至少填一项。' })
  return (report: ReportSummary): ReportCorrection =>
    county === '' ? patch : { ...patch, place: { ...report.metadata.place, county } }
}

async function correctAll(c: Context, deps: PageDeps): Promise<Response> {
  const { desk, renderPage, tell } = deps
  const reader = await identifyLibrarian(c, desk)
  const reports = await readSeen(reader, await readFields(c, 'id'), deps)
  const read = fields.map(async (name) => [name, (await readField(c, name)).trim().slice(0, 40)] as const)
  const typed = { ...nothing, ...Object.fromEntries(await Promise.all(read)) }
  try {
    const patchOf = readPatch(typed)
    for (const report of reports) await desk.correctReport(reader, report.id, patchOf(report))
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'input') throw error
    const problem = renderProblem(error.message, error.fix)
    const main = renderBatch({ reports, kinds: desk.listReportKinds(), typed, problem })
    return c.html(renderPage(c, { title: '一起改', current: back, main }), 400)
  }
  return tell(c, back, renderNote(`改好了 ${reports.length} 份报告。`))
}

export function openBatchRoutes(app: Hono, deps: PageDeps): void {
  const { desk, renderPage, tell } = deps
  app.get('/reports/correct', async (c) => {
    const reports = await readSeen(await identifyLibrarian(c, desk), c.req.queries('id') ?? [], deps)
    if (reports.length === 0)
      return tell(c, back, renderProblem('没有勾上报告。', '先在左边的格里勾上要改的报告。'))
    const main = renderBatch({ reports, kinds: desk.listReportKinds(), typed: nothing, problem: null })
    return c.html(renderPage(c, { title: '一起改', current: back, main }))
  })
  app.post('/reports/correct', (c) => correctAll(c, deps))
}
