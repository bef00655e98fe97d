// Step: models in threads. Threads that load a model and run tasks on it, started when there is work; tasks wait in a queue.
import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'
import type { Reply } from './run-tasks.ts'

export interface ThreadPool<Task, Result> {
  /** Throws what `describe` makes of a failure, or AppError `setting` where the model does not fit. */
  run(task: Task): Promise<Result>
  /** What still waits is refused. */
  close(): Promise<void>
}

export interface PoolOptions {
  /** Module of this folder that calls `runTasks`. */
  readonly worker: string
  /** What that module finds as `workerData.settings`. */
  readonly settings: unknown
  /** Threads at most. */
  readonly size: number
  readonly describe: (cause: unknown) => AppError
}

interface Job<Task, Result> {
  readonly task: Task
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/** An idle thread does not keep the process alive. */
export function openThreadPool<Task, Result>(options: PoolOptions): ThreadPool<Task, Result> {
  const { size, describe } = options
  const waiting: Job<Task, Result>[] = []
  const idle: Worker[] = []
  const busy = new Map<Worker, Job<Task, Result>>()

  const start = (): Worker => {
    const worker = openThread(options)
    worker.on('message', (reply: Reply<Result>) => {
      const job = busy.get(worker)
      busy.delete(worker)
      worker.unref()
      idle.push(worker)
      if (job) settle(job, reply, describe)
      work()
    })
    worker.on('error', (error) => drop(worker, error))
    worker.on('exit', (code) => drop(worker, new Error(`model thread ended with ${code}`)))
    return worker
  }
  const drop = (worker: Worker, error: unknown): void => {
    busy.get(worker)?.reject(describe(error))
    busy.delete(worker)
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
    work()
  }
  const work = (): void => {
    while (waiting.length > 0) {
      const worker = idle.pop() ?? (busy.size < size ? start() : null)
      const job = worker && waiting.shift()
      if (!worker || !job) return
      busy.set(worker, job)
      worker.ref()
      worker.postMessage(job.task)
    }
  }
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject })
        work()
      }),
    close: async () => {
      for (const job of waiting.splice(0)) job.reject(describe('closed'))
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()))
    },
  }
}

function settle<Result>(
  job: Pick<Job<unknown, Result>, 'resolve' | 'reject'>,
  reply: Reply<Result>,
  describe: PoolOptions['describe'],
): void {
  if ('result' in reply) job.resolve(reply.result)
  else if (reply.fix) job.reject(new AppError('setting', reply.failure, { fix: reply.fix }))
  else job.reject(describe(reply.failure))
}

function openThread({ worker: module, settings }: PoolOptions): Worker {
  return new Worker(new URL('onnx-thread.mjs', import.meta.url), {
    workerData: { module, settings },
    execArgv: [],
  })
}
