// Step: access. In: the password of the settings. Out: a guard that lets nobody in without a session, and the page to log in on.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from './html.ts'
import type { Assets } from './read-assets.ts'
import { readField } from './read-form.ts'
import { cookieRules } from './read-visitor.ts'
import { renderHead, renderProblem } from './render-frame.ts'

const cookie = 'antou_session'
const weekSeconds = 7 * 24 * 3600
/** Five wrong passwords from one address, then a quarter of an hour of rest. */
const maxAttempts = 5
const restMs = 15 * 60_000
/** Both tables stay bounded, whoever knocks. */
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

function openAttempts() {
  const failures = new Map<string, { count: number; until: number }>()
  return {
    isBlocked(address: string): boolean {
      const entry = failures.get(address)
      return entry !== undefined && entry.until > Date.now() && entry.count >= maxAttempts
    },
    fail(address: string): void {
      const entry = failures.get(address)
      const count = entry && entry.until > Date.now() ? entry.count + 1 : 1
      putBounded(failures, address, { count, until: Date.now() + restMs })
    },
    clear: (address: string) => void failures.delete(address),
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

/** Adds the guard and the login routes. Call it after the routes that need no login. */
export function openLogin(app: Hono, password: string, assets: Assets): void {
  const expected = hash(password)
  const sessions = openSessions()
  const attempts = openAttempts()
  app.get('/login', (c) => c.html(renderLoginPage(assets, null)))
  app.post('/login', async (c) => {
    const address = getConnInfo(c).remote.address ?? 'unknown'
    if (attempts.isBlocked(address)) {
      return c.html(renderLoginPage(assets, ['密码错了太多次。', '请过15分钟再试。']), 429)
    }
    if (!timingSafeEqual(hash(await readField(c, 'password')), expected)) {
      attempts.fail(address)
      return c.html(
        renderLoginPage(assets, ['密码不对。', '密码是启动时 ANTOU_PASSWORD 里设的那一个。']),
        401,
      )
    }
    attempts.clear(address)
    setCookie(c, cookie, sessions.open(), cookieRules(c, weekSeconds))
    return c.redirect('/', 303)
  })
  app.use('*', async (c, next) => (sessions.isOpen(getCookie(c, cookie) ?? '') ? next() : refuse(c)))
  app.post('/logout', (c) => {
    sessions.close(getCookie(c, cookie) ?? '')
    deleteCookie(c, cookie, { path: '/' })
    return c.redirect('/login', 303)
  })
}
