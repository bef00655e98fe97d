// Adapter: a folder that is watched by looking again every few seconds, which also works on network drives.
import { mkdirSync } from 'node:fs'
import type { FileSystem } from '#ports/file-system.ts'

/** A file is taken once it has stayed the same between two looks: it is no longer being copied. */
const lookEveryMs = 3000
/** What failed is tried again after a pause that doubles: a disk that was full, a file that was open elsewhere. */
const firstPauseMs = 30_000
const longestPauseMs = 24 * 3600_000

/** Takes files and returns those that failed. `isAgain`: they have failed before, and that was told. */
export type TakeFiles = (paths: readonly string[], isAgain: boolean) => Promise<readonly string[]>

interface Watched {
  readonly seen: string
  /** Stamp it was taken with last; null: not yet. */
  readonly taken: string | null
  /** After a failure: when to try again, and the pause before that. */
  readonly again: { readonly at: number; readonly pauseMs: number } | null
}

/** Takes what is new, changed, or failed; looks are never on top of each other. Returns how to stop. */
export function watchFolder(
  folder: string,
  fileSystem: Pick<FileSystem, 'listFiles'>,
  take: TakeFiles,
): { close(): Promise<void> } {
  mkdirSync(folder, { recursive: true })
  let watched: ReadonlyMap<string, Watched> = new Map()
  const look = async () => {
    const { files } = await fileSystem.listFiles([folder])
    const now = performance.now()
    const before = watched
    const next = new Map(files.map(({ path, stamp }) => [path, watch(stamp, before.get(path))]))
    watched = next
    const isSteady = ([path, { seen }]: [string, Watched]) => before.get(path)?.seen === seen
    const steady = [...next].filter(isSteady)
    const fresh = steady.filter(([, { seen, taken }]) => taken !== seen)
    const due = steady.filter(([, { seen, taken, again }]) => taken === seen && again && again.at <= now)
    await takeAll(fresh, { isAgain: false, next, take })
    await takeAll(due, { isAgain: true, next, take })
  }
  let running = Promise.resolve()
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    running = look().finally(() => {
      isBusy = false
    })
  }, lookEveryMs)
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}

/** A file that has changed is a new one: its failures are forgotten. */
function watch(seen: string, before: Watched | undefined): Watched {
  const isSame = before?.taken === seen
  return { seen, taken: before?.taken ?? null, again: isSame ? before.again : null }
}

async function takeAll(
  files: readonly (readonly [string, Watched])[],
  { isAgain, next, take }: { isAgain: boolean; next: Map<string, Watched>; take: TakeFiles },
): Promise<void> {
  if (files.length === 0) return
  const failed = new Set(
    await take(
      files.map(([path]) => path),
      isAgain,
    ),
  )
  for (const [path, { seen, again }] of files) {
    const pauseMs = again ? Math.min(again.pauseMs * 2, longestPauseMs) : firstPauseMs
    const retry = failed.has(path) ? { at: performance.now() + pauseMs, pauseMs } : null
    next.set(path, { seen, taken: seen, again: retry })
  }
}
