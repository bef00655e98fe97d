// The conversations of a person, so that an earlier one can be gone on with: `talks:PERSON` in the journal.
import type { Journal } from '#ports/journal.ts'

/** One conversation, named by its first question. */
export interface Talk {
  readonly conversation: string
  readonly question: string
  /** ISO time of the newest turn. */
  readonly at: string
}

/** Older ones are no longer listed; their turns stay in the journal. */
const talksListed = 20

/** Newest first. */
export async function listTalks(
  person: string,
  journal: Pick<Journal, 'readNote'>,
): Promise<readonly Talk[]> {
  return JSON.parse((await journal.readNote(`talks:${person}`)) ?? '[]')
}

/** Puts the conversation first; its first question stays its name. */
export async function keepTalk(
  person: string,
  talk: Talk,
  journal: Pick<Journal, 'readNote' | 'putNote'>,
): Promise<void> {
  const talks = await listTalks(person, journal)
  const isSame = ({ conversation }: Talk) => conversation === talk.conversation
  const question = talks.find(isSame)?.question ?? talk.question
  const others = talks.filter((other) => !isSame(other))
  const kept = [{ ...talk, question }, ...others].slice(0, talksListed)
  await journal.putNote(`talks:${person}`, JSON.stringify(kept))
}
