// Step: the main thread's side of a text worker. In: jobs. Out: what the thread made of them; a thread that passes a job's limit is ended.
import { Worker } from 'node:worker_threads'
import type { TextJob, TextWorker } from '#ports/text-worker.ts'
import { AppError } from '#shared/errors.ts'
import { type FromThread, packError, type ToThread, unpackError } from './serve-jobs.ts'

export interface TextWorkerOptions {
  /** The module that the thread runs; it calls `serveJobs`. */
  readonly entry: URL
  /** What that module finds as `workerData`. */
  readonly settings: unknown
}

/** A job may wait a minute for a model: others must not wait for it. Each thread holds the places and prompts, some 100 MB. */
const mostThreads = 4

/** Threads start with the first job and do not keep the program alive. */
export function openTextWorker(options: TextWorkerOptions): TextWorker {
  const idle: Worker[] = []
  const busy = new Set<Worker>()
  const waiting: (() => void)[] = []
  const start = (): Worker => {
    const thread = new Worker(options.entry, { workerData: options.settings, execArgv: [] })
    thread.on('exit', () => {
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1)
    })
    return thread
  }
  const take = async (): Promise<Worker> => {
    while (idle.length === 0 && busy.size >= mostThreads)
      await new Promise<void>((resolve) => waiting.push(resolve))
    const thread = idle.pop() ?? start()
    busy.add(thread)
    thread.ref()
    return thread
  }
  const giveBack = (thread: Worker, isSound: boolean) => {
    busy.delete(thread)
    thread.unref()
    // One is kept warm; the others were for a rush.
    if (isSound && idle.length === 0) idle.push(thread)
    else void thread.terminate()
    waiting.shift()?.()
  }
  return {
    async run<Made>(job: TextJob) {
      const thread = await take()
      const outcome = await runJob(thread, job)
      giveBack(thread, outcome.isSound)
      if ('error' in outcome) throw outcome.error
      return outcome.made as Made
    },
    close: async () => {
      await Promise.all([...idle, ...busy].map((thread) => thread.terminate()))
    },
  }
}

type Outcome =
  | { readonly made: unknown; readonly isSound: true }
  /** `isSound` when the thread can go on. */
  | { readonly error: Error; readonly isSound: boolean }

function runJob(thread: Worker, job: TextJob): Promise<Outcome> {
  return new Promise((resolve) => {
    const watch = openWatch(job.limitMs, () => settle({ error: sayTooLong(job), isSound: false }))
    const settle = (outcome: Outcome) => {
      watch.stop()
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      resolve(outcome)
    }
    const onError = (error: Error) => settle({ error, isSound: false })
    const onExit = () => settle({ error: sayEnded(), isSound: false })
    const onMessage = (message: FromThread) => {
      if (message.kind === 'started') watch.go()
      else if (message.kind === 'done') settle({ made: message.made, isSound: true })
      else if (message.kind === 'failed') settle({ error: unpackError(message.error), isSound: true })
      else {
        watch.pause()
        void runErrand(message, job).then((reply) => {
          watch.go()
          thread.postMessage(reply)
        })
      }
    }
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    thread.postMessage({ kind: 'job', name: job.kind, given: job.given } satisfies ToThread)
  })
}

async function runErrand(
  { ask, name, given }: FromThread & { kind: 'ask' },
  job: TextJob,
): Promise<ToThread> {
  try {
    const made = await job.errands![name]!(given as never)
    return { kind: 'answer', ask, made }
  } catch (error) {
    return { kind: 'refusal', ask, error: packError(error) }
  }
}

/** Counts the time that the thread works, not what it waits for; several errands may be out at once. */
function openWatch(limitMs: number, onLimit: () => void) {
  let left = limitMs
  let since = 0
  let out = 1
  let timer: NodeJS.Timeout | undefined
  const stop = () => clearTimeout(timer)
  return {
    stop,
    go() {
      if (--out > 0) return
      since = performance.now()
      timer = setTimeout(onLimit, left)
    },
    pause() {
      if (out++ > 0) return
      stop()
      left -= performance.now() - since
    },
  }
}

function sayTooLong({ tooLong }: TextJob): AppError {
  return new AppError('input', tooLong.message, { fix: tooLong.fix })
}

function sayEnded(): AppError {
  return new AppError('input', '处理这份文字时出错或占用内存过多，已中止。', {
    fix: '请把文字拆成几份，再试一次。',
  })
}
