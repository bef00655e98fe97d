// Step: backup. The thread that makes a nightly backup while the program answers: an order in, the result or what failed out.
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'
import { backUpNightly, type NightlyOrder } from './nightly-backups.ts'

try {
  parentPort?.postMessage({ made: await backUpNightly(workerData as NightlyOrder) })
} catch (error) {
  if (!(error instanceof AppError)) throw error
  parentPort?.postMessage({ failed: { kind: error.kind, message: error.message, fix: error.fix } })
}
