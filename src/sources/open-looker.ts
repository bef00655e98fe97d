// Step: when. Sources are looked at one after the other: now, for somebody who asks, or when their time has come; what a look brought is told.
import type { Source } from '#domain/journal/source.ts'
import { describeBroken, type Looked, lookAtSource } from './look-at-source.ts'
import { type LookParts, readSite } from './source-parts.ts'

export interface LookStep {
  readonly source: string
  readonly done: number
  readonly total: number
}

export interface Looker {
  /** Resolves when the look is over; one that waits or is under way already is the same look. */
  look(source: Source, onStep?: (step: LookStep) => void): Promise<Looked | null>
  /** All that are due by now: never looked at, not to the end, or longer ago than `everyMs`. */
  lookDue(everyMs: number): Promise<void>
  /** Ids of sources that are being looked at or wait for it, with how far they are. */
  underWay(): ReadonlyMap<string, LookStep>
  /** Ends after the request under way. */
  stop(): Promise<void>
}

export interface LookerParts extends LookParts {
  /** After each look that was not called off. */
  readonly onLooked?: (looked: Looked) => Promise<void>
}

export function openLooker(parts: LookerParts): Looker {
  const stopping = new AbortController()
  const steps = new Map<string, LookStep>()
  const running = new Map<string, Promise<Looked | null>>()
  let last: Promise<unknown> = Promise.resolve()

  const look: Looker['look'] = ({ id }, onStep) => {
    const present = running.get(id)
    if (present) return present
    steps.set(id, { source: id, done: 0, total: 0 })
    const note = (step: LookStep) => {
      steps.set(id, step)
      onStep?.(step)
    }
    const work = last
      .then(() => lookOnce(id, { parts, signal: stopping.signal, onStep: note }))
      .finally(() => {
        running.delete(id)
        steps.delete(id)
      })
    running.set(id, work)
    last = work.catch(() => {})
    return work
  }
  return {
    look,
    async lookDue(everyMs) {
      const due = (await parts.journal.sources.list()).filter((one) => isDue(one, everyMs, parts.now()))
      for (const source of due) await look(source)
    },
    underWay: () => new Map(steps),
    async stop() {
      stopping.abort()
      await last
    },
  }
}

interface Looking {
  readonly parts: LookerParts
  readonly signal: AbortSignal
  readonly onStep: (step: LookStep) => void
}

/** Null for a source that is gone by now. What could not even be begun stands on the source. */
async function lookOnce(id: string, { parts, signal, onStep }: Looking): Promise<Looked | null> {
  const source = await parts.journal.sources.read(id)
  if (!source || signal.aborted) return null
  const note = (step: { readonly done: number; readonly total: number }) => onStep({ source: id, ...step })
  try {
    const look = { source, place: readSite(source, parts), signal, onStep: note }
    const looked = await lookAtSource(look, parts)
    if (!signal.aborted) await parts.onLooked?.(looked)
    return looked
  } catch (error) {
    const result = describeBroken(error, parts)
    await parts.journal.sources.update(id, (present) => present && { ...present, last: result })
    return { source, result, finds: [] }
  }
}

/** A clock that was set back does not keep a source from being looked at for ever. */
function isDue({ isPaused, lookedAt, last }: Source, everyMs: number, now: Date): boolean {
  if (isPaused) return false
  if (lookedAt === null || last === null || last.at < lookedAt) return true
  const age = now.getTime() - Date.parse(lookedAt)
  return age >= everyMs || age < -everyMs
}
