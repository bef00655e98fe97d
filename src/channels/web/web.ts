// Channel: the web page. In: settings and the desk. Out: a running server. It decodes requests, encodes replies, nothing else.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Desk } from '#chat/desk.ts'
import { AppError } from '#shared/errors.ts'
import { buildWebApp } from './build-web-app.ts'
import type { PaceSettings } from './login-pace.ts'
import { readAssets } from './read-assets.ts'

export interface WebSettings {
  /** 127.0.0.1 unless told otherwise; anything that other machines can reach needs a password. */
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly password: string | null
  /** Addresses and ranges of proxies whose headers are believed; absent: none. */
  readonly proxies?: readonly string[]
  /** Absent: the usual one. */
  readonly pace?: PaceSettings
}

export interface WebServer {
  /** Where to open it: http://127.0.0.1:8765/ */
  readonly url: string
  /** Stops listening and ends answers under way. */
  close(): Promise<void>
}

const localHosts = ['127.0.0.1', 'localhost', '::1']

function explainListenError(error: NodeJS.ErrnoException, { host, port }: WebSettings): AppError {
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
      fix: '检查 ANTOU_HOST 和 ANTOU_PORT;1024 以下的端口要管理员权限。',
      cause: error,
    },
  )
}

function listen(server: Server, settings: WebSettings): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explainListenError(error, settings)))
    server.listen(settings.port, settings.host, () => resolve(server.address() as AddressInfo))
  })
}

/** Opens the page. Throws AppError `setting` (reachable without a password, bad address) or `busy` (port taken). */
export async function openWeb(
  settings: WebSettings,
  { desk, readNotices = () => [] }: { desk: Desk; readNotices?: () => readonly string[] },
): Promise<WebServer> {
  if (!localHosts.includes(settings.host) && !settings.password) {
    throw new AppError('setting', `网页要监听 ${settings.host}，却没有设密码。`, {
      fix: '设 ANTOU_PASSWORD（至少 8 个字符），或把 ANTOU_HOST 改回 127.0.0.1。',
    })
  }
  const app = buildWebApp({ ...settings, assets: await readAssets(), readNotices }, desk)
  const server = createAdaptorServer({ fetch: app.fetch, createServer }) as Server
  const { port } = await listen(server, settings)
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  return {
    url: `http://${host}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
