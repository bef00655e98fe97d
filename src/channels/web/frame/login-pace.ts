// Step: access. How fast passwords may be tried: each address (or known browser) at its own pace, all new ones together at another.

export interface Pace {
  /** Tries that go through at once. */
  readonly burst: number
  /** Then one in this time. */
  readonly everyMs: number
}

export interface PaceSettings {
  readonly own: Pace
  readonly all: Pace
  /** A try whose turn comes within this time waits for it; any other is refused. */
  readonly mostWaitMs: number
}

/**
 * Delay, not a lock: five wrong passwords and fifteen minutes of rest locked a whole office out behind one proxy. At this pace an
 * address tries 14,400 passwords a day, all together 43,200, and a right one gets in seconds after a guesser stops.
 */
export const usualPace: PaceSettings = {
  own: { burst: 10, everyMs: 6000 },
  all: { burst: 60, everyMs: 2000 },
  mostWaitMs: 12_000,
}

export type Turn =
  | {
      readonly kind: 'wait'
      readonly waitMs: number /** A right password costs nothing. */
      giveBack(): void
    }
  | { readonly kind: 'refused'; readonly retryMs: number }

/** Addresses remembered; the one seen longest ago is forgotten, and the pace of all together holds those who change theirs. */
const mostKeys = 5000

/** `clock`: monotonic milliseconds. */
export function openPace({ own, all, mostWaitMs }: PaceSettings, clock: () => number) {
  // When each would have used up what it may, at the latest: a bucket that leaks, in one number.
  const due = new Map<string, number>()
  const waitOf = (key: string, { burst, everyMs }: Pace) =>
    Math.max(0, (due.get(key) ?? 0) - clock() - (burst - 1) * everyMs)
  const move = (key: string, ms: number) => {
    const at = ms < 0 ? (due.get(key) ?? 0) + ms : Math.max(due.get(key) ?? 0, clock()) + ms
    due.delete(key)
    due.set(key, at)
    const oldest = due.size > mostKeys ? due.keys().next().value : undefined
    if (oldest !== undefined) due.delete(oldest)
  }
  const everybody = ''
  return {
    /** Counts a try before anything of it is read. `isKnown`: the browser has got in before, so others cannot use up its turns. */
    take(key: string, isKnown: boolean): Turn {
      const paces: [string, Pace][] = isKnown
        ? [[key, own]]
        : [
            [key, own],
            [everybody, all],
          ]
      const waitMs = Math.max(...paces.map(([name, pace]) => waitOf(name, pace)))
      if (waitMs > mostWaitMs) return { kind: 'refused', retryMs: waitMs - mostWaitMs }
      for (const [name, { everyMs }] of paces) move(name, everyMs)
      const giveBack = () => {
        for (const [name, { everyMs }] of paces) move(name, -everyMs)
      }
      return { kind: 'wait', waitMs, giveBack }
    },
  }
}
