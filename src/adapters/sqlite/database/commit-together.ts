// Step: storage. In: pieces of work that write. Out: one commit for all that were asked for in one turn of the event loop, because each waits for the disk and everybody with it.

export interface Together {
  /** Resolves once what `work` wrote is on the disk; `work` alone fails by what it throws, and may be run anew. */
  ask<T>(work: () => T): Promise<T>
  /** Does at once what was asked for. */
  flush(): void
}

interface Waiting {
  readonly work: () => unknown
  readonly resolve: (made: unknown) => void
  readonly reject: (error: unknown) => void
}

/** The first are not kept waiting for the last, and what waits stays small. */
const most = 8

type Outcome = { readonly made: unknown } | { readonly error: unknown }

export function openTogether(transaction: <T>(work: () => T) => T): Together {
  let waiting: Waiting[] = []
  const doAll = (all: readonly Waiting[]): readonly Outcome[] => {
    if (all.length === 1) return [attempt(() => transaction(all[0]!.work))]
    try {
      return transaction(() => all.map(({ work }) => ({ made: work() })))
    } catch {
      // What one of them ran into is not the others' fault.
      return all.map(({ work }) => attempt(() => transaction(work)))
    }
  }
  const flush = () => {
    const all = waiting
    waiting = []
    for (const [i, outcome] of doAll(all).entries())
      if ('error' in outcome) all[i]!.reject(outcome.error)
      else all[i]!.resolve(outcome.made)
  }
  return {
    flush,
    ask: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ work, resolve: (made) => resolve(made as T), reject })
        if (waiting.length >= most) flush()
      }),
  }
}

function attempt(work: () => unknown): Outcome {
  try {
    return { made: work() }
  } catch (error) {
    return { error }
  }
}
