// Step: encode. In: by which doors one may come in. Out: the page of them, and the one that asks before a link is used.
import { type Html, html } from './html.ts'
import type { Assets } from './read-assets.ts'
import { renderHead, renderProblem } from './render-frame.ts'

export interface LoginProblem {
  readonly text: string
  readonly fix: string
}

export interface Doors {
  readonly hasPassword: boolean
  readonly hasWecom: boolean
}

function renderSheet(assets: Assets, title: string, body: Html): Html {
  return html`<!doctype html><html lang="zh-CN">${renderHead(assets, title)}<body class="login"><main><h1>案头</h1>${body}</main></body></html>`
}

export function renderLogin(
  assets: Assets,
  { hasPassword, hasWecom }: Doors,
  problem: LoginProblem | null,
): Html {
  const wecom = html`<p><a class="button main" href="/in/wecom">用企业微信登录</a></p>`
  const password = html`<form method="post" action="/login"><label>管理员密码<input type="password" name="password" autocomplete="current-password" required${hasWecom ? null : html` autofocus`}></label><button class="main">进入</button></form>`
  const hint = html`<p class="scope">没有密码：在企业微信或 Telegram 里给案头发“登录”，点它回的链接；还没开通的，请管理员在“人员”里发一个链接。</p>`
  return renderSheet(
    assets,
    '登录',
    html`${problem && renderProblem(problem.text, problem.fix)}${hasWecom ? wecom : null}${hasPassword ? password : null}${hint}`,
  )
}

/** Chats look at links before people do: a look must not use one up. */
export function renderEnter(assets: Assets, name: string, path: string): Html {
  const body = html`<p>以 <b>${name}</b> 的身份进入网页。</p><form method="post" action="${path}"><button class="main">进入</button></form><p class="scope">链接只能用一次。不是你本人，请关掉这一页。</p>`
  return renderSheet(assets, '进入', body)
}
