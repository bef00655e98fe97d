// Step: backup. In: an order. Out: the nightly backup, made in a thread: copying a library takes as long as the disk takes, and people ask meanwhile.
import { Worker } from 'node:worker_threads'
import { AppError, type AppErrorKind } from '#shared/errors.ts'
import type { BackupResult } from './backup-data.ts'
import type { NightlyOrder } from './nightly-backups.ts'

interface Told {
  readonly made?: BackupResult
  readonly failed?: { readonly kind: AppErrorKind; readonly message: string; readonly fix: string }
}

/** Null: the thread was ended by `signal` before it was done; nothing half made keeps the name of a backup. Throws AppError `input` or `storage`. */
export function backUpInBackground(order: NightlyOrder, signal: AbortSignal): Promise<BackupResult | null> {
  const worker = new Worker(new URL('./backup-thread.mjs', import.meta.url), {
    workerData: order,
    execArgv: [],
  })
  const end = () => void worker.terminate()
  signal.addEventListener('abort', end, { once: true })
  return new Promise<BackupResult | null>((resolve, reject) => {
    worker.on('message', ({ made, failed }: Told) =>
      failed ? reject(new AppError(failed.kind, failed.message, failed)) : resolve(made ?? null),
    )
    worker.on('error', reject)
    worker.on('exit', () => resolve(null))
  }).finally(() => signal.removeEventListener('abort', end))
}
