// Step: access. Who speaks in a chat -> a reader, or why not; administrators are told of a new face, and the face what to do.
import { isGroupId, type Person } from '#domain/journal/person.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import { memberOf, type Rights, type RightsParts, readRights } from './person-rights.ts'

export interface Speaker {
  /** `telegram:123`, `wecom:zhangsan`. */
  readonly person: string
  /** The conversation; of a group its id, which is admitted like a person. */
  readonly chat: string
  readonly isGroup: boolean
  /** What the channel calls itself (`telegram:BOT`), so that people can be written to. */
  readonly channel?: string
  /** What the channel calls the person, or the group. */
  readonly name?: string | null
}

export type Admission =
  | { readonly kind: 'admitted'; readonly reader: Reader }
  /** `text`: what he is told, once; null: silence. */
  | { readonly kind: 'refused'; readonly text: string | null }

/** A message that answers none: to a person who is known to a channel. */
export interface PersonNotice {
  readonly person: string
  /** Where he last wrote; null where he never did. */
  readonly channel: string | null
  readonly text: string
  /** Buttons, for channels that have some; pressing one says its words. */
  readonly choices: readonly string[]
}

export interface AdmitParts extends RightsParts {
  readonly journal: Pick<Journal, 'people'> & RightsParts['journal']
  readonly withSamples: boolean
  readonly now: () => Date
  /** False where no chat is open that reaches him. */
  readonly tellPerson?: (notice: PersonNotice) => Promise<boolean>
}

/** So many strangers are remembered while they wait; more are met with silence. */
const mostAsking = 200
/** `lastSeen` is not written more often. */
const seenEveryMs = 10 * 60_000

export async function admit(speaker: Speaker, parts: AdmitParts): Promise<Admission> {
  const { person, chat, isGroup } = speaker
  const speaking = isGroup ? memberOf(chat, person) : person
  const rights = await readRights(speaking, parts)
  const subject = isGroup ? chat : person
  if (rights.standing === 'allowed') {
    // A full disk keeps nobody out.
    await noteSeen(subject, speaker, parts).catch(() => {})
    const { role, unit } = rights
    return { kind: 'admitted', reader: { person: rights.person, unit, role, withSamples: parts.withSamples } }
  }
  return { kind: 'refused', text: await refuse(subject, { speaker, rights, parts }) }
}

async function noteSeen(id: string, { name, channel }: Speaker, { journal, now }: AdmitParts): Promise<void> {
  const known = await journal.people.read(id)
  const at = now()
  const isFresh = Date.parse(known?.lastSeen ?? '') > at.getTime() - seenEveryMs
  if (known && isFresh && known.channel === channel && (!name || known.name !== null)) return
  await journal.people.update(id, (present) => ({
    id,
    place: null,
    ...present,
    name: present?.name ?? cleanName(name),
    lastSeen: at.toISOString(),
    ...(channel ? { channel } : {}),
  }))
}

interface Refusing {
  readonly speaker: Speaker
  readonly rights: Rights
  readonly parts: AdmitParts
}

/** Told once; later messages are met with silence. */
async function refuse(subject: string, { speaker, rights, parts }: Refusing): Promise<string | null> {
  const { people } = parts.journal
  const standing = rights.standing === 'removed' ? 'removed' : 'asking'
  const known = await people.read(subject)
  if (known?.toldAs === standing) return null
  const all = await people.list()
  if (known === null && all.filter((one) => one.standing === 'asking').length >= mostAsking) return null
  await people.update(subject, (present) => ({
    id: subject,
    place: null,
    standing,
    ...present,
    name: present?.name ?? cleanName(speaker.name),
    toldAs: standing,
    ...(speaker.channel ? { channel: speaker.channel } : {}),
  }))
  if (standing === 'removed') return '你的使用权已经停了。要再用，请找管理员。'
  const isTold = await tellAdministrators(subject, { speaker, all, parts })
  return describeWaiting(subject, isTold)
}

function describeWaiting(id: string, isTold: boolean): string {
  const who = isGroupId(id) ? '本群' : '你'
  const next = isTold
    ? '已经转告管理员，同意以后就能用。'
    : `请把编号交给管理员，由他在网页“人员”里同意，或运行 antou people allow ${id}。`
  return `案头只为已开通的人服务。${who}的编号是 ${id}。${next}`
}

async function tellAdministrators(
  id: string,
  { speaker, all, parts }: { speaker: Speaker; all: readonly Person[]; parts: AdmitParts },
): Promise<boolean> {
  const { tellPerson } = parts
  const administrators = listAdministrators(all, parts)
  if (!tellPerson || administrators.length === 0) return false
  const name = cleanName(speaker.name) ?? '没有名字'
  const what = speaker.isGroup ? `群“${name}”（${id}，由 ${speaker.person} 发起）` : `${name}（${id}）`
  const text = `${what}想用案头。同意就回复“同意 ${id}”，不同意就回复“拒绝 ${id}”。`
  const choices = [`同意 ${id}`, `拒绝 ${id}`]
  const notices = administrators.map(({ person, channel }) => ({ person, channel, text, choices }))
  // An administrator whom nothing reaches now keeps nobody from the others.
  const sent = await Promise.all(notices.map((notice) => tellPerson(notice).catch(() => false)))
  return sent.includes(true)
}

/** Those that chats reach. */
function listAdministrators(
  all: readonly Person[],
  { admitted }: AdmitParts,
): readonly Pick<PersonNotice, 'person' | 'channel'>[] {
  const named = admitted === 'everybody' ? [] : [...admitted.administrators]
  const made = all.filter(({ role, standing }) => role === 'administrator' && standing === 'allowed')
  const ids = new Set([...named, ...made.map(({ id }) => id)].filter((id) => /^(?:telegram|wecom):/.test(id)))
  const channelOf = new Map(all.map(({ id, channel = null }) => [id, channel]))
  return [...ids].map((person) => ({ person, channel: channelOf.get(person) ?? null }))
}

/** A name comes from outside: one short line, without characters that hide or turn text. */
function cleanName(name: string | null | undefined): string | null {
  const clean = (name ?? '')
    .slice(0, 200)
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
  return clean.trim().slice(0, 40) || null
}
