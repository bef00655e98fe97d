// Tool: how fast each key goes: so many at once, then one in so long. In memory, bounded; what is worth more can be read out and put back.

export interface Pace {
  /** At once. */
  readonly burst: number
  /** Then one in this time. */
  readonly everyMs: number
}

/** `mostKeys` are remembered; the one seen longest ago is forgotten. `clock`: milliseconds. */
export function openBuckets(mostKeys: number, clock: () => number) {
  // When each would have used up what it may, at the latest: a bucket that leaks, in one number.
  const due = new Map<string, number>()
  const keep = (key: string, at: number) => {
    due.delete(key)
    due.set(key, at)
    const oldest = due.size > mostKeys ? due.keys().next().value : undefined
    if (oldest !== undefined) due.delete(oldest)
  }
  return {
    /** Milliseconds until one more may go; 0 for at once. */
    waitOf: (key: string, { burst, everyMs }: Pace): number =>
      Math.max(0, (due.get(key) ?? 0) - clock() - (burst - 1) * everyMs),
    count: (key: string, { everyMs }: Pace): void =>
      keep(key, Math.max(due.get(key) ?? 0, clock()) + everyMs),
    /** When nothing of it would count any longer; null: nothing is known of it. */
    dueOf: (key: string): number | null => due.get(key) ?? null,
    putBack: keep,
    giveBack: (key: string, { everyMs }: Pace): void => keep(key, (due.get(key) ?? 0) - everyMs),
  }
}
