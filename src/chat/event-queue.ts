// Turns callbacks (a line is ready, a step is done) into an async sequence that ends with the work's result.

/**
 * Yields what `work` hands to `push` while it runs; returns its result when it has ended, or throws its error.
 * Returns null as soon as the signal aborts, whether or not the work listens to it.
 */
export async function* streamWork<Event, Result>(
  work: (push: (event: Event) => void) => Promise<Result>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Event, Result | null> {
  const queue: Event[] = []
  let wake = () => {}
  let isDone = false
  const ring = () => wake()
  const push = (event: Event) => {
    queue.push(event)
    ring()
  }
  const result = work(push).finally(() => {
    isDone = true
    ring()
  })
  // Awaited below; without this a reader that leaves early would make it an unhandled rejection.
  result.catch(() => {})
  signal?.addEventListener('abort', ring)
  try {
    while (!signal?.aborted) {
      while (queue.length > 0) yield queue.shift() as Event
      if (isDone) return await result
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    return null
  } finally {
    signal?.removeEventListener('abort', ring)
  }
}
