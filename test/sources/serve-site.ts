// Fixture: a site on this machine, from a table of its pages; it counts who connects and what is asked, and answers conditional requests.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SitePage {
  readonly body: string | Uint8Array
  readonly type?: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

export interface Site {
  readonly base: string
  /** Replaced by a test to change the site. */
  pages: Map<string, SitePage>
  /** Where the table has no page; null: 404. */
  fallback: ((path: string) => SitePage | null) | null
  readonly seen: { connections: number; readonly paths: string[]; atOnce: number; mostAtOnce: number }
  close(): Promise<void>
}

export async function serveSite(pages: Iterable<readonly [string, SitePage]> = []): Promise<Site> {
  const seen = { connections: 0, paths: [] as string[], atOnce: 0, mostAtOnce: 0 }
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/'
    seen.paths.push(path)
    seen.atOnce++
    seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.atOnce)
    response.on('close', () => seen.atOnce--)
    const page = site.pages.get(path) ?? site.fallback?.(path) ?? null
    if (page === null) return void response.writeHead(404).end('没有这个网页')
    const etag = `"${Buffer.from(page.body).length}-${hash(page.body)}"`
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end()
    const headers = { 'content-type': page.type ?? 'text/html; charset=utf-8', etag, ...page.headers }
    response.writeHead(page.status ?? 200, headers).end(page.body)
  }
  const server = createServer(answer)
  server.on('connection', () => seen.connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const site: Site = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages: new Map(pages),
    fallback: null,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return site
}

function hash(body: string | Uint8Array): number {
  let sum = 7
  for (const byte of Buffer.from(body)) sum = (sum * 31 + byte) >>> 0
  return sum
}
