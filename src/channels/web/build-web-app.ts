// Step: start. In: settings and the desk. Out: the Hono app: protection first, then what needs no login, then the pages.

import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { failureStatuses } from '#channels/http/failure-statuses.ts'
import { AppError } from '#shared/errors.ts'
import { type Html, html } from './frame/html.ts'
import { type PaceSettings, usualPace } from './frame/login-pace.ts'
import { openNews } from './frame/news.ts'
import type { PageDeps } from './frame/page.ts'
import type { Assets } from './frame/read-assets.ts'
import { openOrigin } from './frame/read-origin.ts'
import { openVisitors } from './frame/read-visitor.ts'
import { openFrame, renderProblem } from './frame/render-frame.ts'
import { openSignIn, type WecomDoor } from './frame/sign-in.ts'
import { pages } from './pages.ts'

/** One upload, with all its files; other forms need far less. */
const maxUploadBytes = 20 * 1024 * 1024
const maxFormBytes = 1024 * 1024

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    // Pictures of a reply stand in the page itself.
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  // no-referrer would make browsers send "Origin: null" with every form, and csrf would turn them away.
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
})

/** Without a sign-in only this machine may ask, and by a name of this machine: a foreign page whose name points here is refused. */
const onlyLocalNames: MiddlewareHandler = async (c, next) => {
  const name = new URL(c.req.url).hostname
  if (['127.0.0.1', 'localhost', '[::1]'].includes(name)) return next()
  return c.text('只接受 127.0.0.1 或 localhost。要从别的机器打开，请设 ANTOU_HOST 和 ANTOU_PASSWORD。', 403)
}

/** Behind a trusted proxy the browser names the https address, and the request comes by http. */
function isOwnOrigin(origin: string, c: Context): boolean {
  const own = new URL(c.req.url)
  if (origin === own.origin) return true
  return c.var.origin.isSecure && origin === `https://${own.host}`
}

function limitBodies(): MiddlewareHandler {
  const onError = (): never => {
    throw new AppError('input', '发来的内容太大，一次最多20 MB。', {
      fix: '分几次放；更大的文件请放进收件目录，或用 antou ingest。',
    })
  }
  const upload = bodyLimit({ maxSize: maxUploadBytes, onError })
  const form = bodyLimit({ maxSize: maxFormBytes, onError })
  const isUpload = (path: string) =>
    /^\/(?:ask|reports\/upload|checks\/[\w-]+|drafts(?:\/check|\/[\w-]+\/word)?)$/.test(path)
  return (c, next) => (isUpload(c.req.path) ? upload : form)(c, next)
}

/** A known failure keeps its words and its fix; of an unknown one only the log learns more. */
function describeFailure(
  error: unknown,
  log: PageDeps['log'],
): { problem: Html; status: ContentfulStatusCode } {
  const known = error instanceof HTTPException ? error.cause : error
  if (known instanceof AppError) {
    const status = error instanceof HTTPException ? error.status : failureStatuses[known.kind]
    return { problem: renderProblem(known.message, known.fix), status: status as ContentfulStatusCode }
  }
  log.fail('web', error)
  const fix = '请再试一次；还不行，请管理员看启动窗口里的说明。'
  return { problem: renderProblem('出了没有料到的错。', fix), status: 500 }
}

function showError(c: Context, error: unknown, { renderPage, log }: PageDeps): Response | Promise<Response> {
  // Such as the refusal of a foreign form, which has its own answer.
  if (error instanceof HTTPException && error.res) return error.getResponse()
  const { problem, status } = describeFailure(error, log)
  const isPart = c.req.header('hx-request') || c.req.header('accept')?.includes('text/event-stream')
  if (isPart) return c.html(problem, status)
  const main = html`<div class="sheet narrow">${problem}<p><a href="/">回到“问”</a></p></div>`
  return c.html(renderPage(c, { title: '出错', current: '', main }), status)
}

export interface BuildSettings {
  readonly password: string | null
  readonly assets: Assets
  /** What visitors' cookies are signed with. */
  readonly visitorKey: string
  /** Addresses and ranges of proxies whose headers are believed. */
  readonly proxies?: readonly string[]
  /** Signs in members of the company; null: not set. */
  readonly wecom?: WecomDoor | null
  /** How fast passwords may be tried. */
  readonly pace?: PaceSettings
}

export interface WebParts extends Pick<PageDeps, 'desk' | 'chat' | 'log'> {
  /** What stands on top of every page now: that nothing can be stored, that a file is damaged. */
  readonly readNotices?: () => readonly string[]
  /** For the page of the program's state. */
  readonly readState?: PageDeps['readState']
}

/** The whole web channel as one app; serving it is the caller's. */
export function buildWebApp(settings: BuildSettings, parts: WebParts): Hono {
  const { password, assets, visitorKey, proxies = [], pace = usualPace, wecom = null } = settings
  const { desk, chat, log, readNotices = () => [], readState = null } = parts
  // Behind a proxy the office comes from this machine as well.
  const asksToSignIn = password !== null || proxies.length > 0
  const nav = pages.flatMap((page) => page.nav ?? [])
  const frame = openFrame({ assets, nav, readNotices })
  const news = openNews()
  const deps: PageDeps = {
    desk,
    chat,
    assets,
    renderPage: (c, view) =>
      frame(view, {
        who: c.get('visitor') ?? null,
        news: news.take(c),
        isAgain: c.req.method === 'GET',
      }),
    readState,
    tell: news.tell,
    log,
  }
  const app = new Hono()
  app.onError((error, c) => showError(c, error, deps))
  app.notFound((c) => {
    const main = html`<div class="sheet narrow">${renderProblem('没有这个页面。', '从左边的“问”“库”“数”“稿”进去。')}</div>`
    return c.html(deps.renderPage(c, { title: '没有这个页面', current: '', main }), 404)
  })
  // A table of a thousand numbers is a third of a megabyte, and a tenth of that when packed.
  app.use('*', compress())
  app.use('*', headers, openOrigin(proxies))
  if (!asksToSignIn) app.use('*', onlyLocalNames)
  app.use('*', csrf({ origin: isOwnOrigin }), limitBodies())
  assets.serve(app)
  app.use('*', async (c, next) => {
    c.header('Cache-Control', 'private, no-cache')
    await next()
  })
  if (asksToSignIn) openSignIn(app, { desk, password, assets, pace, wecom })
  app.use('*', openVisitors({ desk, visitorKey }))
  for (const page of pages) page.open(app, deps)
  return app
}
