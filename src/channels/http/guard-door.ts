// Step: access. What programs reach with a token (/mcp, /v1, /api): shut until a token exists; then a foreign page, a request without a token and one too many are turned away.
import { isIP } from 'node:net'
import type { Context, MiddlewareHandler } from 'hono'
import type { Reader } from '#domain/reader.ts'
import { openBuckets } from '#shared/pace/leaky-buckets.ts'

/** By which token, and for whom. */
interface Asker {
  readonly id: string
  readonly reader: Reader
}

declare module 'hono' {
  interface ContextVariableMap {
    asker: Asker
  }
}

/** The verbs of the desk over tokens. */
interface Tokens {
  hasTokens(): Promise<boolean>
  openToken(token: string): Promise<Asker | null>
}

export interface DoorSettings {
  /** Where the program is reached from elsewhere; null: nobody said. */
  readonly publicUrl: string | null
  /** Of one token over all doors, requests a minute; asked each time, as it may be set while the program runs. */
  readonly readPace: () => Promise<number>
}

/** Why a request goes no further; each door words it as its callers expect. */
interface Refusal {
  readonly status: 401 | 403 | 404 | 429
  readonly message: string
  readonly fix: string
}

export type WordRefusal = (c: Context, refusal: Refusal) => Response

export interface DoorGuard {
  /** For requests with a token: `asker` is set behind it. */
  forTokens(word: WordRefusal): MiddlewareHandler
  /** For what is no secret, once a token exists. */
  forAll(word: WordRefusal): MiddlewareHandler
}

/** Tokens remembered; the one seen longest ago is forgotten. */
const mostKeys = 1000
const minuteMs = 60_000

/** One for all doors, so that they share a token’s pace. `clock`: milliseconds. */
export function openDoorGuard(
  tokens: Tokens,
  { publicUrl, readPace }: DoorSettings,
  clock: () => number,
): DoorGuard {
  const buckets = openBuckets(mostKeys, clock)
  const findFault = async (c: Context): Promise<Refusal | null> =>
    (await tokens.hasTokens()) ? findForeign(c, publicUrl) : shut
  return {
    forAll: (word) => async (c, next) => {
      const fault = await findFault(c)
      return fault ? word(c, fault) : next()
    },
    forTokens: (word) => async (c, next) => {
      const fault = await findFault(c)
      if (fault) return word(c, fault)
      const asker = await tokens.openToken(readBearer(c))
      if (asker === null) {
        c.header('WWW-Authenticate', 'Bearer')
        return word(c, unknown)
      }
      const most = await readPace()
      const pace = { burst: most, everyMs: minuteMs / most }
      const waitMs = buckets.waitOf(asker.id, pace)
      if (waitMs > 0) {
        c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
        return word(c, tooMany(waitMs))
      }
      buckets.count(asker.id, pace)
      c.set('asker', asker)
      return next()
    },
  }
}

const shut: Refusal = {
  status: 404,
  message: '这里还没有开。',
  fix: '请管理员发一个令牌：网页“人员”，或 antou tokens add 编号。',
}

const unknown: Refusal = {
  status: 401,
  message: '没有令牌，或者令牌不对、作废了、主人停用了。',
  fix: '请求头写 Authorization: Bearer 令牌；没有令牌，请管理员在网页“人员”里发。',
}

function tooMany(waitMs: number): Refusal {
  const fix = `过${Math.ceil(waitMs / 1000)}秒再发；上限由管理员在网页“设置”里或用 ANTOU_TOKEN_PACE 定。`
  return { status: 429, message: '这个令牌请求得太快了，这一次没有办。', fix }
}

/** Empty where there is none. */
function readBearer(c: Context): string {
  return /^Bearer\s+(\S{1,300})\s*$/i.exec((c.req.header('authorization') ?? '').slice(0, 400))?.[1] ?? ''
}

/**
 * A page of elsewhere, and a foreign name that was made to point here: browsers send both without knowing. A name that nobody
 * can register (an address, a name without a dot, of a network of one’s own) is no such name.
 */
function findForeign(c: Context, publicUrl: string | null): Refusal | null {
  const { hostname, host } = new URL(c.req.url)
  const own = publicUrl === null ? null : new URL(publicUrl)
  if (hostname !== own?.hostname && !isUnregistrable(hostname)) {
    const fix = '把 ANTOU_PUBLIC_URL 设成程序用的这个地址，或者用 IP 地址来连。'
    return { status: 403, message: `不认识这个主机名：${hostname.slice(0, 100)}。`, fix }
  }
  const origin = c.req.header('origin')
  if (origin === undefined || [host, own?.host].includes(hostOf(origin))) return null
  const fix = '从服务器上的程序来连，不要从浏览器里的别的网页来连。'
  return { status: 403, message: '请求来自别的网页。', fix }
}

function isUnregistrable(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) !== 0 || !bare.includes('.') || /\.(?:local|localhost|internal|home\.arpa)$/.test(bare)
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : ''
}
