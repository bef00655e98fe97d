// Step: access. How fast passwords may be tried: each address (or known browser) at its own pace, all new ones together at another.
import { openBuckets, type Pace } from '#shared/pace/leaky-buckets.ts'

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
  const buckets = openBuckets(mostKeys, clock)
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
      const waitMs = Math.max(...paces.map(([name, pace]) => buckets.waitOf(name, pace)))
      if (waitMs > mostWaitMs) return { kind: 'refused', retryMs: waitMs - mostWaitMs }
      for (const [name, pace] of paces) buckets.count(name, pace)
      const giveBack = () => {
        for (const [name, pace] of paces) buckets.giveBack(name, pace)
      }
      return { kind: 'wait', waitMs, giveBack }
    },
  }
}
