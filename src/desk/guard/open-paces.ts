// Step: access. How much one person, and one group, may ask in a minute: a minute's worth at once, then evenly. In memory, bounded.
import { AppError } from '#shared/errors.ts'
import { openBuckets, type Pace } from '#shared/leaky-buckets.ts'

export interface Limits {
  /** Of a person, questions a minute. */
  readonly person: number
  /** Of all members of a group together. */
  readonly group: number
}

/** More than anybody types; a program that floods is held. */
export const usualLimits: Limits = { person: 120, group: 240 }

/** Remembered; the one seen longest ago is forgotten. */
const mostKeys = 5000
const minuteMs = 60_000

/** `clock`: milliseconds. */
export function openPaces(limits: Limits, clock: () => number) {
  const buckets = openBuckets(mostKeys, clock)
  return {
    /** Throws AppError `busy` where the limit is reached; what is refused counts for nothing. */
    take(person: string): void {
      const [group, member] = person.includes('#') ? person.split('#', 2) : [null, person]
      const paces: [string, Pace][] = [[member ?? person, inMinute(limits.person)]]
      if (group) paces.push([group, inMinute(limits.group)])
      const waitMs = Math.max(...paces.map(([key, pace]) => buckets.waitOf(key, pace)))
      if (waitMs > 0) throw tooFast(waitMs)
      for (const [key, pace] of paces) buckets.count(key, pace)
    },
  }
}

/** A minute's worth at once. */
function inMinute(most: number): Pace {
  return { burst: most, everyMs: minuteMs / most }
}

function tooFast(waitMs: number): AppError {
  const seconds = Math.ceil(waitMs / 1000)
  return new AppError('busy', '问得太快了，这一条没有办。', {
    fix: `过${seconds}秒再发。`,
    isRetryable: true,
    waitMs,
  })
}
