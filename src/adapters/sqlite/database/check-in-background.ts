// Step: storage. In: a database file, however large. Out: what is wrong with it, while the program already answers.
import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'

/**
 * In a thread, because quick_check took 0.9 s for 300 MB (4,800 reports) in memory, and as long as the disk takes where it is
 * not. Null: whole, or the thread was ended; ending it is `signal`'s.
 */
export function checkInBackground(path: string, signal: AbortSignal): Promise<AppError | null> {
  const worker = new Worker(new URL('./check-thread.mjs', import.meta.url), {
    workerData: path,
    execArgv: [],
  })
  signal.addEventListener('abort', () => void worker.terminate(), { once: true })
  return new Promise((resolve, reject) => {
    worker.on('message', (found: { message: string; fix: string } | null) =>
      resolve(found && new AppError('storage', found.message, { fix: found.fix })),
    )
    worker.on('error', reject)
    worker.on('exit', () => resolve(null))
  })
}
