// Step: access. In: the password of the settings. Out: the route that opens an administrator's session for it, at a pace.
import { createHash, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { KnownBrowsers } from './known-browsers.ts'
import { openPace, type PaceSettings } from './login-pace.ts'
import { readField } from './read-form.ts'
import { cookieRules } from './read-visitor.ts'
import type { LoginProblem } from './render-login.ts'

const browserCookie = 'antou_browser'
const yearSeconds = 365 * 24 * 3600

const hash = (text: string) => createHash('sha256').update(text).digest()

export interface LoginSettings {
  readonly password: string
  readonly browsers: KnownBrowsers
  readonly pace: PaceSettings
  /** The page to log in on, with what went wrong. */
  readonly show: (c: Context, problem: LoginProblem, status: 401 | 429) => Response | Promise<Response>
  /** Opens a session and goes to the first page. */
  readonly enter: (c: Context) => Promise<Response>
}

export function openLogin(
  app: Hono,
  { password, browsers, pace: settings, show, enter }: LoginSettings,
): void {
  const expected = hash(password)
  const pace = openPace(settings, () => performance.now())
  app.post('/login', async (c) => {
    const browser = browsers.read(getCookie(c, browserCookie) ?? '')
    // Before the body is read: of two hundred that are sent at once, all would be tried otherwise.
    const turn = pace.take(browser ?? networkOf(c.var.origin.address), browser !== null)
    if (turn.kind === 'refused') {
      const seconds = Math.ceil(turn.retryMs / 1000)
      c.header('Retry-After', String(seconds))
      return show(c, { text: '试密码的次数太多。', fix: `请过${seconds}秒再试。` }, 429)
    }
    await sleep(turn.waitMs)
    if (!timingSafeEqual(hash(await readField(c, 'password')), expected))
      return show(c, { text: '密码不对。', fix: '密码是启动时 ANTOU_PASSWORD 里设的那一个。' }, 401)
    turn.giveBack()
    if (browser === null) setCookie(c, browserCookie, browsers.mark(), cookieRules(c, yearSeconds))
    return enter(c)
  })
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
