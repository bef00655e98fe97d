// Step: messages that come at once -> one update of the journal, so that a burst waits for one write and not for a thousand.
import type { InboxEntry } from '#domain/journal/inbox-entry.ts'
import type { Journal } from '#ports/journal.ts'

interface Pending {
  readonly entry: InboxEntry
  readonly resolve: (isNew: boolean) => void
  readonly reject: (error: unknown) => void
}

/** Messages in one update. */
const mostAtOnce = 200

/** Resolves, for each, to whether it is new, once it lies on the disk. */
export function openIntake(inbox: Pick<Journal['inbox'], 'take'>): (entry: InboxEntry) => Promise<boolean> {
  const pending: Pending[] = []
  let isTaking = false
  const takeAll = async () => {
    while (pending.length > 0) await takeSome(inbox, pending.splice(0, mostAtOnce))
    isTaking = false
  }
  return (entry) =>
    new Promise((resolve, reject) => {
      pending.push({ entry, resolve, reject })
      if (isTaking) return
      isTaking = true
      setImmediate(() => void takeAll())
    })
}

/** One that cannot be kept must not keep the others out. */
async function takeSome(inbox: Pick<Journal['inbox'], 'take'>, some: readonly Pending[]): Promise<void> {
  try {
    const isNew = await inbox.take(some.map(({ entry }) => entry))
    for (const [at, { resolve }] of some.entries()) resolve(isNew[at] ?? false)
  } catch (error) {
    if (some.length === 1) some[0]?.reject(error)
    else for (const one of some) await takeSome(inbox, [one])
  }
}
