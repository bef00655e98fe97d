// The one listener of this program: the page and whatever else is reached over HTTP mount on it. In: settings. Out: a running server.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { AppError } from '#shared/errors.ts'

export interface ListenerSettings {
  /** 127.0.0.1 unless told otherwise; anything that other machines can reach needs a password. */
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly password: string | null
}

/** What answers requests below a prefix; a Hono app is one. */
interface Mounted {
  fetch(request: Request, env: object): Response | Promise<Response>
}

export interface Listener {
  /** Where to open it: http://127.0.0.1:8765/ */
  readonly url: string
  /** From now on `prefix` (`/`, `/wecom`) and what lies below it goes there; the longest prefix that fits counts. */
  mount(prefix: string, app: Mounted): void
  /** From now on `/readyz` says that questions are answered; until then, and after `false`, that they are not yet, or no longer. */
  setReady(isReady: boolean): void
  /** Stops listening and ends answers under way. */
  close(): Promise<void>
}

const localHosts = ['127.0.0.1', 'localhost', '::1']

/** Throws AppError `setting` (reachable without a password, bad address) or `busy` (port taken). */
export async function openListener(settings: ListenerSettings): Promise<Listener> {
  if (!localHosts.includes(settings.host) && !settings.password) {
    throw new AppError('setting', `网页要监听 ${settings.host}，却没有设密码。`, {
      fix: '设 ANTOU_PASSWORD（至少 8 个字符），或把 ANTOU_HOST 改回 127.0.0.1。',
    })
  }
  const mounts: { readonly prefix: string; readonly app: Mounted }[] = []
  const state = { isReady: false }
  const fetch = (request: Request, env: object) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/healthz') return Response.json({ ok: true })
    if (pathname === '/readyz')
      return Response.json({ ok: state.isReady }, { status: state.isReady ? 200 : 503 })
    const mount = mounts.find(({ prefix }) => lies(pathname, prefix))
    return mount ? mount.app.fetch(request, env) : new Response('正在启动，请稍后再试。', { status: 503 })
  }
  const server = createAdaptorServer({ fetch, createServer }) as Server
  server.keepAliveTimeout = keptMs
  const { port } = await listen(server, settings)
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  return {
    url: `http://${host}:${port}/`,
    mount(prefix, app) {
      mounts.push({ prefix, app })
      mounts.sort((one, other) => other.prefix.length - one.prefix.length)
    },
    setReady: (isReady) => {
      state.isReady = isReady
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Longer than a reverse proxy keeps a connection it may use again (nginx: 60 s), so that the proxy closes it first. */
const keptMs = 75_000

/** Connections of a rush wait here while an answer holds the process; beyond them one is tried again only after a second. The system may allow fewer. */
const backlog = 4096

function lies(path: string, prefix: string): boolean {
  return prefix === '/' || path === prefix || path.startsWith(`${prefix}/`)
}

function listen(server: Server, settings: ListenerSettings): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explainListenError(error, settings)))
    const { port, host } = settings
    server.listen({ port, host, backlog }, () => resolve(server.address() as AddressInfo))
  })
}

function explainListenError(error: NodeJS.ErrnoException, { host, port }: ListenerSettings): AppError {
  if (error.code === 'EADDRINUSE') {
    return new AppError('busy', `端口 ${port} 已被占用。`, {
      fix: `换一个端口：ANTOU_PORT=${port + 1} npm start；或先停掉占用它的程序。`,
      cause: error,
    })
  }
  return new AppError(
    'setting',
    `不能在 ${host} 的端口 ${port} 上开网页（${error.code ?? error.message}）。`,
    {
      fix: '检查 ANTOU_HOST 和 ANTOU_PORT；1024 以下的端口要管理员权限。',
      cause: error,
    },
  )
}
