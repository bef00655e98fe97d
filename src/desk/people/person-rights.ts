// Step: access. An id as a channel knows it -> whose it is, how he stands, what rights he has. Settings name some, the journal keeps the rest.
import type { Person, Standing } from '#domain/journal/person.ts'
import type { Reader, Role } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'

/** Whom the settings let in, by id (`telegram:123`, `wecom:zhangsan`). */
interface Admitted {
  readonly people: ReadonlySet<string>
  /** Their rights are the settings' alone: nobody takes them away in a chat or on the page. */
  readonly administrators: ReadonlySet<string>
}

export interface RightsParts {
  readonly journal: Pick<Journal, 'people'>
  /** `everybody`: whoever is not removed; for programs that have a door of their own. */
  readonly admitted: Admitted | 'everybody'
  /** The page answers this machine alone, with no password and no proxy before it: whoever opens it sits at the machine. */
  readonly isLocalPage?: boolean
  /** The page asks for the password of the settings, which is its administrators'. */
  readonly isPasswordPage?: boolean
}

export interface Rights {
  /** What everything of this person hangs on; of several joined ids the one they were joined to. */
  readonly person: string
  readonly standing: Standing | 'unknown'
  readonly role: Role
  readonly unit: string | null
}

/** Of a member of a group: `GROUP#MEMBER`. No id holds a #. */
export function memberOf(group: string, person: string): string {
  return `${group}#${person}`
}

/** A group and who speaks in it; null for a person by himself. */
export function readMember(person: string): { readonly group: string; readonly member: string } | null {
  const at = person.indexOf('#')
  return at < 0 ? null : { group: person.slice(0, at), member: person.slice(at + 1) }
}

/** Who sits at the machine, at the command line or at a page that serves this machine alone. */
export function sitsHere(person: string, { isLocalPage = false }: Pick<RightsParts, 'isLocalPage'>): boolean {
  return /^(?:terminal|batch:)/.test(person) || (isLocalPage && person.startsWith('web:'))
}

/** In a group the group's rights count and never the asker's own; one who was removed is served nowhere. */
export async function readRights(id: string, parts: RightsParts): Promise<Rights> {
  if (sitsHere(id, parts)) return { person: id, standing: 'allowed', role: 'administrator', unit: null }
  const spoken = readMember(id)
  if (spoken === null) return readOwnRights(id, parts)
  const group = await readOwnRights(spoken.group, parts)
  const member = await readOwnRights(spoken.member, parts)
  const standing = member.standing === 'removed' ? 'removed' : group.standing
  const role = group.role === 'administrator' ? 'editor' : group.role
  return { person: memberOf(group.person, member.person), standing, role, unit: group.unit }
}

async function readOwnRights(
  id: string,
  { journal, admitted, isPasswordPage }: RightsParts,
): Promise<Rights> {
  const own = await journal.people.read(id)
  const main = own?.joinedTo === undefined ? own : await journal.people.read(own.joinedTo)
  const person = main?.id ?? id
  const unit = main?.unit ?? null
  const names = (list: ReadonlySet<string>) => list.has(id) || list.has(person)
  if (admitted !== 'everybody' && names(admitted.administrators))
    return { person, standing: 'allowed', role: 'administrator', unit }
  const isNamed = admitted === 'everybody' ? own?.standing !== 'asking' : names(admitted.people)
  const standing = decideStanding([own, main], isNamed, needsLeave(id))
  const usual = isPasswordPage && id.startsWith('web:') ? 'administrator' : 'editor'
  return { person, standing, role: main?.role ?? usual, unit }
}

function decideStanding(
  known: readonly (Person | null)[],
  isNamed: boolean,
  isChat: boolean,
): Rights['standing'] {
  const stands = (standing: Standing) => known.some((one) => one?.standing === standing)
  if (stands('removed')) return 'removed'
  if (isNamed || !isChat || stands('allowed')) return 'allowed'
  return stands('asking') ? 'asking' : 'unknown'
}

/** Chats reach strangers, and an account of the page is made by somebody; the machine has a door of its own. */
function needsLeave(id: string): boolean {
  return /^(?:telegram|wecom|page):/.test(id)
}

/** A reader as the rights are now; what he was given when he came in counts where nobody decided since. */
export async function freshenReader(reader: Reader, parts: RightsParts): Promise<Reader | null> {
  const rights = await readRights(reader.person, parts)
  if (rights.standing !== 'allowed') return null
  const spoken = readMember(reader.person)
  const known = await parts.journal.people.read(spoken?.group ?? rights.person)
  if (known?.role === undefined && known?.unit === undefined) return reader
  return { ...reader, role: known.role ?? reader.role, unit: known.unit ?? null }
}
