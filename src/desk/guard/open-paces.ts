// Step: access. How much one person, and one group, may ask in a minute: a minute's worth at once, then evenly. In memory, bounded.
import { AppError } from '#shared/errors.ts'

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
  // When each would have used up what it may: a bucket that leaks, in one number.
  const due = new Map<string, number>()
  const waitOf = (key: string, most: number) =>
    Math.max(0, (due.get(key) ?? 0) - clock() - ((most - 1) * minuteMs) / most)
  return {
    /** Throws AppError `busy` where the limit is reached; what is refused counts for nothing. */
    take(person: string): void {
      const [group, member] = person.includes('#') ? person.split('#', 2) : [null, person]
      const keys: [string, number][] = [[member ?? person, limits.person]]
      if (group) keys.push([group, limits.group])
      const waitMs = Math.max(...keys.map(([key, most]) => waitOf(key, most)))
      if (waitMs > 0) throw tooFast(waitMs)
      for (const [key, most] of keys) {
        const at = Math.max(due.get(key) ?? 0, clock()) + minuteMs / most
        due.delete(key)
        due.set(key, at)
      }
      for (const key of due.keys()) {
        if (due.size <= mostKeys) break
        due.delete(key)
      }
    },
  }
}

function tooFast(waitMs: number): AppError {
  const seconds = Math.ceil(waitMs / 1000)
  return new AppError('busy', '问得太快了，这一条没有办。', {
    fix: `过${seconds}秒再发。`,
    isRetryable: true,
    waitMs,
  })
}
