// Step: access. A visitor of the page from the time when cookies were not signed: let in by his old cookie once, then never again.
import type { Journal } from '#ports/journal.ts'

/** A page opens with several requests, and an answer may get lost on the way. */
const graceMs = 10 * 60_000

/**
 * Only persons who are known from that time, and each once: whoever learns such an id later (from a log, a backup)
 * finds it closed, and nobody who comes back loses his drafts. True when let in; `conversation` becomes his if it is nobody's.
 */
export async function admitUnsigned(
  { person, conversation }: { readonly person: string; readonly conversation: string | null },
  { journal, now }: { readonly journal: Pick<Journal, 'people' | 'talks'>; readonly now: () => Date },
): Promise<boolean> {
  const [asked, closing] = [now(), new Date(now().getTime() + graceMs)].map((date) => date.toISOString())
  let isAdmitted = false
  await journal.people.update(person, (known) => {
    const { unsignedUntil = '' } = known ?? {}
    isAdmitted = unsignedUntil > `${asked}`
    return known && isAdmitted && unsignedUntil > `${closing}` ? { ...known, unsignedUntil: closing } : known
  })
  if (isAdmitted && conversation !== null)
    await journal.talks.update(conversation, (talk) => (talk?.person === null ? { ...talk, person } : talk))
  return isAdmitted
}
