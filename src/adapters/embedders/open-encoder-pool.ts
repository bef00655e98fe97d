// Step: vectors. Worker threads that encode, started when there is work for them; chunks of texts wait in a queue.
import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'
import type { EncoderSettings } from './encode-text.ts'

export interface EncoderPool {
  /** Vectors in order. Throws AppError `remote`. */
  encode(texts: readonly string[]): Promise<readonly Float32Array[]>
  /** What still waits is refused. */
  close(): Promise<void>
}

interface Job {
  readonly texts: readonly string[]
  readonly resolve: (vectors: readonly Float32Array[]) => void
  readonly reject: (error: unknown) => void
}

type Reply = { readonly vectors: readonly Float32Array[] } | { readonly failure: string }

/** At most `size` threads; an idle thread does not keep the process alive. */
export function openEncoderPool(settings: EncoderSettings, size: number): EncoderPool {
  const waiting: Job[] = []
  const idle: Worker[] = []
  const busy = new Map<Worker, Job>()

  const start = (): Worker => {
    const worker = new Worker(new URL('encoder-thread.mjs', import.meta.url), {
      workerData: settings,
      execArgv: [],
    })
    worker.on('message', (reply: Reply) => {
      const job = busy.get(worker)
      busy.delete(worker)
      worker.unref()
      idle.push(worker)
      if ('vectors' in reply) job?.resolve(reply.vectors)
      else job?.reject(encodingFailed(reply.failure))
      work()
    })
    worker.on('error', (error) => drop(worker, error))
    worker.on('exit', (code) => drop(worker, new Error(`encoder thread ended with ${code}`)))
    return worker
  }
  const drop = (worker: Worker, error: unknown): void => {
    busy.get(worker)?.reject(encodingFailed(error))
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
      worker.postMessage(job.texts)
    }
  }
  return {
    encode: (texts) =>
      new Promise((resolve, reject) => {
        waiting.push({ texts, resolve, reject })
        work()
      }),
    close: async () => {
      for (const job of waiting.splice(0)) job.reject(encodingFailed('closed'))
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()))
    },
  }
}

function encodingFailed(cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new AppError('remote', `句向量算不出来：${reason}`, {
    fix: '检索照常按词进行；运行 antou doctor 查看编码器，或设 ANTOU_EMBEDDER=none。',
    cause,
    isRetryable: true,
  })
}
