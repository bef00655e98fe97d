// Taking reports out: one or several; each is named before it goes.
import type { Hono } from 'hono'
import { html } from '#channels/web/frame/html.ts'
import { identifyLibrarian } from '#channels/web/frame/identify.ts'
import type { PageDeps } from '#channels/web/frame/page.ts'
import { readFields } from '#channels/web/frame/read-form.ts'
import { renderNote, renderProblem } from '#channels/web/frame/render-frame.ts'
import { readSeen } from './read-seen.ts'
import { renderRemoval } from './render-removal.ts'

const back = '/reports'

export function openRemovalRoutes(app: Hono, deps: PageDeps): void {
  const { desk, renderPage, tell } = deps
  app.get('/reports/remove', async (c) => {
    const reports = await readSeen(await identifyLibrarian(c, desk), c.req.queries('id') ?? [], deps)
    if (reports.length === 0)
      return tell(c, back, renderProblem('没有勾上报告。', '先在左边的格里勾上要移除的报告。'))
    return c.html(renderPage(c, { title: '移除报告', current: back, main: renderRemoval(reports) }))
  })
  app.post('/reports/remove', async (c) => {
    const reader = await identifyLibrarian(c, desk)
    const reports = await readSeen(reader, await readFields(c, 'id'), deps)
    let removed = 0
    for (const { id } of reports) if (await desk.removeReport(reader, id)) removed++
    const said =
      removed === 1
        ? '报告已移除，它的段落和数据也一并删去了。'
        : `移除了 ${removed} 份报告，它们的段落和数据也一并删去了。`
    return tell(
      c,
      back,
      removed > 0 ? renderNote(said) : html`${renderProblem('没有移除：这些报告已经不在库里。', '')}`,
    )
  })
}
