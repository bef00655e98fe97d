// Step: what administrators and people let in are told -> a message of the delivery, in the channel where each last wrote.
import type { Delivery } from '#chat/delivery/channel.ts'
import type { PersonNotice } from '#desk/people/admit.ts'
import { isGroupId } from '#domain/journal/person.ts'

/** False for who never wrote: no channel reaches him. */
export async function postNotice(
  { person, channel, text, choices }: PersonNotice,
  delivery: Pick<Delivery, 'tell'>,
): Promise<boolean> {
  if (channel === null) return false
  const isGroup = isGroupId(person)
  const buttons = choices.map((label) => ({ label, place: label }))
  const event = { kind: 'notice', text, ...(buttons.length > 0 ? { choices: buttons } : {}) } as const
  await delivery.tell(channel, { chat: person, person, isGroup, back: null }, event)
  return true
}
