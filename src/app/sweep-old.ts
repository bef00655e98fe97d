// What `serve` does once a day: talks and drafts that nobody touched for ANTOU_KEEP_DAYS go, audit rows of long ago, and what no longer opens the page.
import type { Journal } from '#ports/journal.ts'
import { describeError } from '#shared/errors.ts'

const dayMs = 24 * 3600_000
/** Six months are asked for; a year is what an inspection looks at. */
const auditDays = 400

interface Sweeping {
  readonly journal: Pick<Journal, 'sweep'>
  /** Null: talks and drafts stay. */
  readonly readKeepDays: () => Promise<number | null>
  readonly say: (line: string) => void
}

/** Sweeps now and then daily; returns what ends it. */
export function sweepDaily(sweeping: Sweeping): () => void {
  void sweepOnce(sweeping)
  const timer = setInterval(() => void sweepOnce(sweeping), dayMs)
  timer.unref()
  return () => clearInterval(timer)
}

async function sweepOnce({ journal, readKeepDays, say }: Sweeping): Promise<void> {
  const before = (days: number) => new Date(Date.now() - days * dayMs).toISOString()
  try {
    const keepDays = await readKeepDays()
    const used = keepDays === null ? null : before(keepDays)
    const { talks, drafts } = await journal.sweep({ used, audited: before(auditDays), ended: before(0) })
    if (talks + drafts > 0) say(`过了${keepDays}天没有动过的：删了${talks}个对话，${drafts}份稿子。`)
  } catch (error) {
    say(`过期的对话和稿子没有清：${describeError(error)}`)
  }
}
