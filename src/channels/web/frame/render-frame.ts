// Step: encode. In: one page's parts, and who looks. Out: the whole document with navigation; also the notes every page may need.
import { roleNames } from '#desk/people/manage-people.ts'
import { mayAs, type Role } from '#domain/reader.ts'
import { type Html, html } from './html.ts'
import type { NavItem, PageView } from './page.ts'
import type { Assets } from './read-assets.ts'
import type { Visitor } from './read-visitor.ts'

// No inline style or script may be needed (CSP), and errors are swapped in where the answer would have stood.
const htmxConfig = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  historyCacheSize: 0,
  responseHandling: [
    { code: '204', swap: false },
    { code: '.*', swap: true },
  ],
})

/** What the frame needs to know once, at start. */
export interface FrameSettings {
  readonly assets: Assets
  readonly nav: readonly NavItem[]
  /** For everybody who works here now; text, then `→` and what to do. */
  readonly readNotices: () => readonly string[]
}

/** Who asks; null where the page failed before that was known. */
type Who = Pick<Visitor, 'role' | 'name'> | null

interface Seen {
  readonly who: Who
  /** What was just done. */
  readonly news: Html | null
  /** It can be asked for again: it answers no form. */
  readonly isAgain: boolean
}

function renderNav(settings: FrameSettings, current: string, who: Who): Html {
  const may = ({ least = 'reader' }: NavItem) => mayAs(who ?? { role: 'reader' }, least)
  const items = settings.nav.filter(may).map((item) => {
    const here = item.href === current ? html` aria-current="page"` : null
    return html`<a href="${item.href}" title="${item.name}" aria-label="${item.name}"${here}>${item.label}</a>`
  })
  return html`<nav aria-label="主导航"><b>案头</b>${items}${who === null || who.name === null ? null : renderWho(who.name, who.role)}</nav>`
}

function renderWho(name: string, role: Role): Html {
  const said = name === roleNames[role] ? name : `${name}，${roleNames[role]}`
  return html`<form class="who" method="post" action="/logout"><span title="${said}">${name}</span><button class="leave">退出</button></form>`
}

/** The head shared by every document: nothing comes from elsewhere. */
export function renderHead(assets: Assets, title: string): Html {
  return html`<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · 案头</title><meta name="htmx-config" content="${htmxConfig}">
<link rel="stylesheet" href="${assets.address('page.css')}"><link rel="icon" href="${assets.address('icon.svg')}">
<script src="${assets.address('htmx.min.js')}" defer></script><script src="${assets.address('page.js')}" defer></script></head>`
}

/** Returns the renderer of whole documents. */
export function openFrame(settings: FrameSettings): (view: PageView, seen: Seen) => Html {
  return (
    view,
    { who, news, isAgain },
  ) => html`<!doctype html><html lang="zh-CN">${renderHead(settings.assets, view.title)}
<body${isAgain ? html` data-again` : null}><a class="skip" href="#main">跳到正文</a><div class="app${view.aside ? '' : ' wide'}">${renderNav(settings, view.current, who)}
<main id="main">${settings.readNotices().map(renderNotice)}${news}${view.main}</main>${view.aside ?? null}</div>${keyList}</body></html>`
}

/** What keys.js does. */
const keyNames = [
  ['/', '到提问或查找的框里'],
  ['1 2 3 4', '问、库、数、稿'],
  ['j k', '下一问、上一问'],
  ['n', '新的对话'],
  ['回车', '送出；Shift 加回车换行'],
  ['Esc', '关上原文和菜单'],
  ['?', '这张表'],
] as const

const keyList = html`<dialog id="keys" class="keys" aria-labelledby="keys-title"><h2 id="keys-title">快捷键</h2><dl>${keyNames.map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`)}</dl><form method="dialog"><button>关上</button></form></dialog>`

function renderNotice(notice: string): Html {
  const [text = '', fix = ''] = notice.split('\n→ ')
  return renderProblem(text, fix)
}

/** What failed and what mends it. */
export function renderProblem(text: string, fix: string): Html {
  return html`<div class="note problem" role="alert"><p>${text}</p>${fix ? html`<p class="fix">${fix}</p>` : null}</div>`
}

/** A short piece of news, such as what was just done. */
export function renderNote(text: string): Html {
  return html`<div class="note" role="status"><p>${text}</p></div>`
}
