// Fake: the vendor's interface for apps with its real limits: tokens that expire, text cut at 2,048 bytes without a word, what goes
// beyond 30 a minute dropped without a word, media of 5 bytes to 20 MB, failures at HTTP 200. Its behaviour is a reading of the documentation.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface ReceivedMessage {
  readonly user: string
  readonly type: string
  /** As the person sees it: cut where it was too long. */
  readonly text: string
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null
}

interface Failure {
  readonly errcode?: number
  readonly errmsg?: string
  /** Does what was asked, then closes the connection instead of answering. */
  readonly isCut?: boolean
  readonly status?: number
}

export interface FakeQyapi {
  readonly root: string
  readonly corpId: string
  readonly secret: string
  readonly agentId: number
  readonly received: readonly ReceivedMessage[]
  /** What went beyond the rate. */
  readonly dropped: readonly ReceivedMessage[]
  /** Paths in order, without their queries. */
  readonly calls: readonly string[]
  readonly clock: { ms: number }
  /** Those whom the app does not reach. */
  readonly strangers: Set<string>
  /** From now on no token is good but a new one. */
  revokeTokens(): void
  /** A file that a person sent; its id. */
  keepMedia(file: { name: string; bytes: Uint8Array }): string
  /** Files above this are given in ranges only. */
  limitDownloads(bytes: number): void
  fail(path: string, failure: Failure, times?: number): void
  waitForReceived(count: number): Promise<readonly ReceivedMessage[]>
  close(): Promise<void>
}

const tokenMs = 7200_000
const most = { textBytes: 2048, perMinute: 30, mediaBytes: 20 * 1024 * 1024 }

interface Asked {
  readonly query: URLSearchParams
  readonly body: Buffer
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

class Refused extends Error {
  readonly errcode: number
  constructor(errcode: number, message: string) {
    super(message)
    this.errcode = errcode
  }
}

export async function openFakeQyapi(): Promise<FakeQyapi> {
  const names = { corpId: 'wwfeedfeedfeedfeed', secret: `S${'x'.repeat(42)}`, agentId: 1000002 }
  const clock = { ms: Date.now() }
  const tokens = new Map<string, number>()
  const media = new Map<string, { name: string; bytes: Uint8Array }>()
  const times = new Map<string, number[]>()
  const failures = new Map<string, Failure[]>()
  const received: ReceivedMessage[] = []
  const dropped: ReceivedMessage[] = []
  const calls: string[] = []
  const strangers = new Set<string>()
  let nextToken = 1
  let downloadLimit = most.mediaBytes

  function checkToken(query: URLSearchParams): void {
    const token = query.get('access_token')
    if (!token) throw new Refused(41001, 'access_token missing')
    const until = tokens.get(token)
    if (until === undefined) throw new Refused(40014, 'invalid access_token')
    if (until < clock.ms) throw new Refused(42001, 'access_token expired')
  }

  function deliver(user: string, message: Record<string, unknown>): void {
    const type = String(message.msgtype)
    const part = message[type] as { content?: string; media_id?: string } | undefined
    if (!part) throw new Refused(40058, `no ${type}`)
    if (type === 'text' && !part.content) throw new Refused(44004, 'empty text')
    if (!['text', 'markdown', 'file', 'image'].includes(type)) throw new Refused(40008, 'invalid msgtype')
    const file = part.media_id === undefined ? null : media.get(part.media_id)
    if (file === undefined) throw new Refused(40007, 'invalid media_id')
    const seen = { user, type, text: cutBytes(part.content ?? ''), file }
    const recent = (times.get(user) ?? []).filter((at) => at > clock.ms - 60_000)
    times.set(user, [...recent, clock.ms])
    if (recent.length >= most.perMinute) dropped.push(seen)
    else received.push(seen)
  }

  const methods: Record<string, (asked: Asked) => Record<string, unknown> | null> = {
    '/cgi-bin/gettoken': ({ query }) => {
      if (query.get('corpid') !== names.corpId) throw new Refused(40013, 'invalid corpid')
      if (query.get('corpsecret') !== names.secret) throw new Refused(40001, 'invalid credential')
      const token = `token-${nextToken++}`
      tokens.set(token, clock.ms + tokenMs)
      return { access_token: token, expires_in: tokenMs / 1000 }
    },
    '/cgi-bin/agent/get': ({ query }) => {
      checkToken(query)
      if (query.get('agentid') !== String(names.agentId))
        throw new Refused(301002, 'not allow operate another agent')
      return { agentid: names.agentId, name: '案头' }
    },
    '/cgi-bin/message/send': ({ query, body }) => {
      checkToken(query)
      const message = JSON.parse(body.toString()) as Record<string, unknown>
      if (message.agentid !== names.agentId) throw new Refused(40056, 'invalid agentid')
      const users = String(message.touser ?? '').split('|')
      const invalid = users.filter((user) => strangers.has(user))
      for (const user of users.filter((one) => !strangers.has(one))) deliver(user, message)
      if (invalid.length === users.length) throw new Refused(81013, 'user & party & tag all invalid')
      return { invaliduser: invalid.join('|'), msgid: `m${calls.length}` }
    },
    '/cgi-bin/media/upload': ({ query, body, request }) => {
      checkToken(query)
      const file = readMultipart(body, String(request.headers['content-type']))
      if (!file) throw new Refused(41005, 'media data missing')
      if (file.bytes.length < 5 || file.bytes.length > most.mediaBytes)
        throw new Refused(40006, 'invalid file size')
      if (!['file', 'image'].includes(query.get('type') ?? '')) throw new Refused(40004, 'invalid media type')
      return { type: query.get('type'), media_id: keepMedia(file), created_at: String(clock.ms) }
    },
    '/cgi-bin/media/get': (asked) => {
      checkToken(asked.query)
      const file = media.get(asked.query.get('media_id') ?? '')
      if (!file) throw new Refused(40007, 'invalid media_id')
      sendFile(file, asked, downloadLimit)
      return null
    },
  }

  function keepMedia(file: { name: string; bytes: Uint8Array }): string {
    const id = `media-${media.size + 1}`
    media.set(id, file)
    return id
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://x')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    calls.push(pathname)
    const failure = failures.get(pathname)?.shift()
    const reply = (fields: object) => {
      response.writeHead(failure?.status ?? 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(fields))
    }
    if (failure?.errcode !== undefined)
      return reply({ errcode: failure.errcode, errmsg: failure.errmsg ?? 'told to fail' })
    try {
      const fields = methods[pathname]?.({ query, body: Buffer.concat(chunks), request, response })
      if (failure?.isCut) return request.socket.destroy()
      if (fields === undefined) response.writeHead(404).end()
      else if (fields) reply({ errcode: 0, errmsg: 'ok', ...fields })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      reply({ errcode: error.errcode, errmsg: error.message })
    }
  }

  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...names,
    received,
    dropped,
    calls,
    clock,
    strangers,
    keepMedia,
    revokeTokens: () => tokens.clear(),
    limitDownloads(bytes) {
      downloadLimit = bytes
    },
    fail(path, failure, count = 1) {
      failures.set(
        path,
        Array.from({ length: count }, () => failure),
      )
    },
    async waitForReceived(count) {
      const until = Date.now() + 10_000
      while (received.length < count) {
        if (Date.now() > until) throw new Error(`${received.length} of ${count} messages came`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      return received
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Whole characters only. */
function cutBytes(text: string): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= most.textBytes) return text
  return new TextDecoder().decode(bytes.subarray(0, most.textBytes)).replace(/\ufffd+$/, '')
}

/** One part named media with a quoted name and its true length, as the vendor's manual asks for. */
function readMultipart(body: Buffer, type: string): { name: string; bytes: Uint8Array } | null {
  const boundary = /boundary=(\S+)/.exec(type)?.[1]
  const headEnd = body.indexOf('\r\n\r\n')
  const head = body.subarray(0, headEnd).toString()
  const end = body.lastIndexOf(`\r\n--${boundary}--`)
  const [, name, length] =
    /form-data; name="media"; ?filename="([^"\r\n]+)"; ?filelength=(\d+)/.exec(head) ?? []
  if (!boundary || !head.startsWith(`--${boundary}\r\n`) || end < 0 || !name) return null
  const bytes = new Uint8Array(body.subarray(headEnd + 4, end))
  return bytes.length === Number(length) ? { name, bytes } : null
}

function sendFile(
  file: { name: string; bytes: Uint8Array },
  { request, response }: Asked,
  limit: number,
): void {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  const part = from ? file.bytes.subarray(Number(from), Number(to) + 1) : file.bytes
  if (part.length > limit) throw new Refused(830002, 'file too large, use range')
  response.writeHead(from ? 206 : 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${encodeURIComponent(file.name)}"`,
    ...(from
      ? { 'content-range': `bytes ${from}-${Number(from) + part.length - 1}/${file.bytes.length}` }
      : {}),
  })
  response.end(part)
}
