// What `serve` does with sources: those whose time has come are looked at. When each was last looked at stands in the journal, so a restart changes nothing.
import { describeError } from '#shared/errors.ts'
import type { Looker } from '#sources/open-looker.ts'

const askEveryMs = 60_000
const hourMs = 3600_000

interface Looking {
  readonly looker: Pick<Looker, 'lookDue'>
  /** Asked each time: it may be set while the program runs. */
  readonly readHours: () => Promise<number>
  readonly say: (line: string) => void
}

/** The process that holds the data folder is the only one that looks. Returns what ends it. */
export function lookRegularly({ looker, readHours, say }: Looking): () => void {
  let isLooking = false
  const lookNow = () => {
    if (isLooking) return
    isLooking = true
    readHours()
      .then((hours) => looker.lookDue(hours * hourMs))
      .catch((error: unknown) => say(`来源没能看：${describeError(error)}`))
      .finally(() => {
        isLooking = false
      })
  }
  lookNow()
  const timer = setInterval(lookNow, askEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
