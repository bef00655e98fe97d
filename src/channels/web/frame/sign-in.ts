// Step: access. In: a request. Out: who has signed in, or the doors: password, a link from a chat, WeCom. Nobody gets past without a session.
import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Desk } from '#desk/desk.ts'
import { type SignedIn, sessionSeconds } from '#desk/people/sign-in.ts'
import { type KnownBrowsers, openKnownBrowsers } from './known-browsers.ts'
import { openLogin } from './login.ts'
import type { PaceSettings } from './login-pace.ts'
import type { Assets } from './read-assets.ts'
import { cookieRules } from './read-visitor.ts'
import { type LoginProblem, renderEnter, renderLogin } from './render-login.ts'

const cookie = 'antou_session'
const stateCookie = 'antou_state'
const stateSeconds = 600
const back = '/in/wecom/back'

/** WeCom says who somebody is: the vendor's page gives a code, the code gives his account. */
export interface WecomDoor {
  /** Where the browser is sent; `state` comes back with it, to `path` of this page. */
  address(state: string, path: string): string
  /** The account, `zhangsan`; null for one who is no member. Throws AppError `remote`. */
  readAccount(code: string): Promise<string | null>
}

declare module 'hono' {
  interface ContextVariableMap {
    signedIn: SignedIn
  }
}

export interface SignInSettings {
  readonly desk: Desk
  readonly password: string | null
  readonly assets: Assets
  readonly pace: PaceSettings
  readonly wecom: WecomDoor | null
}

interface Doorway extends SignInSettings {
  /** Null without a password. */
  readonly browsers: KnownBrowsers | null
}

type Failure = 401 | 403 | 404 | 429

/** Adds the doors and the guard. Call it after the routes that need no session. A session, once open, knows no pace. */
export function openSignIn(app: Hono, settings: SignInSettings): void {
  const { password, pace } = settings
  const browsers = password === null ? null : openKnownBrowsers(password)
  const doorway: Doorway = { ...settings, browsers }
  app.get('/login', (c) => c.html(render(doorway, null)))
  if (password !== null && browsers !== null) {
    openLogin(app, {
      password,
      browsers,
      pace,
      show: (c, problem, status) => showLogin(c, { problem, status }, doorway),
      enter: (c) => enter(c, { person: null, password: browsers.tag }, doorway),
    })
  }
  if (settings.wecom) openWecomDoor(app, settings.wecom, doorway)
  openLinks(app, doorway)
  guard(app, doorway)
}

function render({ assets, password, wecom }: Doorway, problem: LoginProblem | null) {
  return renderLogin(assets, { hasPassword: password !== null, hasWecom: wecom !== null }, problem)
}

function showLogin(
  c: Context,
  { problem, status }: { readonly problem: LoginProblem; readonly status: Failure },
  doorway: Doorway,
): Response | Promise<Response> {
  return c.html(render(doorway, problem), status)
}

const refused: LoginProblem = { text: '你还没有开通，或者使用权已经停了。', fix: '要用，请找管理员。' }

async function enter(
  c: Context,
  { person, password }: { readonly person: string | null; readonly password: string | null },
  doorway: Doorway,
): Promise<Response> {
  const token = await doorway.desk.openSession(person, password)
  return token === null ? showLogin(c, { problem: refused, status: 403 }, doorway) : admit(c, token, doorway)
}

/** The session before, if there was one, ends. */
async function admit(c: Context, token: string, { desk }: Doorway): Promise<Response> {
  await desk.closeSession(getCookie(c, cookie) ?? '')
  setCookie(c, cookie, token, cookieRules(c, sessionSeconds))
  return c.redirect('/', 303)
}

const spent: LoginProblem = {
  text: '这个链接打不开了：用过了，或者过了时间。',
  fix: '在聊天里再说一次“登录”，或请管理员再发一个。',
}

function openLinks(app: Hono, doorway: Doorway): void {
  const { desk, assets } = doorway
  app.get('/in/:token', async (c) => {
    const link = await desk.readLink(c.req.param('token'))
    if (link === null) return showLogin(c, { problem: spent, status: 404 }, doorway)
    return c.html(renderEnter(assets, link.name, c.req.path))
  })
  app.post('/in/:token', async (c) => {
    const token = await desk.takeLink(c.req.param('token'))
    return token === null ? showLogin(c, { problem: spent, status: 404 }, doorway) : admit(c, token, doorway)
  })
}

/** `state` binds what comes back to the browser that was sent. */
function openWecomDoor(app: Hono, wecom: WecomDoor, doorway: Doorway): void {
  app.get('/in/wecom', (c) => {
    const state = randomBytes(24).toString('base64url')
    setCookie(c, stateCookie, state, cookieRules(c, stateSeconds))
    return c.redirect(wecom.address(state, back), 303)
  })
  app.get(back, async (c) => {
    const [state = '', sent = ''] = [c.req.query('state'), getCookie(c, stateCookie)]
    deleteCookie(c, stateCookie, { path: '/' })
    const code = c.req.query('code') ?? ''
    const isOurs = sent.length > 20 && state === sent && code !== ''
    const account = isOurs ? await wecom.readAccount(code) : null
    if (account === null) {
      const problem = {
        text: '没有从企业微信认出你是谁。',
        fix: '回到登录页再试一次；要用本企业的成员账号。',
      }
      return showLogin(c, { problem, status: 403 }, doorway)
    }
    return enterFromWecom(c, account, doorway)
  })
}

/** One who is not let in yet is told so, as in the chat, and administrators are asked. */
async function enterFromWecom(c: Context, account: string, doorway: Doorway): Promise<Response> {
  const person = `wecom:${account}`
  const admission = await doorway.desk.admit({ person, chat: person, isGroup: false })
  if (admission.kind === 'admitted') return enter(c, { person, password: null }, doorway)
  const problem = admission.text === null ? refused : { text: admission.text, fix: '' }
  return showLogin(c, { problem, status: 403 }, doorway)
}

function guard(app: Hono, { desk, browsers }: Doorway): void {
  app.use('*', async (c, next) => {
    const token = getCookie(c, cookie)
    const signedIn = token ? await desk.readSession(token, browsers?.tag ?? null) : null
    if (signedIn === null) return refuse(c)
    c.set('signedIn', signedIn)
    return next()
  })
  app.post('/logout', async (c) => {
    await desk.closeSession(getCookie(c, cookie) ?? '')
    deleteCookie(c, cookie, { path: '/' })
    return c.redirect('/login', 303)
  })
}

function refuse(c: Context): Response {
  if (c.req.header('hx-request')) return c.body(null, 401, { 'HX-Redirect': '/login' })
  return c.req.method === 'GET' ? c.redirect('/login', 303) : c.text('请先登录：/login', 401)
}
