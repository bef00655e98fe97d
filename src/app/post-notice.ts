// Step: what administrators and people let in are told -> a message of the delivery, in the channel where each last wrote.
import type { Delivery } from '#chat/delivery/channel.ts'
import type { PersonNotice } from '#desk/people/admit.ts'
import { isGroupId } from '#domain/journal/person.ts'

/** False where no channel that is open now reaches him; what a channel does not take is told on the page and by doctor. */
export async function postNotice(
  { person, channel, text, choices }: PersonNotice,
  delivery: Pick<Delivery, 'tell' | 'listChannels'>,
): Promise<boolean> {
  const name = findChannel(person, channel, delivery.listChannels())
  if (name === null) return false
  const isGroup = isGroupId(person)
  const buttons = choices.map((label) => ({ label, place: label }))
  const event = { kind: 'notice', text, ...(buttons.length > 0 ? { choices: buttons } : {}) } as const
  return delivery.tell(name, { chat: person, person, isGroup, back: null }, event)
}

/** A bot may write to those alone who wrote to it; the app of WeCom to every member. */
function findChannel(person: string, last: string | null, open: readonly string[]): string | null {
  if (last !== null && open.includes(last)) return last
  const isMember = person.startsWith('wecom:') && !isGroupId(person)
  return (isMember && open.find((name) => name.startsWith('wecom-app:'))) || null
}
