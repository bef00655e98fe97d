// Step: decode. In: the signed cookies of a request. Out: which conversation and which person it belongs to; new ones get random names.
import { randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { Desk } from '#desk/desk.ts'
import type { Role } from '#domain/reader.ts'

export interface Visitor {
  /** `web:…` */
  readonly conversation: string
  /** Of one who signed in his id, else `web:…`. */
  readonly person: string
  readonly role: Role
  /** Null: whoever sits at this machine. */
  readonly name: string | null
}

interface Visiting {
  readonly desk: Pick<Desk, 'readerFor' | 'isTalkOf' | 'admitUnsigned'>
  /** What the cookies are signed with. */
  readonly visitorKey: string
}

type Cookie = 'antou_talk' | 'antou_person'

const yearSeconds = 365 * 24 * 3600
const nameShape = /^[\w-]{22}$/

/** How every cookie of this channel is set; `secure` behind a proxy that speaks https. */
export function cookieRules(c: Context, maxAge: number) {
  const secure = c.var.origin.isSecure
  return { path: '/', httpOnly: true, sameSite: 'Lax', maxAge, secure } as const
}

/** Who asks, in which conversation; the same after a reload. */
export function readVisitor(c: Context): Visitor {
  return c.get('visitor')
}

/** Before the pages: finds who asks, so that every page only reads it. */
export function openVisitors(visiting: Visiting): MiddlewareHandler {
  return async (c, next) => {
    c.set('visitorKey', visiting.visitorKey)
    c.set('visitor', await findVisitor(c, visiting))
    await next()
  }
}

async function findVisitor(c: Context, { desk }: Visiting): Promise<Visitor> {
  const [signed, signedTalk] = [await readSigned(c, 'antou_person'), await readSigned(c, 'antou_talk')]
  const { person: account = null, name = null } = c.get('signedIn') ?? {}
  const admitted = account === null && signed === null ? await admitUnsigned(c, desk) : null
  const browser = async () => `web:${signed ?? admitted?.person ?? (await keepName(c, 'antou_person'))}`
  const person = account ?? (await browser())
  if (admitted) await keepName(c, 'antou_person', admitted.person)
  const reader = await desk.readerFor(person)
  const talk = signedTalk ?? admitted?.talk ?? null
  const isOwn = talk !== null && (await desk.isTalkOf(reader, `web:${talk}`))
  const isAsIs = isOwn && talk === signedTalk
  const kept = isAsIs ? talk : await keepName(c, 'antou_talk', isOwn ? talk : undefined)
  return { conversation: `web:${kept}`, person, role: reader.role, name }
}

/** Null for a cookie that this program did not sign. */
async function readSigned(c: Context, cookie: Cookie): Promise<string | null> {
  const value = await getSignedCookie(c, keyOf(c, cookie), cookie)
  return value && nameShape.test(value) ? value : null
}

/** A key a cookie: what was signed as one is not taken as the other. */
function keyOf(c: Context, cookie: Cookie): string {
  return `${cookie} ${c.get('visitorKey')}`
}

/** The cookies of earlier versions bear no signature; the desk says whether they still open anything. */
async function admitUnsigned(
  c: Context,
  desk: Visiting['desk'],
): Promise<{ person: string; talk: string | null } | null> {
  const [person, talk] = [getCookie(c, 'antou_person') ?? '', getCookie(c, 'antou_talk') ?? '']
  if (!nameShape.test(person)) return null
  const named = nameShape.test(talk) ? talk : null
  const isAdmitted = await desk.admitUnsigned(`web:${person}`, named === null ? null : `web:${named}`)
  return isAdmitted ? { person, talk: named } : null
}

async function keepName(c: Context, cookie: Cookie, name = randomName()): Promise<string> {
  await setSignedCookie(c, cookie, name, keyOf(c, cookie), cookieRules(c, yearSeconds))
  return name
}

function randomName(): string {
  return randomBytes(16).toString('base64url')
}

/** The next request starts a conversation with no memory, or goes on with `earlier` (`web:…`); the person stays. */
export async function openConversation(c: Context, earlier?: string): Promise<void> {
  await keepName(c, 'antou_talk', earlier?.replace(/^web:/, ''))
}
