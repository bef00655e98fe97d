// A check that is kept: the text with what was found, at an address of its own; handed in again after a change, taken away as a list, deleted.
import type { Context } from 'hono'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readField, readFiles, readSent } from '#channels/web/frame/read-form.ts'
import { renderNote, renderProblem } from '#channels/web/frame/render-frame.ts'
import { widenMarks } from '#channels/web/frame/wide-marks.ts'
import type { OpenedCheck } from '#desk/checks/kept-checks.ts'
import type { SentFile } from '#desk/previews/preview-desk.ts'
import { AppError } from '#shared/errors.ts'
import { renderChecked, renderCheckedFacts } from './render-checked.ts'

const current = '/drafts'
const gone = () => new AppError('missing', '没有这次核对，或者它不是你的。', { fix: '到“稿”里重新查一次。' })

async function readOne(c: Context, { desk }: PageDeps): Promise<OpenedCheck> {
  const { reader } = await identify(c, desk)
  const opened = await desk.readCheck(reader, c.req.param('id') ?? '')
  if (opened === null) throw gone()
  return opened
}

function show(c: Context, opened: OpenedCheck, { renderPage }: PageDeps) {
  const [main, aside] = [renderChecked(opened), renderCheckedFacts(opened)]
  return c.html(renderPage(c, { title: '核对', current, main, aside }))
}

/** The changed file, else the text that was changed on the page. */
async function readAgain(c: Context, name: string): Promise<SentFile> {
  const [file] = await readFiles(c, 'file')
  if (file) return readSent(file)
  const text = (await readField(c, 'text')).replace(/\r\n?/g, '\n')
  if (text.trim() === '')
    throw new AppError('input', '没有选文件，文字也是空的。', { fix: '选改过的稿子，或在框里改。' })
  return { name: `${name.replace(/\.\w+$/, '')}.txt`, bytes: new TextEncoder().encode(text) }
}

async function redo(c: Context, deps: PageDeps): Promise<Response> {
  const { desk } = deps
  const before = await readOne(c, deps)
  const { reader } = await identify(c, desk)
  const path = `/checks/${before.check.id}`
  try {
    const again = await desk.redoCheck(reader, before.check.id, await readAgain(c, before.check.name))
    if (again === null) throw gone()
    const { faults, hints } = again.check
    const said = `又查了一遍：${faults} 条必改（上次 ${before.check.faults} 条），${hints} 条建议（上次 ${before.check.hints} 条）。`
    return deps.tell(c, path, renderNote(said))
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'input') throw error
    return deps.tell(c, path, renderProblem(error.message, error.fix))
  }
}

const names = { block: '必改', warn: '建议', note: '留意' } as const

/** One finding a line, the gravest first. */
async function sendList(c: Context, deps: PageDeps): Promise<Response> {
  const { check, findings } = await readOne(c, deps)
  const lines = findings.map(({ severity, text, where, fix }, at) => {
    const quote = where.quote ? `\n   原文：${where.quote}` : ''
    return `${at + 1}. ${names[severity]}：${widenMarks(text)}${quote}\n   怎么改：${widenMarks(fix)}`
  })
  c.header(
    'Content-Disposition',
    `attachment; filename*=UTF-8''${encodeURIComponent(`核对-${check.name.replace(/\.\w+$/, '')}.txt`)}`,
  )
  const body = [`核对：${check.name}`, ...(lines.length > 0 ? lines : ['没有查出要改的。'])].join('\n\n')
  return c.body(`${body}\n`, 200, { 'Content-Type': 'text/plain; charset=utf-8' })
}

export const checksPage: Page = {
  nav: null,
  open(app, deps) {
    app.get('/checks/:id', async (c) => show(c, await readOne(c, deps), deps))
    app.post('/checks/:id', (c) => redo(c, deps))
    app.get('/checks/:id/list', (c) => sendList(c, deps))
    app.post('/checks/:id/delete', async (c) => {
      const { reader } = await identify(c, deps.desk)
      if (!(await deps.desk.removeCheck(reader, c.req.param('id')))) throw gone()
      return deps.tell(c, current, renderNote('这次核对删了。'))
    })
  },
}
