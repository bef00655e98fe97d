// Step: access. What an administrator does about people: list, allow, remove, set, join. Whether it is one who asks is the guard's.

import { isGroupId, type Person, type Standing } from '#domain/journal/person.ts'
import type { Role } from '#domain/reader.ts'
import { maxNameLength } from '#domain/text-limits.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'
import type { AdmitParts } from './admit.ts'
import { closePasses } from './close-passes.ts'
import { passOn } from './pass-on.ts'
import { readRights, sitsHere } from './person-rights.ts'

export type ManageParts = AdmitParts & {
  readonly journal: Pick<Journal, 'people' | 'drafts' | 'talks' | 'passes' | 'tokens'>
}

/** A line of `people --json`. */
export interface ListedPerson {
  readonly id: string
  readonly name: string | null
  /** `telegram`, `wecom`, `page`. */
  readonly channel: string
  readonly role: Role
  readonly unit: string | null
  readonly place: string | null
  readonly lastSeen: string | null
  readonly standing: Standing
  /** Whose other id it is; null: it stands for itself. */
  readonly joinedTo: string | null
}

export interface PersonPatch {
  readonly role?: Role
  /** Empty: none. */
  readonly unit?: string
  readonly name?: string
}

export const roleNames: Readonly<Record<Role, string>> = {
  reader: '读者',
  editor: '编辑',
  administrator: '管理员',
}

const idShape = /^(?:telegram|wecom|page):[^\s#]{1,128}$/

/** Who waits first, then who was seen last. Visitors of the page without an account are none of these. */
export async function listPeople(parts: ManageParts): Promise<readonly ListedPerson[]> {
  const { admitted, journal } = parts
  const kept = new Map((await journal.people.list()).map((one) => [one.id, one]))
  const named = admitted === 'everybody' ? [] : [...admitted.people, ...admitted.administrators]
  const ids = [...new Set([...kept.keys(), ...named])].filter((id) => idShape.test(id))
  const rows = await Promise.all(ids.map((id) => describePerson(id, kept.get(id) ?? null, parts)))
  const order = ['asking', 'allowed', 'removed']
  return rows.sort(
    (a, b) =>
      order.indexOf(a.standing) - order.indexOf(b.standing) ||
      (b.lastSeen ?? '').localeCompare(a.lastSeen ?? '') ||
      a.id.localeCompare(b.id),
  )
}

async function describePerson(id: string, known: Person | null, parts: ManageParts): Promise<ListedPerson> {
  const { role, unit, standing } = await readRights(id, parts)
  const { name = null, place = null, lastSeen = null, joinedTo = null } = known ?? {}
  const channel = id.split(':')[0] ?? ''
  const stands = standing === 'unknown' ? 'asking' : standing
  return { id, name, channel, role, unit, place, lastSeen, standing: stands, joinedTo }
}

/** Also one who never wrote. He is told, where a chat reaches him. */
export async function allowPerson(id: string, parts: ManageParts): Promise<ListedPerson> {
  checkId(id)
  const before = await parts.journal.people.read(id)
  await parts.journal.people.update(id, (present) => {
    const { toldAs: _, ...rest } = present ?? { id, name: null, place: null }
    const isNew = present?.standing !== 'allowed'
    return { ...rest, standing: 'allowed', ...(isNew ? { role: present?.role ?? 'reader' } : {}) }
  })
  if (before?.standing !== 'allowed' && before?.channel !== undefined) {
    const text = '管理员已经同意，可以用了。直接问就行，例如“其他乡镇是怎么处理欠薪的？”；发“帮助”看用法。'
    await parts.tellPerson?.({ person: id, channel: before.channel, text, choices: [] }).catch(() => false)
  }
  return describePerson(id, await parts.journal.people.read(id), parts)
}

/** From the next message on, and for what waits in a queue. His drafts and talks go to `heir`, where one is named. */
export async function removePerson(
  id: string,
  heir: string | null,
  parts: ManageParts,
): Promise<ListedPerson> {
  checkId(id)
  const { administrators } = parts.admitted === 'everybody' ? { administrators: null } : parts.admitted
  if (administrators?.has(id))
    throw new AppError('input', `${id} 是设置里的管理员，不能在这里移除。`, {
      fix: '从 ANTOU_ADMINS 里去掉他，再重新启动。',
    })
  const { person } = await readRights(id, parts)
  if (heir !== null) await passOn(person, await findHeir(heir, person, parts), parts.journal)
  const ids = await listIds(person, id, parts)
  for (const one of ids)
    await parts.journal.people.update(one, (present) => ({
      ...(present ?? { id: one, name: null, place: null }),
      standing: 'removed',
    }))
  // Let in again, he signs in again.
  await closePasses(ids, parts.journal)
  return describePerson(id, await parts.journal.people.read(id), parts)
}

/** The person's ids in all channels. */
async function listIds(person: string, id: string, { journal }: ManageParts): Promise<readonly string[]> {
  const joined = (await journal.people.list()).filter(({ joinedTo }) => joinedTo === person)
  return [...new Set([person, id, ...joined.map((one) => one.id)])]
}

async function findHeir(given: string, from: string, parts: ManageParts): Promise<string> {
  checkId(given)
  const { person, standing } = await readRights(given, parts)
  if (standing === 'allowed' && person !== from) return person
  throw new AppError('input', `${given} 还没有开通，不能接手。`, {
    fix: '写一个已开通的人的编号，见 antou people。',
  })
}

export async function setPerson(id: string, patch: PersonPatch, parts: ManageParts): Promise<ListedPerson> {
  checkId(id)
  const { role, unit, name } = patch
  for (const text of [unit, name])
    if (text !== undefined && (text.length > maxNameLength || /[\u0000-\u001f]/.test(text)))
      throw new AppError('input', '单位或名字太长，或有看不见的字符。', { fix: `写${maxNameLength}字以内。` })
  if (role === 'administrator' && isGroupId(id))
    throw new AppError('input', '群不能当管理员：群里谁都能说话。', { fix: '给群里要管的人本人这个权限。' })
  const { person } = await readRights(id, parts)
  await parts.journal.people.update(person, (present) => {
    const { unit: had, ...rest } = present ?? { id: person, name: null, place: null }
    const belongs = unit === undefined ? had : unit.trim()
    return {
      ...rest,
      ...(role ? { role } : {}),
      ...(belongs ? { unit: belongs } : {}),
      ...(name ? { name: name.trim() } : {}),
    }
  })
  return describePerson(id, await parts.journal.people.read(id), parts)
}

/** From now on `id` is another id of `into`: the same rights, drafts and talks, which come over. */
export async function joinPeople(id: string, into: string, parts: ManageParts): Promise<ListedPerson> {
  for (const one of [id, into]) checkId(one)
  if (isGroupId(id) || isGroupId(into))
    throw new AppError('input', '群不是人，不能合并。', { fix: '写两个人的编号，见 antou people。' })
  const [from, target] = [await readRights(id, parts), await readRights(into, parts)]
  const isOther = from.person !== target.person
  if (!isOther || [from, target].some(({ standing }) => standing === 'removed'))
    throw new AppError('input', `${id} 和 ${into} 不能合并。`, {
      fix: '写两个不同的编号，而且都没有被移除，见 antou people。',
    })
  await parts.journal.people.update(
    target.person,
    (present) => present ?? { id: into, name: null, place: null },
  )
  for (const one of await listIds(from.person, id, parts))
    await parts.journal.people.update(one, (present) => ({
      name: null,
      place: null,
      ...present,
      id: one,
      joinedTo: target.person,
    }))
  await passOn(from.person, target.person, parts.journal)
  return describePerson(id, await parts.journal.people.read(id), parts)
}

/** Throws AppError `input` for what no chat and no account of the page is called. */
export function checkId(id: string): void {
  if (idShape.test(id) && !sitsHere(id, {})) return
  throw new AppError('input', `编号不对：${id.slice(0, 60)}`, {
    fix: '编号是 telegram:数字、wecom:账号、wecom:group:群号 或 page:名字，见 antou people。',
  })
}

/** What an administrator says of a person in a chat; null for any other message. */
export function readLeave(text: string): { readonly isAllowed: boolean; readonly id: string } | null {
  if (text.length > 160) return null
  const [, word = '', id = ''] = /^\s*(同意|拒绝)\s*[:：]?\s*(\S+)\s*$/.exec(text) ?? []
  return idShape.test(id) ? { isAllowed: word === '同意', id } : null
}
