// What `serve` does beside answering: new files go in, stale reports are read again, vectors are made; one after the other, never on top of each other.
import { setTimeout as wait } from 'node:timers/promises'
import { inboxVerb } from '#desk/audit-desk.ts'
import type { Reader } from '#domain/reader.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import { type IngestStep, ingestFiles } from '#ingest/ingest.ts'
import { stampReading } from '#ingest/read/reading-stamp.ts'
import { readAgain } from '#ingest/read-again.ts'
import type { Views } from '#ports/views.ts'
import { describeError } from '#shared/errors.ts'
import type { Parts } from './open-parts.ts'

export interface Background {
  /** Dictionary and encoder load on first use (1.5 s), of many reports list, index and seals (2 ms a report): the first questions should not wait for that. */
  warm(): void
  /** Takes files and folders in; returns the paths that failed: all, where the library itself does. */
  take(paths: readonly string[], taking: Taking): Promise<readonly string[]>
  /** Reads stale reports again from their originals. */
  refresh(): void
  /** Resolves when nothing is left to do. */
  settle(): Promise<void>
  /** Starts nothing more and resolves when what is under way has ended. */
  stop(): Promise<void>
}

interface Taking {
  /** What they are called when the result is told. */
  readonly name: string
  /** Failures of these files were told before. */
  readonly isAgain: boolean
}

interface Work {
  readonly parts: Parts
  readonly say: (line: string) => void
  readonly signal: AbortSignal
  /** Of several processes on one library the one that leads makes the vectors. */
  readonly isLeading: () => boolean
}

const encodeEveryMs = 1000

export function openBackground(work: Omit<Work, 'signal'>): Background {
  const stopping = new AbortController()
  const { signal } = stopping
  const queue = openQueue(work.say, signal)
  const all: Work = { ...work, signal }
  // What came in by any door, an upload too, gets its vectors.
  let isEncoding = false
  const timer = setInterval(() => {
    if (isEncoding || !work.parts.isWritable || !work.isLeading()) return
    isEncoding = true
    void queue
      .put(async () => {
        await makeVectors(all)
        await bringVectors(all)
      })
      .finally(() => {
        isEncoding = false
      })
  }, encodeEveryMs)
  return {
    warm: () => {
      const { segmenter, embedder, views } = work.parts
      void queue
        .put(async () => {
          segmenter.cut('案头')
          await embedder?.embed(['案头'])
        })
        // Beside the queue: files need not wait for it. What fails there fails again, and is told, where it is asked for.
        .then(() => lookThrough(views, signal))
        .catch(() => {})
    },
    take: async (paths, taking) => {
      let failed = paths
      await queue.put(async () => {
        failed = await takeFiles(paths, taking, all)
      })
      return failed
    },
    refresh: () => refreshStale(queue, all),
    settle: queue.settle,
    stop: () => {
      clearInterval(timer)
      stopping.abort()
      return queue.settle()
    },
  }
}

type Queue = ReturnType<typeof openQueue>

/** Errors are told and end nothing; an encoder that is down fails every second, and is told once. */
function openQueue(say: (line: string) => void, signal: AbortSignal) {
  let last: Promise<void> = Promise.resolve()
  let told = ''
  return {
    put(work: () => Promise<void>): Promise<void> {
      last = last.then(work).catch((error: unknown) => {
        const text = describeError(error)
        if (!signal.aborted && text !== told) say(text)
        told = text
      })
      return last
    },
    async settle(): Promise<void> {
      for (let seen = null; seen !== last; ) {
        seen = last
        await seen
      }
    },
  }
}

async function takeFiles(
  paths: readonly string[],
  { name, isAgain }: Taking,
  { parts, say, signal }: Work,
): Promise<readonly string[]> {
  const failed: string[] = []
  const onStep = ({ location, outcome }: IngestStep) => {
    if (outcome === 'failed') failed.push(location)
  }
  const result = await ingestFiles(paths, { ...parts, signal, onStep })
  if (!isAgain) for (const { file, reason } of result.failed) say(`没能入库：${file}：${reason}`)
  if (!isAgain) for (const { file, reason } of result.failed) await keepFailure(file, reason, parts)
  const changed = result.added + result.updated
  if (changed > 0)
    say(
      `${name}：新入库${result.added}份，更新${result.updated}份；资料库共${result.reports}份报告，已可按词查。`,
    )
  return failed
}

/** For the page of the program's state. A full disk keeps no file back. */
async function keepFailure(file: string, reason: string, { journal }: Parts): Promise<void> {
  const row = {
    person: nobody.person,
    role: nobody.role,
    act: 'file',
    verb: inboxVerb,
    outcome: 'failed',
  } as const
  const at = new Date().toISOString()
  await journal.audit.append({ at, ...row, reports: [], subject: file, reason }).catch(() => {})
}

/** One report at a time: new files, vectors and whoever asks wait for one, not for thousands. */
function refreshStale(queue: Queue, { parts, say, signal }: Work): void {
  const counts = { updated: 0, unchanged: 0, kept: 0 }
  const readNext = (ids: readonly number[]): void => {
    void queue.put(async () => {
      const [id, ...others] = ids
      if (id === undefined || signal.aborted) return
      const again = await readAgain(id, parts)
      counts[again.outcome]++
      if (again.outcome === 'kept') say(`没能重读：${again.file}：${again.reason}`)
      if (others.length === 0) say(`重读好了：${counts.updated}份有变化，${counts.unchanged}份没有变化。`)
      await new Promise(setImmediate)
      readNext(others)
    })
  }
  void queue.put(async () => {
    const stale = await parts.store.listStale(stampReading(parts.book))
    if (stale.length === 0) return
    say(`有${stale.length}份报告是按以前的规则读的，正在后台重读；其间照常可以问。`)
    readNext(stale)
  })
}

/** To the server that searches them, where there is one. */
async function bringVectors({ parts: { shared }, say }: Work): Promise<void> {
  let told = 0
  await shared?.syncVectors?.(({ done, total }) => {
    const tenth = Math.floor((10 * done) / total)
    if (tenth > told && total > 5_000) say(`送到向量库：${done}/${total}`)
    told = tenth
  })
}

async function makeVectors({ parts, say, signal }: Work): Promise<void> {
  const { store, embedder } = parts
  if (!embedder || (await store.listPending(1)).length === 0) return
  let told = 0
  const made = await embedPending({
    store,
    embedder,
    signal,
    onStep: ({ done, total }) => {
      const tenth = Math.floor((10 * done) / total)
      if (tenth > told && total > 200) say(`建语义索引：${done}/${total}`)
      told = tenth
    },
  })
  if (made > 0 && !signal.aborted) say('语义索引建好了，已可按意思查。')
}

/** Sees all there is; nobody asks as him. */
const nobody: Reader = { person: 'antou', unit: null, role: 'administrator', withSamples: true }

/** After each report (about 2 ms) so long a pause: whoever asks meanwhile goes first. */
const pauseMs = 4

/**
 * The list and the index are read and each report is held against its seal, so that the first questions need not wait for that.
 * Ends early where the signal says so. A damaged report is told to whoever asks of it, not here.
 */
export async function lookThrough(views: Views, signal: AbortSignal): Promise<void> {
  const view = views.viewFor(nobody)
  const reports = await view.listReports()
  await view.search({ text: '案头', vector: null, limit: 1 })
  for (const { id } of reports) {
    if (signal.aborted) return
    await view.readReport(id).catch(() => null)
    await wait(pauseMs)
  }
}
