// Fixture: the real web server on a free port over a fake desk, and a visitor who keeps his cookies.

import { type Listener, type ListenerSettings, openListener } from '#channels/http/open-listener.ts'
import type { BuildSettings, WebParts } from '#channels/web/build-web-app.ts'
import { mountWeb } from '#channels/web/web.ts'
import type { Chat } from '#chat/chat.ts'
import type { Desk } from '#desk/desk.ts'
import type { Reader } from '#domain/reader.ts'
import { type FakeDeskSettings, openFakeDesk } from '../../fakes/fake-desk.ts'
import { everyReader } from '../../fakes/library/whole-library.ts'
import { consoleLog } from '../console-log.ts'

export interface TestWeb extends Listener {
  readonly desk: Desk
  readonly chat: Chat
  /** For a look behind the page. */
  readonly reader: Reader
}

/** Opens the page on 127.0.0.1 without a password unless told otherwise. */
export async function openTestWeb(
  fake: FakeDeskSettings = {},
  settings: Partial<ListenerSettings & Omit<BuildSettings, 'assets'>> = {},
  more: Pick<WebParts, 'readState'> = {},
): Promise<TestWeb> {
  const { desk, chat } = openFakeDesk({
    isLocalPage: !settings.password && !settings.proxies?.length,
    isPasswordPage: Boolean(settings.password),
    ...fake,
  })
  const asked = { host: '127.0.0.1', port: 0, password: null, visitorKey: 'test', ...settings }
  const listener = await openListener(asked)
  await mountWeb(listener, asked, { desk, chat, log: consoleLog, ...more })
  return { ...listener, desk, chat, reader: everyReader }
}

export interface Visitor {
  /** By name, as they are sent; a test may put others in. */
  readonly cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** A form as a browser sends it: same origin, fields url-encoded unless a FormData is given. */
  post(
    path: string,
    fields: Record<string, string> | FormData,
    headers?: Record<string, string>,
  ): Promise<Response>
}

/** Keeps cookies; follows no redirect, so that a test sees where one leads. */
export function openVisitor(url: string): Visitor {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) }
    const response = await fetch(new URL(path, url), { redirect: 'manual', ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string]
      cookies.set(name, value)
    }
    return response
  }
  return {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) => {
      const body = fields instanceof FormData ? fields : new URLSearchParams(fields)
      return send(path, { method: 'POST', body, headers: { origin: new URL(url).origin, ...headers } })
    },
  }
}

/** The events of a server-sent stream, in order. */
export async function readEvents(response: Response): Promise<readonly { event: string; data: string }[]> {
  const blocks = (await response.text()).split('\n\n').filter(Boolean)
  return blocks.map((block) => {
    const lines = block.split('\n')
    const take = (name: string) =>
      lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length))
    return { event: take('event: ')[0] ?? '', data: take('data: ').join('\n') }
  })
}
