// Step: the thread's side of a text worker. Takes one job a message, does it, answers; asks the main thread by errands.
import { parentPort } from 'node:worker_threads'
import { AppError, type AppErrorKind } from '#shared/errors.ts'

/** An error as it crosses the threads. */
export interface SentError {
  readonly kind: AppErrorKind | null
  readonly message: string
  readonly fix: string
}

export type ToThread =
  | { readonly kind: 'job'; readonly name: string; readonly given: unknown }
  | { readonly kind: 'answer'; readonly ask: number; readonly made: unknown }
  | { readonly kind: 'refusal'; readonly ask: number; readonly error: SentError }

export type FromThread =
  | { readonly kind: 'started' }
  | { readonly kind: 'ask'; readonly ask: number; readonly name: string; readonly given: unknown }
  | { readonly kind: 'done'; readonly made: unknown }
  | { readonly kind: 'failed'; readonly error: SentError }

/** Asks the main thread for something by name. */
export type Ask = (name: string, given: unknown) => Promise<unknown>

export type Jobs = Readonly<Record<string, (given: never, ask: Ask) => unknown>>

/** Serves one job at a time until the thread is ended. */
export function serveJobs(jobs: Jobs): void {
  const port = parentPort!
  const send = (message: FromThread) => port.postMessage(message)
  const open = new Map<number, { resolve: (made: unknown) => void; reject: (error: Error) => void }>()
  let asked = 0
  const ask: Ask = (name, given) =>
    new Promise((resolve, reject) => {
      open.set(++asked, { resolve, reject })
      send({ kind: 'ask', ask: asked, name, given })
    })
  const serve = async (name: string, given: unknown) => {
    send({ kind: 'started' })
    try {
      send({ kind: 'done', made: await jobs[name]!(given as never, ask) })
    } catch (error) {
      send({ kind: 'failed', error: packError(error) })
    }
  }
  port.on('message', (message: ToThread) => {
    if (message.kind === 'job') void serve(message.name, message.given)
    else {
      const waiting = open.get(message.ask)
      open.delete(message.ask)
      if (message.kind === 'answer') waiting?.resolve(message.made)
      else waiting?.reject(unpackError(message.error))
    }
  })
}

export function packError(error: unknown): SentError {
  if (error instanceof AppError) return { kind: error.kind, message: error.message, fix: error.fix }
  return { kind: null, message: error instanceof Error ? error.message : String(error), fix: '' }
}

export function unpackError({ kind, message, fix }: SentError): Error {
  return kind === null ? new Error(message) : new AppError(kind, message, { fix })
}
