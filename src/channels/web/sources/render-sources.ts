// Step: encode. In: the sources that the desk lists. Out: a line a source with how its last look went, and the form for a new one.
import { type Html, html } from '#channels/web/frame/html.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import { sayLook } from '#desk/sources/say-look.ts'
import type { ListedFind, ListedSource } from '#desk/sources/source-desk.ts'

export interface FormValues {
  readonly address: string
  readonly name: string
  readonly place: string
  readonly kinds: readonly string[]
  readonly isTrusted: boolean
  readonly isTold: boolean
}

export const emptyForm: FormValues = {
  address: '',
  name: '',
  place: '',
  kinds: [],
  isTrusted: false,
  isTold: false,
}

interface Listing {
  readonly mayChange: boolean
  readonly failed: readonly ListedFind[]
}

/** Looks again by itself while one is being looked at. */
export function renderSourceList(sources: readonly ListedSource[], listing: Listing): Html {
  const isBusy = sources.some(({ underWay }) => underWay !== null)
  const again = isBusy
    ? html` hx-get="/sources" hx-trigger="every 3s" hx-select="#sources" hx-swap="outerHTML"`
    : null
  const none = html`<p class="empty-list">还没有来源。${listing.mayChange ? '在下面填一个栏目的网址。' : '请管理员加一个。'}</p>`
  const items = sources.map((source) => renderSource(source, listing))
  const all =
    sources.length > 1 && !isBusy
      ? html`<form class="inline" method="post" action="/sources/look"><button>全部看一遍</button></form>`
      : null
  return html`<section id="sources" aria-label="来源"${again}>${sources.length > 0 ? html`<ul class="persons">${items}</ul>${all}` : none}</section>`
}

function renderSource(source: ListedSource, { mayChange, failed }: Listing): Html {
  const { name, address, place, lookedAt, isTrusted, isPaused, last } = source
  const tags = [isPaused ? '先不看' : null, isTrusted ? '直接入库' : null].filter(Boolean)
  const labels = tags.map((tag) => html` <span class="tag">${tag}</span>`)
  const facts = [place, lookedAt && `上次 ${sayClock(lookedAt)}`].filter(Boolean).join(' · ')
  const isTroubled = last !== null && last.problem !== null && source.underWay === null
  const own = failed.filter(({ from }) => from === name)
  return html`<li class="person"><div><b>${name}</b>${labels}<small>${facts}</small><small><a href="${address}" rel="noreferrer noopener" target="_blank">${address}</a></small></div>
<div><p class="${isTroubled ? 'look trouble' : 'look'}">${sayLook(source)}</p>${renderFailed(own)}<div class="more-acts">${source.underWay === null ? renderButton(source, 'look', '现在看') : null}${mayChange ? renderActs(source) : null}</div></div></li>`
}

function renderFailed(failed: readonly ListedFind[]): Html | null {
  if (failed.length === 0) return null
  const items = failed.map(
    ({ title, address, reason }) =>
      html`<li><a href="${address}" rel="noreferrer noopener" target="_blank">${title}</a>：${reason}</li>`,
  )
  return html`<details><summary>${failed.length} 份没读成</summary><ul class="texts">${items}</ul></details>`
}

function renderActs(source: ListedSource): Html {
  const { isTrusted, isPaused, name } = source
  return html`${renderButton(source, isPaused ? 'resume' : 'pause', isPaused ? '接着看' : '先不看')}${renderButton(source, isTrusted ? 'distrust' : 'trust', isTrusted ? '改成先看再入库' : '改成直接入库')}<details><summary>去掉</summary><form class="filters" method="post" action="/sources/change"><input type="hidden" name="id" value="${source.id}"><button class="danger main" name="act" value="remove">去掉“${name}”</button></form><p class="fix">已经入库的报告留着，等着看的不要了。</p></details>`
}

function renderButton({ id }: ListedSource, act: string, label: string): Html {
  const action = act === 'look' ? '/sources/look' : '/sources/change'
  return html`<form class="inline" method="post" action="${action}"><input type="hidden" name="id" value="${id}"><button name="act" value="${act}">${label}</button></form>`
}

const check = (isOn: boolean) => (isOn ? html` checked` : null)

export function renderSourceForm(form: FormValues, kinds: readonly string[]): Html {
  const boxes = kinds.map(
    (kind) =>
      html`<label class="box"><input type="checkbox" name="kind" value="${kind}"${check(form.kinds.includes(kind))}>${kind}</label>`,
  )
  return html`<h2>加一个来源</h2><form class="source-form" method="post" action="/sources">
<label>列表页的网址<input name="address" value="${form.address}" inputmode="url" required maxlength="1000" placeholder="https://www.example.gov.cn/fzzfjs/index.html"></label>
<p class="fix">打开后能看到一行行标题的那一页。网站要先由装案头的人写进设置 ANTOU_ALLOWED_HOSTS。</p>
<div class="pair"><label>叫什么<input name="name" value="${form.name}" maxlength="60" placeholder="县政府网 · 法治政府建设年度报告"></label><label>哪里的网站<input name="place" value="${form.place}" maxlength="60" placeholder="青禾县"></label></div>
<label class="box"><input type="checkbox" name="trusted" value="yes"${check(form.isTrusted)}>找到的直接入库（不勾就先等人看）</label>
<label class="box"><input type="checkbox" name="told" value="yes"${check(form.isTold)}>有新的在聊天里告诉我</label>
<details${form.kinds.length > 0 ? html` open` : null}><summary>找哪几种报告（不选就是法治政府建设年度报告）</summary><div class="boxes">${boxes}</div></details>
<p><button class="main">加上，看第一遍</button></p></form>`
}
