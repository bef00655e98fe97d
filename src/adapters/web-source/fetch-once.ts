// Step: addresses. One allowed address -> its bytes, or where it points next. Bounds on size, silence, time and unpacking.
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Validators } from '#ports/web-source.ts'
import { AppError } from '#shared/errors.ts'
import { checkLiteral, openCheckedLookup, type ResolveHost } from './checked-lookup.ts'
import type { HostRule } from './host-rules.ts'

export interface FetchLimits {
  readonly maxBytes: number
  /** From the start of one request to its last byte. */
  readonly totalMs: number
  /** Without a byte. */
  readonly silenceMs: number
}

interface FetchOptions {
  readonly rule: HostRule
  readonly limits: FetchLimits
  readonly resolveHost: ResolveHost
  /** Certificates to trust besides the system's. */
  readonly ca?: string
  /** Of the page as it was last read. */
  readonly known?: Validators
}

type Fetched =
  | { readonly kind: 'moved'; readonly location: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly status: number; readonly waitMs: number | null }
  | ({ readonly kind: 'file'; readonly bytes: Uint8Array; readonly disposition: string } & Validators)

/** Throws AppError `setting`, `remote`; no body is kept of what is refused. */
export async function fetchOnce(url: URL, options: FetchOptions): Promise<Fetched> {
  checkLiteral(url.hostname, options.rule)
  const response = await ask(url, options)
  try {
    const { statusCode = 0, headers } = response
    if (statusCode >= 300 && statusCode < 400 && headers.location)
      return { kind: 'moved', location: headers.location }
    if (statusCode === 304 && options.known) return { kind: 'unchanged' }
    if (statusCode !== 200)
      return { kind: 'refused', status: statusCode, waitMs: readWait(headers['retry-after']) }
    const bytes = await readBody(response, url, options.limits)
    return {
      kind: 'file',
      bytes,
      disposition: headers['content-disposition'] ?? '',
      etag: headers.etag ?? null,
      modified: headers['last-modified'] ?? null,
    }
  } finally {
    response.destroy()
  }
}

/** Retry-After in seconds; a date there is left to the usual pause. */
function readWait(written: string | undefined): number | null {
  return written !== undefined && /^\d{1,7}$/.test(written.trim()) ? Number(written) * 1000 : null
}

function buildHeaders(known: Validators | undefined): Record<string, string> {
  return {
    'user-agent': 'Antou',
    accept: '*/*',
    'accept-encoding': 'identity',
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.modified ? { 'if-modified-since': known.modified } : {}),
  }
}

function ask(url: URL, { rule, limits, resolveHost, ca, known }: FetchOptions): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      agent: false,
      lookup: openCheckedLookup(rule, resolveHost),
      signal: AbortSignal.timeout(limits.totalMs),
      headers: buildHeaders(known),
      ...(ca ? { ca } : {}),
    })
    asked.setTimeout(limits.silenceMs, () => asked.destroy(new Error('silence')))
    asked.on('response', resolve)
    asked.on('error', (cause) => reject(translate(url, cause)))
    asked.end()
  })
}

async function readBody(response: IncomingMessage, url: URL, { maxBytes }: FetchLimits): Promise<Uint8Array> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(url, maxBytes)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of unpack(response)) {
      size += (chunk as Buffer).length
      if (size > maxBytes) throw tooLarge(url, maxBytes)
      chunks.push(chunk as Buffer)
    }
  } catch (error) {
    throw error instanceof AppError ? error : translate(url, error)
  }
  return Buffer.concat(chunks)
}

/** Some servers pack although they were asked not to; what comes out is counted like any body. */
function unpack(response: IncomingMessage): Readable {
  const unpacker = openUnpacker(response.headers['content-encoding'] ?? '')
  if (!unpacker) return response
  response.on('error', (error) => unpacker.destroy(error))
  return response.pipe(unpacker)
}

function openUnpacker(encoding: string): Transform | null {
  if (/^(?:x-)?gzip$/i.test(encoding)) return createGunzip()
  if (/^deflate$/i.test(encoding)) return createInflate()
  return /^br$/i.test(encoding) ? createBrotliDecompress() : null
}

function tooLarge(url: URL, maxBytes: number): AppError {
  return new AppError('remote', `${url.href} 超过 ${Math.round(maxBytes / 1024 / 1024)} MB，没有读。`, {
    fix: '请在浏览器里下载，只留报告正文后再导入。',
  })
}

export function refuseStatus(url: URL, status: number): AppError {
  return new AppError('remote', `网站没有给这个网址的内容（${status}）：${url.href}`, {
    fix: '核对网址；网站要登录或拒绝程序访问的，请在浏览器里打开，存成文件再导入。',
    isRetryable: status >= 500,
  })
}

function translate(url: URL, cause: unknown): AppError {
  if (cause instanceof AppError) return cause
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const isTls = /CERT|SSL|TLS|EPROTO|SIGNED/.test(code)
  const isSlow = cause instanceof Error && (cause.message === 'silence' || cause.name === 'AbortError')
  const reason = isTls ? '证书不对' : isSlow || code === 'ABORT_ERR' ? '太久没有读完' : '连不上或中途断了'
  return new AppError('remote', `${url.href} ${reason}${code ? `（${code}）` : ''}。`, {
    fix: isTls
      ? '核对网址；证书确有问题的网站，请在浏览器里打开，存成文件再导入。'
      : '核对网址和网络后再试。',
    cause,
    isRetryable: !isTls,
  })
}
