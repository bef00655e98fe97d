// Step: storage. In: a database file, however large. Out: what is wrong with it, while the program already answers.
import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'

interface Checked {
  readonly damage: AppError | null
  /** Reports that are as they were stored, with their seals. */
  readonly whole: readonly (readonly [report: number, seal: string])[]
}

interface Found extends Pick<Checked, 'whole'> {
  readonly damage: { readonly message: string; readonly fix: string } | null
}

/**
 * In a thread, because it took 1 s for 225 MB (100,000 passages) in memory, and as long as the disk takes where it is
 * not. Without damage: whole, or the thread was ended; ending it is `signal`'s.
 */
export function checkInBackground(path: string, signal: AbortSignal): Promise<Checked> {
  const worker = new Worker(new URL('./check-thread.mjs', import.meta.url), {
    workerData: path,
    execArgv: [],
  })
  signal.addEventListener('abort', () => void worker.terminate(), { once: true })
  return new Promise((resolve, reject) => {
    worker.on('message', ({ damage, whole }: Found) =>
      resolve({ damage: damage && new AppError('storage', damage.message, { fix: damage.fix }), whole }),
    )
    worker.on('error', reject)
    worker.on('exit', () => resolve({ damage: null, whole: [] }))
  })
}
