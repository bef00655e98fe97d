// Step: what belongs to one id -> belongs to another: drafts, and talks with their turns. In: two ids. Drafts that both have stay once.
import type { Journal } from '#ports/journal.ts'

/** More talks than anybody looks for. */
const mostTalks = 10_000

export async function passOn(
  from: string,
  to: string,
  { drafts, talks }: Pick<Journal, 'drafts' | 'talks'>,
): Promise<void> {
  for (const { record } of await drafts.listOf(from))
    await drafts.update(record.id, (present) => {
      if (present === null) return null
      const sharers = present.sharers.map((one) => (one === from ? to : one))
      const owner = present.owner === from ? to : present.owner
      return {
        ...present,
        owner,
        sharers: [...new Set(sharers)].filter((one) => one !== owner),
        handover: null,
      }
    })
  // Oldest first: a talk that is written becomes the newest.
  for (const { conversation } of [...(await talks.listOf(from, mostTalks))].reverse())
    await talks.update(conversation, (present) => present && { ...present, person: to })
}
