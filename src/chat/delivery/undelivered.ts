// What could not be delivered, as the page and doctor tell it. In: refused entries of the outbox. Out: a line for each reason.
import type { OutboxEntry } from '#domain/journal/outbox-entry.ts'

type Told = Pick<OutboxEntry, 'channel' | 'reason' | 'advice'>

/** Lines for the page; the rest are counted. */
const mostReasons = 5

export interface Undelivered {
  add(entry: Told): void
  describe(): readonly string[]
}

export function countUndelivered(entries: readonly Told[]): Undelivered {
  const counts = new Map<string, { readonly entry: Told; count: number }>()
  const add = (entry: Told) => {
    const key = `${entry.channel}\n${entry.reason}`
    const kept = counts.get(key) ?? { entry, count: 0 }
    kept.count++
    counts.set(key, kept)
  }
  for (const entry of entries) add(entry)
  return {
    add,
    describe: () =>
      [...counts.values()]
        .toReversed()
        .slice(0, mostReasons)
        .map(
          ({ entry: { channel, reason, advice }, count }) =>
            `有${count}条回复没能送到（${channel}）：${reason}\n→ ${advice}`,
        ),
  }
}
