// Step: access. How much one person, and one group, may ask in a minute and send in a day: that much at once, then evenly. Held in memory, bounded, and in the journal, so that a restart gives nothing back.
import { readMember } from '#desk/people/person-rights.ts'
import type { OfficeSettings } from '#domain/limits/office-settings.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'
import { openBuckets, type Pace } from '#shared/pace/leaky-buckets.ts'

/** How much may be asked and sent. */
export type Limits = Pick<OfficeSettings, 'person' | 'group' | 'files' | 'groupFiles'>

/** Remembered; the one seen longest ago is forgotten. */
const mostKeys = 5000
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** What one call asks for. */
interface Taking {
  /** Files that come with it. */
  readonly files: number
}

interface PaceParts {
  /** Asked each time: they may be set while the program runs. */
  readonly readLimits: () => Promise<Limits>
  readonly journal: Pick<Journal, 'usedPaces'>
  /** Milliseconds. */
  readonly clock: () => number
}

export function openPaces({ readLimits, journal, clock }: PaceParts) {
  const calls = openKept('calls', { journal, clock })
  const sent = openKept('files', { journal, clock })
  return {
    /** Throws AppError `busy` where a limit is reached; what is refused counts for nothing. */
    async take(person: string, { files }: Taking): Promise<void> {
      const limits = await readLimits()
      const spoken = readMember(person)
      const keys = (own: number, all: number, inMs: number) => {
        const both: [string, Pace][] = [[spoken?.member ?? person, paceOf(own, inMs)]]
        if (spoken) both.push([spoken.group, paceOf(all, inMs)])
        return both
      }
      const asked = keys(limits.person, limits.group, minuteMs)
      const brought = files > 0 ? keys(limits.files, limits.groupFiles, dayMs) : []
      await calls.load(asked)
      await sent.load(brought)
      const fileWaits = brought.map(([key, pace]) => waitFor(files, (one) => sent.waitOf(key, one), pace))
      refuse(fileWaits, tooMany)
      const waits = asked.map(([key, pace]) => calls.waitOf(key, pace))
      refuse(waits, tooFast)
      for (const [key, pace] of asked) calls.count(key, pace)
      for (const [key, pace] of brought) for (let file = 0; file < files; file++) sent.count(key, pace)
      await sent.keep(brought)
      // Of a minute what is not yet half used up is not worth a write at every question.
      await calls.keep(
        asked.filter(([key, pace]) => calls.waitOf(key, { ...pace, burst: pace.burst / 2 }) > 0),
      )
    },
  }
}

/** Buckets that outlive the process. `kind` parts one use from another in the journal. */
function openKept(kind: string, { journal, clock }: Omit<PaceParts, 'readLimits'>) {
  const buckets = openBuckets(mostKeys, clock)
  const nameOf = (key: string) => `${kind} ${key}`
  return {
    ...buckets,
    /** A clock that was wrong shuts nobody out for longer than the limit lasts. A journal that cannot be read keeps nobody out either. */
    async load(used: readonly (readonly [string, Pace])[]): Promise<void> {
      for (const [key, { burst, everyMs }] of used) {
        if (buckets.dueOf(key) !== null) continue
        const kept = await journal.usedPaces.read(nameOf(key)).catch(() => null)
        const due = Math.min(Date.parse(kept?.until ?? '') || 0, clock() + burst * everyMs)
        // Another call may have counted meanwhile.
        if (buckets.dueOf(key) === null) buckets.putBack(key, due)
      }
    },
    /** What cannot be written counts in memory. */
    async keep(used: readonly (readonly [string, Pace])[]): Promise<void> {
      for (const [key] of used) {
        const until = new Date(buckets.dueOf(key) ?? 0).toISOString()
        await journal.usedPaces.update(nameOf(key), () => ({ until })).catch(() => {})
      }
    },
  }
}

/** So much at once. */
function paceOf(most: number, inMs: number): Pace {
  return { burst: most, everyMs: inMs / most }
}

/** Until so many may go at once; of more than may ever, as for the first of them. */
function waitFor(count: number, waitOf: (pace: Pace) => number, { burst, everyMs }: Pace): number {
  return waitOf({ burst: Math.max(1, burst - count + 1), everyMs })
}

/** Of the person's own wait and his group's the longer one is told, and whose it is. */
function refuse(
  [own = 0, all = 0]: readonly number[],
  tell: (waitMs: number, isGroups: boolean) => AppError,
): void {
  if (own > 0 || all > 0) throw tell(Math.max(own, all), all > own)
}

function tooFast(waitMs: number, isGroups: boolean): AppError {
  const seconds = Math.ceil(waitMs / 1000)
  const who = isGroups ? '群里这一会儿问得多了' : '问得有点快'
  return new AppError('busy', `${who}，这一条先没有办。`, {
    fix: `过${seconds}秒再发。`,
    isRetryable: true,
    waitMs,
  })
}

function tooMany(waitMs: number, isGroups: boolean): AppError {
  const minutes = Math.ceil(waitMs / minuteMs)
  const when = minutes < 90 ? `${minutes}分钟` : `${Math.ceil(minutes / 60)}小时`
  const who = isGroups ? '今天群里发来的文件' : '今天发来的文件'
  return new AppError('busy', `${who}已经很多了，这次的先没有收。`, {
    fix: `过${when}再发；一次要放很多报告，请管理员用收件目录或 antou ingest。`,
    waitMs,
  })
}
