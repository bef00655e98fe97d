// Step: decode. In: the cookies of a request. Out: which conversation and which person it belongs to; new ones get random names.
import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

export interface Visitor {
  /** `web:…` */
  readonly conversation: string
  readonly person: string
}

const talkCookie = 'antou_talk'
const personCookie = 'antou_person'
const yearSeconds = 365 * 24 * 3600

/** How every cookie of this channel is set; `secure` where a trusted proxy says that it came by https. */
export function cookieRules(c: Context, maxAge: number) {
  const secure = c.var.origin.isSecure
  return { path: '/', httpOnly: true, sameSite: 'Lax', maxAge, secure } as const
}

function openName(c: Context, cookie: string): string {
  const present = getCookie(c, cookie)
  if (present && /^[\w-]{22}$/.test(present)) return present
  const name = randomBytes(16).toString('base64url')
  setCookie(c, cookie, name, cookieRules(c, yearSeconds))
  return name
}

/** Who asks, in which conversation; the same after a reload. */
export function readVisitor(c: Context): Visitor {
  return { conversation: `web:${openName(c, talkCookie)}`, person: `web:${openName(c, personCookie)}` }
}

/** The next request starts a conversation with no memory, or goes on with `earlier` (`web:…`); the person stays. */
export function openConversation(c: Context, earlier?: string): void {
  const name = earlier?.replace(/^web:/, '') ?? randomBytes(16).toString('base64url')
  setCookie(c, talkCookie, name, cookieRules(c, yearSeconds))
}
