// The conversations of a person, so that an earlier one can be gone on with; each belongs to who began it.
import { findHold, type Hold } from '#domain/journal/sharing.ts'
import type { Talk } from '#domain/journal/talk.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'

/** A conversation that has an answer, named by its first question. */
export type ListedTalk = Talk & { readonly question: string }

type Talks = Pick<Journal, 'talks'>

/** Older ones are no longer listed; their turns stay in the journal. */
const talksListed = 500
/** Of each as many are looked through. */
const turnsSearched = 200

/** Newest first, at most `limit`. `words`: those whose name or one of whose questions holds all of them. */
export async function listTalks(
  person: string,
  { words, limit = talksListed }: { readonly words: string; readonly limit?: number | undefined },
  journal: Talks & Pick<Journal, 'turns' | 'remarks'>,
): Promise<readonly ListedTalk[]> {
  // One that was only given a name is no newer for it.
  const own = (await journal.talks.listOf(person, limit))
    .filter(isListed)
    .toSorted((a, b) => b.at.localeCompare(a.at))
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return own
  const holds = (text: string) => wanted.every((word) => text.toLowerCase().includes(word))
  const found = own.map(async (talk) => {
    if (holds(nameTalk(talk))) return [talk]
    const turns = await journal.turns.list(talk.conversation, turnsSearched)
    const remarks = await journal.remarks.list(talk.conversation, turnsSearched)
    const said = [...turns.map(({ question }) => question), ...remarks.map(({ text }) => text)]
    return said.some(holds) ? [talk] : []
  })
  return (await Promise.all(found)).flat()
}

export function isListed(talk: Talk): talk is ListedTalk {
  return talk.question !== null
}

export function nameTalk({ name, question }: ListedTalk): string {
  return name ?? question
}

/** Characters. */
const longestName = 60

/** An empty name gives it back its first question. Throws AppError `input` for a long one, `missing` where it is not his. */
export async function renameTalk(
  person: string,
  { conversation, name }: { conversation: string; name: string },
  { talks }: Talks,
): Promise<void> {
  const given = name.replace(/\s+/g, ' ').trim()
  if (given.length > longestName)
    throw new AppError('input', `名字太长了，最多${longestName}个字。`, { fix: '换一个短的。' })
  let isHis = false
  await talks.update(conversation, (present) => {
    isHis = present?.person === person
    if (present === null || !isHis) return present
    const { name: _, ...rest } = present
    return given === '' || given === present.question ? rest : { ...rest, name: given }
  })
  if (!isHis) throw new AppError('missing', '没有这个对话，或者它不是你的。', { fix: '回到“对话”再看看。' })
}

/** A group's talk is all its members', and each of them is one of the group alone. */
function holdOf({ conversation, person, shared }: Talk, reader: Reader): Hold | null {
  const isOfGroup = reader.person.startsWith(`${conversation}#`)
  return isOfGroup ? 'edit' : findHold({ owners: [person], shared }, reader)
}

/** False for a conversation that another person began and did not let to his unit. One that nobody began is anybody's to begin. */
export async function isTalkOf(reader: Reader, conversation: string, { talks }: Talks): Promise<boolean> {
  const talk = await talks.read(conversation)
  return talk === null || holdOf(talk, reader) !== null
}

interface Speaking {
  readonly conversation: string
  readonly reader: Reader
  readonly isGroup: boolean
}

/** Makes the conversation this person's when it is nobody's yet. Throws AppError `missing` when it is not his to go on with, and no group. */
export async function beginTalk(
  { conversation, reader, isGroup }: Speaking,
  { talks, now }: Talks & { readonly now: () => Date },
): Promise<void> {
  let talk = await talks.read(conversation)
  if (talk === null) {
    const begun = { conversation, person: reader.person, question: null, at: now().toISOString() }
    const begin = talks.update(conversation, (present) => {
      talk = present ?? begun
      return talk
    })
    // A full disk keeps no answer back.
    await begin.catch(() => {})
  }
  if (talk === null || isGroup) return
  const hold = holdOf(talk, reader)
  if (hold === 'own' || hold === 'edit') return
  if (hold === 'read')
    throw new AppError('denied', '这个对话是别人的，只给看，不能接着问。', { fix: '新开一个对话再问。' })
  throw new AppError('missing', '没有这个对话，或者它不是你的。', { fix: '新开一个对话再问。' })
}

/** Puts the conversation first; its first question stays its name (`question` null: this is none). */
export async function keepTalk(
  person: string,
  talk: Pick<Talk, 'conversation' | 'question' | 'at'>,
  { talks }: Talks,
): Promise<void> {
  await talks.update(talk.conversation, (present) => ({
    ...present,
    ...talk,
    person: present === null ? person : present.person,
    question: present?.question ?? talk.question,
  }))
}
