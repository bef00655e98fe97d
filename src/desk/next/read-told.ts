// Step of what follows an answer: the turn it stands in, and what was said before it.
import { isTalkOf } from '#desk/talk-list.ts'
import type { Turn } from '#domain/journal/turn.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'

export interface NextCall {
  readonly conversation: string
  /** `at` of the turn that they follow. */
  readonly turn: string
}

/** How far back the turn may lie. */
const reach = 50

/** The turn with those before it, oldest first; null where it is no answer, or not this person's. */
export async function readTold(
  reader: Reader,
  { conversation, turn }: NextCall,
  journal: Journal,
): Promise<{ readonly told: Turn; readonly before: readonly Turn[] } | null> {
  if (!(await isTalkOf(reader, conversation, journal))) return null
  const turns = await journal.turns.list(conversation, reach)
  const at = turns.findIndex((one) => one.at === turn)
  const told = turns[at]
  if (told === undefined || told.person !== reader.person || told.answer.kind !== 'answer') return null
  return { told, before: turns.slice(0, at + 1) }
}
