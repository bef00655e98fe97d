// Step: access. What opens the page for a person: a link from his chat or from an administrator -> once, a session -> at every request, who it is, as of now.
import type { AuditRow } from '#domain/journal/audit-row.ts'
import type { Pass } from '#domain/journal/pass.ts'
import { callPerson, isGroupId } from '#domain/journal/person.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'
import { allowPerson, checkId, type ManageParts } from './manage-people.ts'
import { readMember, readRights, sitsHere } from './person-rights.ts'

export interface SignInParts extends ManageParts {
  readonly journal: ManageParts['journal'] & Pick<Journal, 'audit'>
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string
  /** Unguessable, of [A-Za-z0-9_-]. */
  readonly newToken: () => string
  /** Where the page is reached from elsewhere, without a slash at the end; null: nobody said. */
  readonly pageAddress?: string | null
}

/** Opens the page once. */
export interface SignInLink {
  /** Below the page's address. */
  readonly path: string
  /** The whole address; null where ANTOU_PUBLIC_URL is not set. */
  readonly address: string | null
  readonly minutes: number
}

const linkMinutes = 10
/** An invitation is handed on by hand, and opened when there is time. */
const invitationMinutes = 3 * 24 * 60
export const sessionSeconds = 7 * 24 * 3600
const minuteMs = 60_000

/** For himself. A link is of one person: in a group everybody would have it. */
export async function offerSignIn(person: string, parts: SignInParts): Promise<SignInLink> {
  if (readMember(person))
    throw new AppError('denied', '登录链接只发给本人，不在群里发。', { fix: '到和案头的单聊里说“登录”。' })
  if (sitsHere(person, parts) || person.startsWith('web:'))
    throw new AppError('input', '这里不用登录链接。', { fix: '在浏览器里打开网页就行。' })
  return makeLink(person, linkMinutes, parts)
}

/** For another, by an administrator; lets him in where nobody did. Throws AppError `input` for a group, for one who was removed and for what is no id. */
export async function invitePerson(id: string, parts: SignInParts): Promise<SignInLink> {
  checkId(id)
  if (isGroupId(id)) throw new AppError('input', '群不能登录网页。', { fix: '给群里要用的人本人发链接。' })
  const { standing } = await readRights(id, parts)
  if (standing === 'removed') throw new AppError('input', `${id} 停用了。`, { fix: '先恢复他，再发链接。' })
  if (standing !== 'allowed') await allowPerson(id, parts)
  return makeLink(id, invitationMinutes, parts)
}

/** A new one takes the place of the one before. */
async function makeLink(id: string, minutes: number, parts: SignInParts): Promise<SignInLink> {
  const { passes } = parts.journal
  for (const key of await passes.keysOf(id))
    await passes.update(key, (present) => (present?.kind === 'link' ? null : present))
  const pass = { kind: 'link', person: id, password: null } as const
  const path = `/in/${await keep(pass, minutes, parts)}`
  const { pageAddress = null } = parts
  return { path, address: pageAddress === null ? null : `${pageAddress}${path}`, minutes }
}

/** Returns the token; only its hash is kept. */
async function keep(pass: Omit<Pass, 'until'>, minutes: number, parts: SignInParts): Promise<string> {
  const token = `${parts.newToken()}${parts.newToken()}`
  const until = new Date(parts.now().getTime() + minutes * minuteMs).toISOString()
  await parts.journal.passes.update(keyOf(token, parts), () => ({ ...pass, until }))
  return token
}

function keyOf(token: string, { hash }: SignInParts): string {
  return hash(new TextEncoder().encode(`antou pass ${token}`))
}

/** Whom a link would let in; null for one that is unknown, used, too old, or whose person is no longer served. */
export async function readLink(token: string, parts: SignInParts): Promise<{ readonly name: string } | null> {
  const pass = await readPass(token, 'link', parts)
  return pass === null ? null : { name: await nameOf(pass.person, parts) }
}

/** A session for the link, which opens nothing from now on. Null as for `readLink`. */
export async function takeLink(token: string, parts: SignInParts): Promise<string | null> {
  if ((await readPass(token, 'link', parts)) === null) return null
  let taken: Pass | null = null
  await parts.journal.passes.update(keyOf(token, parts), (present) => {
    taken = present?.kind === 'link' ? present : null
    return taken === null ? present : null
  })
  return taken === null ? null : openSession(taken, parts)
}

/** For one whom a channel vouches for, or (`person` null) who gave the password. Null where he is not served. */
export async function openSession(
  { person, password }: Pick<Pass, 'person' | 'password'>,
  parts: SignInParts,
): Promise<string | null> {
  const isIn = await isServed(person, parts)
  await note({ person, verb: 'openSession', outcome: isIn ? 'done' : 'refused' }, parts)
  return isIn ? keep({ kind: 'session', person, password }, sessionSeconds / 60, parts) : null
}

/** Who has signed in. */
export interface SignedIn {
  /** Null: whoever sits at this browser, by the password. */
  readonly person: string | null
  readonly name: string
}

/** `password`: tag of the one that is set now. Null for a session that is unknown, over, or whose person was removed. */
export async function readSession(
  token: string,
  password: string | null,
  parts: SignInParts,
): Promise<SignedIn | null> {
  const pass = await readPass(token, 'session', parts)
  if (pass === null || (pass.password !== null && pass.password !== password)) return null
  return { person: pass.person, name: await nameOf(pass.person, parts) }
}

export async function closeSession(token: string, parts: SignInParts): Promise<void> {
  let closed: Pass | null = null
  await parts.journal.passes.update(keyOf(token, parts), (present) => {
    closed = present
    return null
  })
  if (closed !== null)
    await note({ person: (closed as Pass).person, verb: 'closeSession', outcome: 'done' }, parts)
}

/** Whoever gave the password is no person by name. */
const byPassword = 'web:password'

/** Who came in and went: a row of the audit. A full disk keeps nobody out. */
async function note(
  { person, verb, outcome }: Pick<Pass, 'person'> & Pick<AuditRow, 'verb' | 'outcome'>,
  parts: SignInParts,
): Promise<void> {
  const role = person === null ? 'administrator' : (await readRights(person, parts)).role
  const row = {
    person: person ?? byPassword,
    role,
    act: 'people',
    verb,
    outcome,
    reports: [],
    subject: null,
  } as const
  await parts.journal.audit.append({ at: parts.now().toISOString(), ...row }).catch(() => {})
}

async function readPass(token: string, kind: Pass['kind'], parts: SignInParts): Promise<Pass | null> {
  if (!/^[\w-]{20,200}$/.test(token)) return null
  const pass = await parts.journal.passes.read(keyOf(token, parts))
  const isOpen = pass?.kind === kind && pass.until > parts.now().toISOString()
  return pass && isOpen && (await isServed(pass.person, parts)) ? pass : null
}

async function isServed(person: string | null, parts: SignInParts): Promise<boolean> {
  return person === null || (await readRights(person, parts)).standing === 'allowed'
}

async function nameOf(person: string | null, { journal }: SignInParts): Promise<string> {
  if (person === null) return '管理员'
  return callPerson(person, await journal.people.read(person))
}
