// Page 状态: what doctor knows of the program, for administrators: what needs a look first, then what is well, the settings last.
import type { Context } from 'hono'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps, StateRow } from '#channels/web/frame/page.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import type { LeftOutFile } from '#desk/audit-desk.ts'
import { mayAs } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'

const current = '/state'
const names: Readonly<Record<StateRow['state'], string>> = { fail: '不行', warn: '要看', ok: '好的' }

/** ANTOU_PORT: of the one who set the program up. */
const isSetting = ({ name }: StateRow) => /^[A-Z][A-Z0-9_]+$/.test(name)

function renderRow({ name, state, text, fix, isUnused }: StateRow): Html {
  const mend = fix ? html`<small>${fix}</small>` : null
  const [look, mark] = isUnused ? ['unused', '没用'] : [state, names[state]]
  return html`<li class="state-row ${look}"><b>${name}</b><span class="state-mark">${mark}</span><span>${text}${mend}</span></li>`
}

/** Whoever put one in was told; who looks here was not. */
function renderLeftOut(files: readonly LeftOutFile[]): Html | null {
  if (files.length === 0) return null
  const rows = files.map(
    ({ at, file, reason, fix }) =>
      html`<li class="state-row warn"><b>${file}</b><span class="state-mark">没进</span><span>${reason}<small>${fix ? `${fix} · ` : ''}${sayClock(at)}</small></span></li>`,
  )
  return html`<h2 id="left-out">没放进来的文件</h2><ul class="state-rows files">${rows}</ul>`
}

function renderRows(title: string, rows: readonly StateRow[]): Html | null {
  if (rows.length === 0) return null
  return html`<h2>${title}</h2><ul class="state-rows">${rows.map(renderRow)}</ul>`
}

function renderState(rows: readonly StateRow[], leftOut: readonly LeftOutFile[]): Html {
  const [settings, parts] = [rows.filter(isSetting), rows.filter((row) => !isSetting(row))]
  const bad = parts.filter(({ state }) => state !== 'ok')
  const good = parts.filter(({ state, isUnused }) => state === 'ok' && !isUnused)
  const unused = parts.filter(({ state, isUnused }) => state === 'ok' && isUnused)
  const told = [
    ...(bad.length > 0 ? [`有 ${bad.length} 处要看`] : []),
    ...(leftOut.length > 0 ? [`有 ${leftOut.length} 份文件没放进来`] : []),
  ]
  const lead = told.length === 0 ? '都好，没有要看的。' : `${told.join('，')}。`
  const all =
    settings.length === 0
      ? null
      : html`<details><summary>设置 ${settings.length} 项</summary><p class="scope">这些在启动时读，改了要重新启动；密码和密钥不在这里显示。有几样可以在<a href="/settings">“设置”</a>里随时改，改过的按那里的。</p><ul class="state-rows">${settings.map(renderRow)}</ul></details>`
  return html`<div class="sheet"><h1>状态</h1><p class="library-links"><a href="/settings">设置</a> · <a href="/audit">记录：谁查了什么</a> · <a href="/verdicts">评价：大家怎么说</a></p><p>${lead}</p>${renderRows('要看的', bad)}${renderLeftOut(leftOut)}${renderRows('好的', good)}${renderRows('没有用到的', unused)}${all}</div>`
}

async function show(c: Context, { desk, renderPage, readState }: PageDeps): Promise<Response> {
  const { reader } = await identify(c, desk)
  if (!mayAs(reader, 'administrator'))
    throw new AppError('denied', '状态只给管理员看。', { fix: '请管理员来看。' })
  const main = renderState((await readState?.()) ?? [], await desk.listLeftOut(reader))
  return c.html(renderPage(c, { title: '状态', current, main }))
}

export const statePage: Page = {
  nav: { href: current, label: '况', name: '状态：模型、索引、渠道、磁盘', least: 'administrator' },
  open(app, deps) {
    app.get(current, (c) => show(c, deps))
  },
}
