// Step: models in threads. Inside the thread: tasks in, results out, in order, one message at a time.
import { parentPort } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'

/** `fix` is there where a person must change a setting. */
export type Reply<Result> = { readonly result: Result } | { readonly failure: string; readonly fix?: string }

/** A failed load is told to whoever asks first, and to everyone after. */
export function runTasks<Task, Result>(loading: Promise<(task: Task) => Promise<Result>>): void {
  loading.catch(() => {})
  const answer = async (task: Task): Promise<Reply<Result>> => {
    try {
      const run = await loading
      return { result: await run(task) }
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error)
      return error instanceof AppError ? { failure, fix: error.fix } : { failure }
    }
  }
  parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await answer(task)))
}
