// Step: access. In: the password of the settings. Out: a guard that lets nobody in without a session, and the page to log in on.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from './html.ts'
import { openKnownBrowsers } from './known-browsers.ts'
import { openPace, type PaceSettings } from './login-pace.ts'
import type { Assets } from './read-assets.ts'
import { readField } from './read-form.ts'
import { cookieRules } from './read-visitor.ts'
import { renderHead, renderProblem } from './render-frame.ts'

const cookie = 'antou_session'
const weekSeconds = 7 * 24 * 3600
const browserCookie = 'antou_browser'
const yearSeconds = 365 * 24 * 3600
/** The table stays bounded, however often somebody logs in. */
const maxEntries = 5000

const hash = (text: string) => createHash('sha256').update(text).digest()

function putBounded<V>(table: Map<string, V>, key: string, value: V): void {
  table.delete(key)
  table.set(key, value)
  const oldest = table.size > maxEntries ? table.keys().next().value : undefined
  if (oldest !== undefined) table.delete(oldest)
}

function openSessions() {
  const ends = new Map<string, number>()
  const nameOf = (token: string) => hash(token).toString('hex')
  return {
    open(): string {
      const token = randomBytes(32).toString('base64url')
      putBounded(ends, nameOf(token), Date.now() + weekSeconds * 1000)
      return token
    },
    isOpen: (token: string) => (ends.get(nameOf(token)) ?? 0) > Date.now(),
    close: (token: string) => void ends.delete(nameOf(token)),
  }
}

function renderLoginPage(assets: Assets, problem: [string, string] | null) {
  return html`<!doctype html><html lang="zh-CN">${renderHead(assets, '登录')}<body class="login"><main><h1>案头</h1>${problem && renderProblem(...problem)}
<form method="post" action="/login"><label>密码<input type="password" name="password" autocomplete="current-password" required autofocus></label><button class="main">进入</button></form></main></body></html>`
}

function refuse(c: Context): Response {
  if (c.req.header('hx-request')) return c.body(null, 401, { 'HX-Redirect': '/login' })
  return c.req.method === 'GET' ? c.redirect('/login', 303) : c.text('请先登录：/login', 401)
}

export interface LoginSettings {
  readonly password: string
  readonly assets: Assets
  readonly pace: PaceSettings
}

/** Adds the guard and the login routes. Call it after the routes that need no login. A session, once open, knows no pace. */
export function openLogin(app: Hono, { password, assets, pace: settings }: LoginSettings): void {
  const expected = hash(password)
  const sessions = openSessions()
  const browsers = openKnownBrowsers(password)
  const pace = openPace(settings, () => performance.now())
  app.get('/login', (c) => c.html(renderLoginPage(assets, null)))
  app.post('/login', async (c) => {
    const browser = browsers.read(getCookie(c, browserCookie) ?? '')
    // Before the body is read: of two hundred that are sent at once, all would be tried otherwise.
    const turn = pace.take(browser ?? networkOf(c.var.origin.address), browser !== null)
    if (turn.kind === 'refused') return tellToWait(c, turn.retryMs, assets)
    await sleep(turn.waitMs)
    if (!timingSafeEqual(hash(await readField(c, 'password')), expected)) {
      return c.html(
        renderLoginPage(assets, ['密码不对。', '密码是启动时 ANTOU_PASSWORD 里设的那一个。']),
        401,
      )
    }
    turn.giveBack()
    setCookie(c, cookie, sessions.open(), cookieRules(c, weekSeconds))
    if (browser === null) setCookie(c, browserCookie, browsers.mark(), cookieRules(c, yearSeconds))
    return c.redirect('/', 303)
  })
  app.use('*', async (c, next) => (sessions.isOpen(getCookie(c, cookie) ?? '') ? next() : refuse(c)))
  app.post('/logout', (c) => {
    sessions.close(getCookie(c, cookie) ?? '')
    deleteCookie(c, cookie, { path: '/' })
    return c.redirect('/login', 303)
  })
}

function tellToWait(c: Context, retryMs: number, assets: Assets): Response | Promise<Response> {
  const seconds = Math.ceil(retryMs / 1000)
  c.header('Retry-After', String(seconds))
  return c.html(renderLoginPage(assets, ['试密码的次数太多。', `请过${seconds}秒再试。`]), 429)
}

/** One line holds 2^64 addresses of IPv6: they count as one. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const missing = 8 - groups.length - (tail ?? '').split(':').filter(Boolean).length
  const all = tail === undefined ? groups : [...groups, ...Array<string>(missing).fill('0')]
  return all.slice(0, 4).join(':')
}
