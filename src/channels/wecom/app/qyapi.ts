// Tool: the vendor's interface for apps: a token that is renewed once for all who wait, calls, media up and down. No address is ever shown: the token stands in it.

import { readCapped } from '#shared/read-capped.ts'
import { type Advice, explainErrcode } from './explain-errcode.ts'

export interface QyapiSettings {
  readonly root: string
  readonly corpId: string
  readonly secret: string
}

interface QyapiRequest {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** Sent as JSON by POST; neither this nor `body`: GET. */
  readonly json?: unknown
  readonly body?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
  /** Bytes are asked for: all but JSON is the file, however it is labelled. */
  readonly isFile?: boolean
}

type Fields = Readonly<Record<string, unknown>>

export type QyapiReply =
  | { readonly kind: 'done'; readonly fields: Fields }
  /** Bytes instead of fields: a file. */
  | { readonly kind: 'file'; readonly response: Response }
  | { readonly kind: 'failed'; readonly code: number; readonly advice: Advice }
  /** No answer, or none that can be read. `isCertain`: the request did not arrive. */
  | { readonly kind: 'silent'; readonly isCertain: boolean; readonly text: string }

export interface Qyapi {
  call(request: QyapiRequest): Promise<QyapiReply>
}

const timeoutMs = 10_000
/** A token is taken for expired earlier than was said: by so much, or by a tenth of a short life. */
const earlyMs = 120_000
const mostReplyBytes = 1024 * 1024

/** `now` in milliseconds. */
export function openQyapi(settings: QyapiSettings, now: () => number = Date.now): Qyapi {
  const token = openToken(settings, now)
  return {
    async call(request) {
      for (const isLast of [false, true]) {
        const held = await token.take()
        // Without a token nothing was asked for.
        if (held.kind === 'silent') return { ...held, isCertain: true }
        if (held.kind === 'failed') return held
        const reply = await ask(settings.root, request, { ...request.query, access_token: held.token })
        if (isLast || reply.kind !== 'failed' || reply.advice.again !== 'token') return reply
        token.drop(held.token)
      }
      throw new Error('unreachable')
    },
  }
}

type Held = { readonly kind: 'held'; readonly token: string } | Exclude<QyapiReply, { kind: 'done' | 'file' }>

/** Whoever asks while one is fetched waits for the same. */
function openToken({ root, corpId, secret }: QyapiSettings, now: () => number) {
  let held: { token: string; until: number } | null = null
  let fetching: Promise<Held> | null = null
  const fetchToken = async (): Promise<Held> => {
    const query = { corpid: corpId, corpsecret: secret }
    const reply = await ask(root, { path: '/cgi-bin/gettoken' }, query)
    if (reply.kind === 'failed' || reply.kind === 'silent') return reply
    const fields = reply.kind === 'done' ? reply.fields : {}
    const token = typeof fields.access_token === 'string' ? fields.access_token : ''
    if (token === '') return tellSilence(new Error('没有令牌'))
    const lifeMs = Number(fields.expires_in ?? 7200) * 1000
    held = { token, until: now() + lifeMs - Math.min(earlyMs, lifeMs / 10) }
    return { kind: 'held', token }
  }
  return {
    async take(): Promise<Held> {
      if (held && held.until > now()) return { kind: 'held', token: held.token }
      fetching ??= fetchToken().finally(() => {
        fetching = null
      })
      return fetching
    },
    /** Another may have renewed it meanwhile. */
    drop(token: string) {
      if (held?.token === token) held = null
    },
  }
}

async function ask(
  root: string,
  request: QyapiRequest,
  query: Readonly<Record<string, string>>,
): Promise<QyapiReply> {
  const { path, json, headers = {} } = request
  const address = `${root.replace(/\/+$/, '')}${path}?${new URLSearchParams(query)}`
  const body = request.body ?? (json === undefined ? undefined : JSON.stringify(json))
  try {
    const response = await fetch(address, {
      method: body === undefined ? 'GET' : 'POST',
      headers: json === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(request.timeoutMs ?? timeoutMs),
    })
    if (response.ok && isFile(response, request)) return { kind: 'file', response }
    return await readReply(response)
  } catch (error) {
    return tellSilence(error)
  }
}

function isFile({ headers }: Response, { isFile: isAsked = false }: QyapiRequest): boolean {
  const isJson = /\bjson\b|^text\//.test(headers.get('content-type') ?? '')
  return headers.has('content-disposition') || (isAsked && !isJson)
}

/** Failures come with HTTP 200 as well: the code counts. */
async function readReply(response: Response): Promise<QyapiReply> {
  const bytes = await readCapped(response.body, mostReplyBytes)
  const text = Buffer.from(bytes ?? []).toString()
  if (!text.startsWith('{')) throw new Error(`HTTP ${response.status}`)
  const fields = JSON.parse(text) as Fields
  const code = Number(fields.errcode ?? 0)
  // A gateway's own failure says nothing of what was asked.
  if (code === 0 && !response.ok) throw new Error(`HTTP ${response.status}`)
  if (code === 0) return { kind: 'done', fields }
  const errmsg = typeof fields.errmsg === 'string' ? fields.errmsg : undefined
  return { kind: 'failed', code, advice: explainErrcode(code, { errmsg }) }
}

const neverArrived = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/

/** The error's own words are left out: they may hold the address. */
function tellSilence(error: unknown): Extract<QyapiReply, { kind: 'silent' }> {
  const { cause, name } = error instanceof Error ? error : new Error()
  const code = (cause as { code?: unknown } | undefined)?.code
  const what = typeof code === 'string' ? code : name
  return { kind: 'silent', isCertain: neverArrived.test(what), text: `企业微信的接口没有应答（${what}）` }
}
