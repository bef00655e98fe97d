// The conversations of a person, so that an earlier one can be gone on with; each belongs to who began it.
import type { Talk } from '#domain/journal/talk.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'

/** A conversation that has an answer, named by its first question. */
export type ListedTalk = Talk & { readonly question: string }

type Talks = Pick<Journal, 'talks'>

/** Older ones are no longer listed; their turns stay in the journal. */
const talksListed = 20

/** Newest first. */
export async function listTalks(person: string, { talks }: Talks): Promise<readonly ListedTalk[]> {
  const own = await talks.listOf(person, talksListed)
  return own.filter((talk): talk is ListedTalk => talk.question !== null)
}

/** False for a conversation that another person began. One that nobody began is anybody's to begin. */
export async function isTalkOf(person: string, conversation: string, { talks }: Talks): Promise<boolean> {
  const talk = await talks.read(conversation)
  return talk === null || talk.person === person || speaksIn(person, conversation)
}

/** A member of the group whose talk it is (`GROUP#MEMBER`): what is said there is said to all of it. */
function speaksIn(person: string, conversation: string): boolean {
  return person.startsWith(`${conversation}#`)
}

interface Speaking {
  readonly conversation: string
  readonly person: string
  readonly isGroup: boolean
}

/** Makes the conversation this person's when it is nobody's yet. Throws AppError `missing` when it is another's and no group. */
export async function beginTalk(
  { conversation, person, isGroup }: Speaking,
  { talks, now }: Talks & { readonly now: () => Date },
): Promise<void> {
  let talk = await talks.read(conversation)
  if (talk === null) {
    const begun = { conversation, person, question: null, at: now().toISOString() }
    const begin = talks.update(conversation, (present) => {
      talk = present ?? begun
      return talk
    })
    // A full disk keeps no answer back.
    await begin.catch(() => {})
  }
  if (talk === null || talk.person === person || isGroup) return
  throw new AppError('missing', '没有这个对话，或者它不是你的。', { fix: '新开一个对话再问。' })
}

/** Puts the conversation first; its first question stays its name. */
export async function keepTalk(
  person: string,
  talk: Pick<ListedTalk, 'conversation' | 'question' | 'at'>,
  { talks }: Talks,
): Promise<void> {
  await talks.update(talk.conversation, (present) => ({
    ...talk,
    person: present === null ? person : present.person,
    question: present?.question ?? talk.question,
  }))
}
