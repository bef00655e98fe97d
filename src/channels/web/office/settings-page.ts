// Page 设置: what an administrator sets while the program runs; what was typed and could not be taken stays, with what is wrong.
import type { Context } from 'hono'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readField } from '#channels/web/frame/read-form.ts'
import { renderNote, renderProblem } from '#channels/web/frame/render-frame.ts'
import { settingNames } from '#desk/settings/settings-desk.ts'
import { type SettingName, settingBounds } from '#domain/limits/office-settings.ts'
import { AppError } from '#shared/errors.ts'

const current = '/state'
const names = Object.keys(settingBounds) as SettingName[]
type Typed = Readonly<Partial<Record<SettingName, string>>>

interface Shown {
  readonly problem: Html | null
  readonly typed: Typed | null
}

async function show(c: Context, { desk, renderPage }: PageDeps, { problem, typed }: Shown): Promise<Html> {
  const { reader } = await identify(c, desk)
  const { started, set } = await desk.readSettings(reader)
  const rows = names.map((name) => {
    const { least, most } = settingBounds[name]
    const value = typed ? typed[name] : set[name]
    const usual = started[name] === null ? '一直留着' : String(started[name])
    return html`<li><label for="set-${name}">${settingNames[name]}</label><input id="set-${name}" name="${name}" value="${value ?? ''}" placeholder="${usual}" inputmode="numeric" maxlength="9" size="8"><small>${least} 到 ${most}；启动时 ${usual}</small></li>`
  })
  const main = html`<div class="sheet"><p class="back"><a href="/state">← 状态</a></p><h1>设置</h1><p class="scope">改了马上管用，重新启动也还在；空着就用启动时的设置。别的设置在启动时读，见“状态”。</p>${problem}<form method="post" action="/settings"><ul class="setting-rows">${rows}</ul><p class="choices"><button class="main">改好了</button></p></form></div>`
  return renderPage(c, { title: '设置', current, main })
}

async function save(c: Context, deps: PageDeps): Promise<Response> {
  const { reader } = await identify(c, deps.desk)
  const fields = names.map(async (name) => [name, (await readField(c, name)).slice(0, 20)] as const)
  const typed: Typed = Object.fromEntries(await Promise.all(fields))
  try {
    await deps.desk.setSettings(reader, typed)
    return deps.tell(c, '/settings', renderNote('改好了，马上管用。'))
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'input') throw error
    return c.html(await show(c, deps, { problem: renderProblem(error.message, error.fix), typed }), 400)
  }
}

export const settingsPage: Page = {
  nav: null,
  open(app, deps) {
    app.get('/settings', async (c) => c.html(await show(c, deps, { problem: null, typed: null })))
    app.post('/settings', (c) => save(c, deps))
  },
}
